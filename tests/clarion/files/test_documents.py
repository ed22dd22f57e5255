"""Documents leave the gate as text and pictures: what acts is refused, and what names people does not survive."""

import zipfile
from io import BytesIO

import pikepdf
import pytest

from clarion.files.documents import MAX_BYTES, clean_document
from clarion.files.refusals import FileRefused

from .made import SECRET, docx, odt, packed, pdf


def clean(data: bytes, name: str) -> bytes:
    with clean_document(BytesIO(data), len(data), name).file as file:
        return file.read()


def code(data: bytes, name: str) -> str:
    with pytest.raises(FileRefused) as refusal:
        clean(data, name)
    return refusal.value.code


def everything_in(data: bytes) -> bytes:
    """A document's bytes with its parts unpacked."""
    if data[:5] == b"%PDF-":
        with pikepdf.open(BytesIO(data)) as document:
            out = BytesIO()
            document.save(
                out,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            )
            return out.getvalue()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return b"\n".join(name.encode() + archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize(("make", "name"), [(pdf, "a.pdf"), (docx, "a.docx"), (odt, "a.odt")])
def test_nobody_is_named_and_no_place_is_told(make, name):
    given = everything_in(make())
    assert [trace in given for trace in (SECRET.encode(), b"SpyCam")] == [True, True]
    taken = everything_in(clean(make(), name))
    assert [trace in taken for trace in (SECRET.encode(), b"SpyCam", b"Exif\0\0", b"thumbnail")] == [False] * 4


def test_the_pages_and_the_words_stay():
    with pikepdf.open(BytesIO(clean(pdf(), "a.pdf"))) as document:
        page = document.pages[0]
        assert (len(document.pages), photo(document).Width, str(page.Annots[0].Contents)) == (1, 64, "Good")
        assert pikepdf.PdfImage(photo(document)).as_pil_image().size == (64, 48)
    assert b"Ask first" in everything_in(clean(docx(), "a.docx"))
    assert b"Ask first" in everything_in(clean(odt(), "a.odt"))


def photo(document):
    return document.pages[0].Resources.XObject["/Photo"]


def root(**entries):
    def change(document):
        for name, value in entries.items():
            document.Root[f"/{name}"] = value

    return change


def action(**entries):
    return pikepdf.Dictionary(**{name: pikepdf.Name(f"/{v}") if name == "S" else v for name, v in entries.items()})


def on_the_page(**entries):
    def change(document):
        document.pages[0].Annots.append(
            pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], **entries)
        )

    return change


def attached(document):
    document.attachments["a.exe"] = b"MZ"


ACTS = {
    "script": root(OpenAction=action(S="JavaScript", JS="app.alert(1)")),
    "program": root(OpenAction=action(S="Launch", F="calc.exe")),
    "script on leaving": root(AA=pikepdf.Dictionary(WC=action(S="JavaScript", JS="x"))),
    "attachment": attached,
    "form that sends": on_the_page(A=action(S="SubmitForm", F="http://127.0.0.1:9/")),
    "other document": on_the_page(A=action(S="GoToR", F="//host/share")),
    "script as an address": on_the_page(A=action(S="URI", URI="javascript:alert(1)")),
    "form of another kind": root(AcroForm=pikepdf.Dictionary(XFA="x")),
    "portfolio": root(Collection=pikepdf.Dictionary()),
}


@pytest.mark.parametrize("change", ACTS.values(), ids=ACTS)
def test_a_pdf_that_acts_is_refused(change):
    assert code(pdf(change), "a.pdf") == "active_content"


def test_a_link_to_read_on_is_kept():
    taken = everything_in(clean(pdf(on_the_page(A=action(S="URI", URI="https://example.org/"))), "a.pdf"))
    assert b"https://example.org/" in taken


def test_a_pdf_with_a_password_is_refused():
    assert code(pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "a.pdf") == "encrypted"
    assert code(pdf(encryption=pikepdf.Encryption(owner="o", user="")), "a.pdf") == "encrypted"


def test_a_pdf_of_too_many_pages_is_refused():
    def many(document):
        for _page in range(2_000):
            document.add_blank_page()

    assert code(pdf(many, picture=False), "a.pdf") == "too_many_pages"


