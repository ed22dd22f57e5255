"""Files as people send them, made here: documents and recordings that tell more than they show."""

import zipfile
from fractions import Fraction
from io import BytesIO

import av
import pikepdf
from PIL import Image

SECRET = "Amina Example"
"""What each of these files says somewhere, and no clean one may."""


def told_picture(kind="JPEG", size=(64, 48)) -> bytes:
    """A picture that says who took it where."""
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "SpyCam", SECRET
    exif.get_ifd(0x8825).update({1: "S", 2: (1.0, 17.0, 30.0), 3: "E", 4: (36.0, 49.0, 1.0)})
    out = BytesIO()
    Image.new("RGB", size, "#b45309").save(out, kind, exif=exif)
    return out.getvalue()


def pdf(change=None, picture=True, **saving) -> bytes:
    """A page with a photograph, a note and an author; ``change`` may do more to the document."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 200))
    page = document.pages[0]
    if picture:
        image = document.make_stream(told_picture())
        _describe(image)
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Photo=image))
        page.Contents = document.make_stream(b"q 100 0 0 100 0 0 cm /Photo Do Q")
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T=SECRET, Contents="Good", M="D:2026"
    )
    page.Annots = document.make_indirect(pikepdf.Array([note]))
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = [SECRET]
    document.docinfo["/Author"] = SECRET
    if change:
        change(document)
    out = BytesIO()
    document.save(out, **saving)
    return out.getvalue()


def _describe(image) -> None:
    image.Type, image.Subtype, image.Width, image.Height = pikepdf.Name.XObject, pikepdf.Name.Image, 64, 48
    image.ColorSpace, image.BitsPerComponent, image.Filter = pikepdf.Name.DeviceRGB, 8, pikepdf.Name.DCTDecode


CORE = f'<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>{SECRET}</dc:creator></cp:coreProperties>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = (
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:ins w:author="{SECRET}"><w:t>Ask first</w:t></w:ins>%s</w:p>'
    "</w:body></w:document>"
)
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
TEXT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"><office:body>'
    f"<office:annotation><dc:creator>{SECRET}</dc:creator></office:annotation><text:p>Ask first%s</text:p>"
    "</office:body></office:document-content>"
)


def packed(members: dict[str, bytes | str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body="", relations="", **more: bytes | str) -> bytes:
    """A Word document with a photograph, a tracked change and an author."""
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "word/document.xml": BODY % body,
            "word/_rels/document.xml.rels": RELATIONS % relations,
            "docProps/core.xml": CORE,
            "docProps/thumbnail.jpeg": told_picture(),
            "word/media/image1.jpeg": told_picture(),
            **more,
        }
    )


def odt(body="", **more: bytes | str) -> bytes:
    """An OpenDocument text with a photograph, a note and an author."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": TEXT % body,
            "meta.xml": f'<m xmlns:dc="d"><dc:creator>{SECRET}</dc:creator></m>',
            "Thumbnails/thumbnail.png": told_picture("PNG"),
            "Pictures/one.png": told_picture("PNG"),
            "META-INF/manifest.xml": "<m/>",
            **more,
        }
    )


def recording(form="mp4", film="libx264", sound="aac", size=(64, 48), seconds=1, **told: str) -> bytes:
    """A film or sound of a second that names someone in its labels."""
    out = BytesIO()
    with av.open(out, "w", format=form) as container:
        container.metadata.update({"title": SECRET, "artist": SECRET, "comment": SECRET, **told})
        tracks = []
        if film:
            tracks.append(container.add_stream(film, rate=10))
            tracks[-1].width, tracks[-1].height, tracks[-1].pix_fmt = *size, "yuv420p"
        if sound:
            tracks.append(container.add_stream(sound, rate=48_000, layout="mono"))
        for track in tracks:
            track.metadata["title"] = SECRET
            for frame in _frames(track, size, seconds):
                container.mux(track.encode(frame))
            container.mux(track.encode())
    return out.getvalue()


def _frames(track, size, seconds):
    if track.type == "video":
        for number in range(10 * seconds):
            frame = av.VideoFrame(*size, "yuv420p")
            for plane in frame.planes:
                plane.update(bytes([number * 7 % 256]) * plane.buffer_size)
            frame.pts, frame.time_base = number, Fraction(1, 10)
            yield frame
        return
    length = track.codec_context.frame_size or 1024
    for number in range(48_000 * seconds // length):
        frame = av.AudioFrame(format=track.codec_context.format.name, layout="mono", samples=length)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        frame.sample_rate, frame.pts, frame.time_base = 48_000, number * length, Fraction(1, 48_000)
        yield frame
