"""Broken files by the thousand: each is taken clean or refused in words, and none breaks anything or leaves a trace."""

from io import BytesIO

import pytest

from clarion.files import limited
from clarion.files.captions import clean_captions
from clarion.files.documents import clean_document
from clarion.files.images import clean_picture
from clarion.files.recordings import clean_recording
from clarion.files.refusals import FileRefused

from .made import SECRET, docx, odt, pdf, recording, told_picture
from .mutants import mutant

CAPTIONS = (
    b"WEBVTT\n\nNOTE x\n\n" + b"1\n00:01.000 --> 00:02.000 line:80%\n<v Amina><b>Ask</b> first &amp; last\n\n" * 3
)


def picture(data: bytes, name: str) -> bytes:
    return clean_picture(data, name).data


def document(data: bytes, name: str) -> bytes:
    with clean_document(BytesIO(data), len(data), name).file as file:
        return file.read()


def sound_or_film(data: bytes, name: str) -> bytes:
    with clean_recording(BytesIO(data), len(data), name).file as file:
        return file.read()


KINDS = {
    "a.jpg": (picture, lambda: told_picture("JPEG")),
    "a.png": (picture, lambda: told_picture("PNG")),
    "a.gif": (picture, lambda: told_picture("GIF")),
    "a.webp": (picture, lambda: told_picture("WEBP")),
    "a.avif": (picture, lambda: told_picture("AVIF")),
    "a.pdf": (document, pdf),
    "a.docx": (document, docx),
    "a.odt": (document, odt),
    "a.mp4": (sound_or_film, recording),
    "a.webm": (sound_or_film, lambda: recording(form="webm", film="libvpx-vp9", sound="libopus")),
    "a.mp3": (sound_or_film, lambda: recording(form="mp3", film=None, sound="libmp3lame")),
    "a.ogg": (sound_or_film, lambda: recording(form="ogg", film=None, sound="libopus")),
    "a.wav": (sound_or_film, lambda: recording(form="wav", film=None, sound="pcm_s16le")),
    "a.vtt": (clean_captions, lambda: CAPTIONS),
}
EACH, EACH_DEEP = 11, 215
"""For each kind; together some 150, and some 3,000 in the long checks."""


@pytest.fixture(scope="module")
def whole() -> dict[str, bytes]:
    return {name: make() for name, (_gate, make) in KINDS.items()}


def outcomes(name: str, whole: dict[str, bytes], seeds: range) -> list[str]:
    """What becomes of each mutant; anything but a clean file or a refusal fails where it happens."""
    gate, others, seen = KINDS[name][0], list(whole.values()), []
    for seed in seeds:
        broken = mutant(whole[name], others[seed % len(others)], seed)
        try:
            taken = gate(broken, name)
        except FileRefused as refusal:
            seen.append(refusal.code)
            continue
        seen.append("taken")
        if gate is picture:  # elsewhere a splice may have put the words where words belong
            assert SECRET.encode() not in taken, seed
    return seen


@pytest.mark.parametrize("name", KINDS)
def test_a_whole_file_is_taken(name, whole):
    assert KINDS[name][0](whole[name], name)


@pytest.mark.parametrize("name", KINDS)
def test_broken_files_are_taken_clean_or_refused(name, whole):
    assert len(outcomes(name, whole, range(EACH))) == EACH


@pytest.mark.deep
@pytest.mark.parametrize("name", KINDS)
def test_three_thousand_broken_files(name, whole, monkeypatch):
    monkeypatch.setattr(limited, "WALL_SECONDS", 30)
    seen = outcomes(name, whole, range(1_000, 1_000 + EACH_DEEP))
    assert (len(seen), seen.count("too_complex") <= EACH_DEEP // 20) == (EACH_DEEP, True)
