"""Captions come out as WebVTT that says its words and nothing else."""

import pytest

from clarion.files.captions import MAX_BYTES, clean_captions, read_captions
from clarion.files.refusals import FileRefused

HEAD = "WEBVTT\n\n"


def clean(text: str, name="a.vtt") -> str:
    return clean_captions(text.encode(), name).decode()


def words(text: str) -> str:
    """What becomes of the words of one cue."""
    return clean(f"{HEAD}00:01.000 --> 00:02.000\n{text}\n").split("\n", 3)[3].rstrip("\n")


def test_a_plain_file():
    given = "\ufeffWEBVTT - English\r\n\r\nfirst\r\n00:01.000 --> 00:02.500 align:start evil:1\r\nAsk\r\nfirst\r\n"
    assert clean(given) == "WEBVTT\n\n00:00:01.000 --> 00:00:02.500 align:start\nAsk\nfirst\n"


def test_what_is_clean_stays_as_it_is():
    once = clean(f"{HEAD}00:01.000 --> 00:02.000 line:80% position:10%,line-left\n<v Amina>Hallo &amp; مرحبا</v>\n")
    assert clean(once) == once


def test_subrip_becomes_webvtt():
    given = (
        "1\n00:00:00,000 --> 00:00:01,000\n<i>hello</i>\n\n2\n00:00:01,000 --> 00:00:02,000\n<font size=2>you</font>\n"
    )
    assert clean(given, "a.srt") == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n<i>hello</i>\n\n00:00:01.000 --> 00:00:02.000\nyou\n"
    )


def test_notes_styles_and_regions_go():
    given = f"{HEAD}NOTE by Amina\n\nSTYLE\n::cue {{ background: url(http://127.0.0.1:9/) }}\n\nREGION\nid:a\n\n"
    assert clean(f"{given}00:01.000 --> 00:02.000\nx\n") == f"{HEAD}00:00:01.000 --> 00:00:02.000\nx\n"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("<b>a</b>", "<b>a</b>"),
        ("<b>a", "<b>a</b>"),
        ("a</b>", "a"),
        ("<b><i>a</b></i>", "<b><i>a</i></b>"),
        ("<c.yellow.bg_blue>a</c>", "<c.yellow.bg_blue>a</c>"),
        ('<v "><img onerror=x>a', '<v ">a</v>'),
        ("<lang sw>a</lang>", "<lang sw>a</lang>"),
        ("<script>alert(1)</script>a", "a"),
        ("<img src=x onerror=alert(1)>a", "a"),
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("<00:01.500>a", "a"),
        ("a --> b", "a → b"),
    ],
)
def test_marks(given, wanted):
    assert words(given) == wanted


def test_a_transcript_gets_the_words_without_marks():
    cues = read_captions(f"{HEAD}00:01.000 --> 00:02.000\n<v Amina>1 &lt; <b>2</b>\n".encode(), "a.vtt")
    assert [(cue.start, cue.end, cue.plain) for cue in cues] == [(1000, 2000, "1 < 2")]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.vtt", "empty_file"),
        (b"x" * (MAX_BYTES + 1), "a.vtt", "file_too_large"),
        (b"WEBVTT\n", "a.txt", "type_not_allowed"),
        (b"00:01.000 --> 00:02.000\nx\n", "a.vtt", "content_mismatch"),
        (b"WEBVTTX\n\n00:01.000 --> 00:02.000\nx\n", "a.vtt", "content_mismatch"),
        (b"WEBVTT\n", "a.vtt", "content_mismatch"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\ncaf\xe9\n", "a.vtt", "bad_encoding"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\na\0b\n", "a.vtt", "bad_encoding"),
        (b"WEBVTT\n\n00:02.000 --> 00:01.000\nx\n", "a.vtt", "corrupt_file"),
        (b"WEBVTT\n\n00:01.000 --> 00:61.000\nx\n", "a.vtt", "corrupt_file"),
        (b"WEBVTT\n\nwords that are\nno caption\n", "a.vtt", "corrupt_file"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000" + b" " * 5000 + b"x\n", "a.vtt", "corrupt_file"),
        (b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\nx\n\n" * 20_001, "a.vtt", "too_many_captions"),
    ],
)
def test_what_is_no_captions(data, name, code):
    with pytest.raises(FileRefused) as refusal:
        clean_captions(data, name)
    assert refusal.value.code == code


def test_the_line_is_named():
    with pytest.raises(FileRefused) as refusal:
        clean(f"{HEAD}00:01.000 --> 00:02.000\nx\n\n00:05.000 --> 00:04.000\ny\n")
    assert str(refusal.value.message) == "Line 6: a caption ends before it begins."
