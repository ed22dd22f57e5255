"""Compiles the message catalogues with Babel, so that no system package is needed."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"


def compile_catalogues(folder: Path = LOCALE_DIR) -> int:
    """Writes a ``.mo`` beside each ``.po`` below the folder; answers how many."""
    sources = sorted(folder.rglob("*.po"))
    for source in sources:
        with source.open("rb") as text:
            catalogue = read_po(text)
        with source.with_suffix(".mo").open("wb") as binary:
            write_mo(binary, catalogue)
    return len(sources)


if __name__ == "__main__":
    compile_catalogues()
