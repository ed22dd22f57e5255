"""Recordings leave the gate as the same sound and picture, alone; what is no recording is refused."""

from io import BytesIO

import av
import pytest

from clarion.files.recordings import clean_recording
from clarion.files.refusals import FileRefused

from .made import SECRET, recording

KINDS = {
    "a.mp4": {"form": "mp4"},
    "a.mov": {"form": "mov"},
    "b.webm": {"form": "webm", "film": "libvpx-vp9", "sound": "libopus"},
    "c.mp3": {"form": "mp3", "film": None, "sound": "libmp3lame"},
    "d.m4a": {"form": "mp4", "film": None, "sound": "aac"},
    "e.ogg": {"form": "ogg", "film": None, "sound": "libopus"},
    "f.opus": {"form": "ogg", "film": None, "sound": "libopus"},
    "g.wav": {"form": "wav", "film": None, "sound": "pcm_s16le"},
}


def clean(data: bytes, name: str):
    return clean_recording(BytesIO(data), len(data), name)


def code(data: bytes, name: str) -> str:
    with pytest.raises(FileRefused) as refusal:
        clean(data, name)
    return refusal.value.code


@pytest.mark.parametrize("name", KINDS)
def test_sound_and_picture_stay_and_labels_go(name):
    given = recording(**KINDS[name])
    assert SECRET.encode() in given
    taken = clean(given, name)
    with taken.file as file:
        data = file.read()
    assert SECRET.encode() not in data
    is_film = KINDS[name].get("film", "libx264") is not None
    assert (taken.width, taken.height) == ((64, 48) if is_film else (None, None))
    assert 0.9 < taken.seconds < 1.2
    with av.open(BytesIO(given)) as before, av.open(BytesIO(data)) as after:
        assert after.metadata.get("title") is None
        assert [track.codec_context.codec.canonical_name for track in after.streams] == [
            track.codec_context.codec.canonical_name for track in before.streams
        ]
        assert len(list(after.decode(after.streams[0]))) == len(list(before.decode(before.streams[0])))


def test_an_ending_that_is_true():
    endings = [clean(recording(**KINDS[name]), name).extension for name in ("a.mov", "f.opus", "d.m4a")]
    assert endings == ["mp4", "opus", "m4a"]


def test_a_film_can_be_played_from_its_start():
    data = clean(recording(), "a.mp4").file.read()
    assert data.index(b"moov") < data.index(b"mdat")


def test_what_the_encoder_says_between_the_pictures_goes():
    assert b"x264 - core" in recording()
    assert b"x264 - core" not in clean(recording(), "a.mp4").file.read()


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"


@pytest.mark.parametrize(
    ("data", "name", "wanted"),
    [
        (PLAYLIST, "a.mp4", "content_mismatch"),
        (b"\0\0\0\x18ftypisom" + PLAYLIST, "a.mp4", "corrupt_file"),
        (recording(), "a.webm", "content_mismatch"),
        (recording()[:900], "a.mp4", "corrupt_file"),
        (recording(size=(4_112, 64)), "a.mp4", "too_many_pixels"),
        (recording(film="mpeg4"), "a.mp4", "codec_not_allowed"),
        (recording(form="webm", film=None, sound="libopus"), "a.exe", "type_not_allowed"),
        (b"", "a.mp4", "empty_file"),
        (b"RIFF\x24\0\0\0WAVEfmt " + bytes(28), "a.wav", "corrupt_file"),
    ],
    ids=["list", "list in disguise", "other kind", "cut", "too wide", "rare", "program", "empty", "hollow"],
)
def test_what_is_no_recording(data, name, wanted):
    assert code(data, name) == wanted
