"""The files of the demonstration's materials: tones for voices, short moving posters, sheets to print."""

from io import BytesIO
from time import gmtime

from django.core.files.base import ContentFile, File
from django.utils.translation import override

from content.media.gate import marked_clean
from content.models import Handout, Recording
from content.pages.choices import MaterialKind

from . import pages, pictures, runner
from .material_plans import MaterialPlan

SECONDS, RATE = 4, 12
PITCHES = (262, 294, 330, 392, 440, 523)
MOVING = {MaterialKind.TV_SPOT, MaterialKind.TV_SHOW, MaterialKind.SHORT_VIDEO}
WIDE, UPRIGHT = (426, 240), (240, 426)


def named(title: str, plan: MaterialPlan, language: str) -> str:
    """The title with the kind behind it, so that an item of the library says what it is."""
    with override(language):
        return f"{title} ({plan.kind.label})"


def recording(title: str, transcript: str, drawn: str, plan: MaterialPlan, hue: int, language: str, seed: int):
    """The recording of that title, made when it is missing; ``drawn`` is the title on its moving poster."""
    name = named(title, plan, language)
    if found := Recording.objects.filter(title=name).first():
        return found
    moves = plan.kind in MOVING
    file = _video(drawn, plan, hue, language) if moves else _sound(plan, seed)
    return Recording.objects.create(
        title=name, type="video" if moves else "audio", duration=file.seconds, transcript=transcript, file=file
    )


def handout(title: str, drawn: str, line: str, plan: MaterialPlan, hue: int, language: str) -> Handout:
    """The poster as a sheet in PDF, with ``drawn`` and ``line`` as its letters."""
    name = named(title, plan, language)
    found = Handout.objects.filter(title=name).first()
    return found or Handout.objects.create(title=name, file=_sheet(_poster(drawn, line, plan, hue, language)))


def _sound(plan: MaterialPlan, seed: int) -> File:
    draw = runner.chance(seed, "tones", plan.slug)
    tones = pages._tones(tuple(draw.choice(PITCHES) for _tone in range(4)), 1.0)
    return _passed(tones, f"{plan.slug}.wav", SECONDS)


def _video(title: str, plan: MaterialPlan, hue: int, language: str) -> File:
    """The poster appears out of its own ground colour; one thread, so that the bytes are the same each time."""
    import av
    from PIL import Image

    size = UPRIGHT if plan.upright else WIDE
    with Image.open(BytesIO(_poster(title, "", plan, hue, language, tuple(2 * side for side in size)))) as drawn:
        poster = drawn.convert("RGB").resize(size)
    ground = Image.new("RGB", size, poster.getpixel((2, 2)))
    out, frames = BytesIO(), SECONDS * RATE
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"crf": "27", "threads": "1"})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for number in range(frames):
            frame = Image.blend(ground, poster, min(1, 2 * number / frames))
            container.mux(stream.encode(av.VideoFrame.from_image(frame)))
        container.mux(stream.encode())
    return _passed(out.getvalue(), f"{plan.slug}.mp4", SECONDS, *size)


def _poster(title, line, plan, hue, language, size=pictures.PORTRAIT) -> bytes:
    return pictures.render(pictures.poster(title, line, hue, plan.scene, language, size))


def _sheet(poster: bytes) -> File:
    from PIL import Image

    out = BytesIO()
    with Image.open(BytesIO(poster)) as drawn:
        drawn.convert("RGB").save(out, "PDF", resolution=121, creationDate=gmtime(0), modDate=gmtime(0))
    return marked_clean(ContentFile(out.getvalue(), name="sheet.pdf"))


def _passed(data: bytes, name: str, seconds: int, width: int | None = None, height: int | None = None) -> File:
    """A file of our own making, with what the gate would have learned of it."""
    file = marked_clean(ContentFile(data, name=name))
    file.seconds, file.width, file.height = seconds, width, height
    return file
