"""Makes search on SQLite take a quotation mark for what it is; the library writes it into the query as it came."""

from django.db import connection


def guard_sqlite_search() -> None:
    """Doubles quotation marks in each searched word, so that no word ends its string and speaks to FTS5 itself."""
    if connection.vendor != "sqlite":
        return
    from modelsearch.backends.database.sqlite.query import Lexeme

    original = Lexeme.as_sql
    if getattr(original, "guards_quotes", False):
        return

    def as_sql(self, compiler, connection):
        template, [word] = original(self, compiler, connection)
        return template, [word.replace('"', '""')]

    as_sql.guards_quotes = True
    Lexeme.as_sql = as_sql
