"""Films and sound, in the limited process: looked through, and the same sound and picture packed anew, alone.

Nothing is encoded again. Only the tracks of sound and picture cross over; titles, places, cover pictures, chapters,
subtitles and tracks of data (some cameras write the way they went) do not.
"""

import os
from io import BytesIO

import av
import av.audio.codeccontext
import av.audio.stream
import av.sidedata.sidedata
import av.subtitles.codeccontext
import av.subtitles.stream
import av.subtitles.subtitle
import av.video.codeccontext
import av.video.stream
from av.bitstream import BitStreamFilterContext

from . import vorbis
from .faults import Fault

MAX_STREAMS = 32
MAX_TRACKS = 8
MAX_SIDE = 4_096
MAX_SECONDS = 6 * 3_600
SOUND_IN_MP4, SOUND_IN_OGG = ("aac", "mp3"), ("opus", "vorbis")
FILMS_IN_MP4, FILMS_IN_WEBM = ("h264", "hevc", "av1"), ("vp8", "vp9", "av1")
PLAIN_SOUND = ("pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_u8", "pcm_f32le")
KINDS = {
    "mp4": ("mov", "mp4", SOUND_IN_MP4, FILMS_IN_MP4),
    "m4a": ("mov", "mp4", SOUND_IN_MP4, ()),
    "webm": ("matroska", "webm", SOUND_IN_OGG, FILMS_IN_WEBM),
    "ogg": ("ogg", "ogg", SOUND_IN_OGG, ()),
    "wav": ("wav", "wav", PLAIN_SOUND, ()),
    "mp3": ("mp3", "mp3", ("mp3",), ()),
}
"""For each kind the one reader, the writer, and the ways of packing sound and pictures that browsers play."""
_SAID_IN_FILM = {"h264": "filter_units=remove_types=6", "hevc": "filter_units=remove_types=39-40"}
"""Takes what a camera or a program says between the pictures of a film out of it."""
_OPTIONS = {"fflags": "+bitexact", "movflags": "+faststart", "id3v2_version": "0", "write_id3v1": "0"}


def prepare(source, target, options: dict):
    """Opens the second way into the target that the writer of MP4 needs; nothing can be opened any more after that."""
    again = open(f"/proc/self/fd/{target.fileno()}", "rb")  # noqa: SIM115  stays open
    with av.open(BytesIO(), "w", format="wav") as rehearsal:
        rehearsal.add_stream("pcm_s16le", rate=8_000, layout="mono")
    return source, target, again


def work(prepared, *, kind: str) -> dict:
    """Writes the clean recording; its facts are its seconds and, of a film, its width and height as shown."""
    source, target, again = prepared
    reader, writer, sounds, films = KINDS[kind]
    with av.open(source, format=reader, options={"protocol_whitelist": ""}, io_open=_nothing_else) as given:
        tracks = _tracks(given, sounds, films)
        options = {name: value for name, value in _OPTIONS.items() if name in _known(writer)}
        with av.open(target, "w", format=writer, options=options, io_open=lambda *_: again) as taken:
            seconds = _copy(given, taken, tracks)
        size = _size(source, reader, tracks[0].index) if tracks[0].type == "video" else None
    target.flush()
    if os.fstat(target.fileno()).st_size == 0 or seconds <= 0:
        raise Fault("corrupt_file")
    return {"seconds": round(seconds, 3), "width": size and size[0], "height": size and size[1]}


def _known(writer: str) -> tuple[str, ...]:
    own = {"mp4": ("movflags",), "mp3": ("id3v2_version", "write_id3v1")}
    return ("fflags", *own.get(writer, ()))


def _nothing_else(address, *_rest):
    raise PermissionError("a recording opens nothing else")


def _tracks(given, sounds: tuple[str, ...], films: tuple[str, ...]) -> list:
    """The first picture and every sound of the recording; raises Fault for what browsers do not play."""
    if len(given.streams) > MAX_STREAMS:
        raise Fault("too_complex")
    pictures = [stream for stream in given.streams.video if not stream.disposition & av.stream.Disposition.attached_pic]
    for stream in pictures:
        if max(stream.codec_context.width, stream.codec_context.height) > MAX_SIDE:
            raise Fault("too_many_pixels" if films else "codec_not_allowed")
    tracks = [*(pictures[:1] if films else ()), *given.streams.audio]
    if not tracks:
        raise Fault("no_sound_or_picture")
    if len(tracks) > MAX_TRACKS:
        raise Fault("too_complex")
    for track in tracks:
        if _packing(track) not in (films if track.type == "video" else sounds):
            raise Fault("codec_not_allowed")
    return tracks


def _packing(track) -> str:
    return track.codec_context.codec.canonical_name


def _copy(given, taken, tracks: list) -> float:
    """Carries the tracks over packet by packet; returns how long the longest is."""
    ways = {track.index: _way(track, taken) for track in tracks}
    first, last = None, 0.0
    for packet in given.demux(tracks):
        if packet.dts is None or packet.size == 0:
            continue
        if packet.is_corrupt:
            raise Fault("corrupt_file")
        stream, without = ways[packet.stream.index]
        begins = float((packet.pts if packet.pts is not None else packet.dts) * packet.time_base)
        first = begins if first is None else min(first, begins)
        last = max(last, begins + float((packet.duration or 0) * packet.time_base))
        if last - first > MAX_SECONDS:
            raise Fault("too_long")
        for kept in without.filter(packet) if without else (packet,):
            kept.stream = stream
            taken.mux_one(kept)
    return last - (first or 0.0)


def _way(track, taken):
    """The track it becomes, and the filter its packets pass, if any."""
    stream = taken.add_stream_from_template(track)
    stream.metadata.clear()
    name = _packing(track)
    if name == "vorbis":
        stream.codec_context.extradata = vorbis.without_comments(track.codec_context.extradata)
    said = _SAID_IN_FILM.get(name)
    return stream, BitStreamFilterContext(said, track, stream) if said else None


def _size(source, reader: str, index: int) -> tuple[int, int]:
    """Width and height of the first picture as it is shown; it must decode."""
    source.seek(0)
    with av.open(source, format=reader, options={"protocol_whitelist": ""}, io_open=_nothing_else) as given:
        stream = given.streams[index]
        stream.thread_type = "NONE"
        frame = next(given.decode(stream))
        turned = round(frame.rotation) % 180 == 90
        return (frame.height, frame.width) if turned else (frame.width, frame.height)