@pytest.mark.parametrize("filters", [["FlateDecode"], ["ASCII85Decode"], ["ASCIIHexDecode"]])
def test_a_photograph_is_cleaned_however_it_is_wrapped(filters):
    import base64
    import zlib

    wrap = {
        "FlateDecode": zlib.compress,
        "ASCII85Decode": lambda data: base64.a85encode(data) + b"~>",
        "ASCIIHexDecode": lambda data: data.hex().encode() + b">",
    }[filters[0]]

    def change(document):
        names = pikepdf.Array([pikepdf.Name(f"/{filters[0]}"), pikepdf.Name.DCTDecode])
        photo(document).write(wrap(photo(document).read_raw_bytes()), filter=names)

    with pikepdf.open(BytesIO(clean(pdf(change), "a.pdf"))) as document:
        assert b"SpyCam" not in photo(document).read_raw_bytes()


FIELD = '<w:instrText xmlns:w="w">%s</w:instrText>'
OUTSIDE = '<Relationship Id="r1" Type="http://x/%s" Target="%s" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("data", "name", "wanted"),
    [
        (docx(**{"word/vbaProject.bin": b"x"}), "a.docx", "active_content"),
        (docx(**{"word/embeddings/o.bin": b"x"}), "a.docx", "active_content"),
        (docx(**{"word/page.html": b"x"}), "a.docx", "active_content"),
        (docx(body=FIELD % "DDE" + FIELD % "AUTO c:\\\\cmd"), "a.docx", "active_content"),
        (docx(body='<w:altChunk xmlns:w="w"/>'), "a.docx", "active_content"),
        (docx(relations=OUTSIDE % ("attachedTemplate", "http://127.0.0.1:9/t.dotm")), "a.docx", "external_links"),
        (docx(relations=OUTSIDE % ("image", "http://127.0.0.1:9/p.png")), "a.docx", "external_links"),
        (docx(relations=OUTSIDE % ("hyperlink", "javascript:alert(1)")), "a.docx", "active_content"),
        (docx(**{"word/media/p.tiff": b"II*\0"}), "a.docx", "picture_not_allowed"),
        (docx(**{"word/media/p.svg": b"<svg/>"}), "a.docx", "picture_not_allowed"),
        (docx(**{"word/x.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "a.docx", "active_content"),
        (docx(**{"word/x.xml": b"<x>"}), "a.docx", "corrupt_file"),
        (docx(**{"word/big.xml": b"<x>" + b" " * 4_000_000 + b"</x>"}), "a.docx", "archive_bomb"),
        (docx(**{"../../x.xml": b"<x/>"}), "a.docx", "active_content"),
        (packed({"readme.xml": "<x/>"}), "a.docx", "content_mismatch"),
        (odt(**{"Basic/Standard/Module1.xml": "<x/>"}), "a.odt", "active_content"),
        (odt(**{"Object 1/content.xml": "<x/>"}), "a.odt", "active_content"),
        (odt(body='<script:event-listener script:language="x"/>'), "a.odt", "active_content"),
        (odt(body='<draw:image xlink:href="http://127.0.0.1:9/p.png"/>'), "a.odt", "external_links"),
        (odt(body='<text:a xlink:href="vnd.sun.star.script:x">y</text:a>'), "a.odt", "active_content"),
        (odt(mimetype="application/zip"), "a.odt", "content_mismatch"),
    ],
)
def test_a_text_document_that_acts_or_fetches_is_refused(data, name, wanted):
    assert code(data, name) == wanted


def test_a_text_document_may_link_to_a_page():
    taken = everything_in(clean(docx(relations=OUTSIDE % ("hyperlink", "https://example.org/")), "a.docx"))
    assert b"https://example.org/" in taken


@pytest.mark.parametrize(
    ("data", "name", "wanted"),
    [
        (pdf()[:-400], "a.pdf", "corrupt_file"),
        (b" " + pdf(), "a.pdf", "content_mismatch"),
        (docx()[:-40], "a.docx", "corrupt_file"),
        (pdf(), "a.docx", "content_mismatch"),
        (pdf(), "a.exe", "type_not_allowed"),
        (b"", "a.pdf", "empty_file"),
        (b"%PDF-" + bytes(MAX_BYTES), "a.pdf", "file_too_large"),
    ],
    ids=["cut pdf", "pdf that begins late", "cut docx", "pdf as docx", "program", "empty", "too large"],
)
def test_a_document_that_is_none(data, name, wanted):
    assert code(data, name) == wanted
