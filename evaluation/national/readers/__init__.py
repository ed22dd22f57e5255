"""One reader a format: each turns a file into records without touching the database."""
