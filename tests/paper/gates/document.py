"""Our own check of a file against PDF/UA-1 and PDF/A-2a or 3a: needs neither Java nor a network."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf, pdfa
from tests.paper.gates import marks, tree
from tests.paper.gates.tree import LANGUAGE

# What may be in a catalog of ours; whatever else turns up (forms, scripts, actions) must be a decision.
CATALOG = set(
    "/Type /Version /Pages /PageMode /PageLayout /Outlines /Lang /MarkInfo /Metadata /OutputIntents /StructTreeRoot "
    "/ViewerPreferences".split()
)
WITH_DATA = {"/AF", "/Names"}
# pikepdf.pdfa knows level B and no pdfuaid; these findings, and no others, are what it says of a sound file.
KNOWN = {
    "XMP namespace pdfaExtension=http://www.aiim.org/pdfa/ns/extension/ is not permitted",
    "XMP namespace pdfaSchema=http://www.aiim.org/pdfa/ns/schema# is not permitted",
    "XMP namespace pdfaProperty=http://www.aiim.org/pdfa/ns/property# is not permitted",
    "XMP property pdfuaid:part is not permitted",
    "XMP property pdfaExtension:schemas is not permitted",
    "pdfaid:conformance is 'A', expected 'B'",
}


def part_of(data: bytes) -> int:
    """The part of PDF/A that the file claims; 0 when it claims none."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        claimed = re.search(r"<pdfaid:part>(\d)<", _xmp(pdf))
    return int(claimed[1]) if claimed else 0


def structure(data: bytes) -> list[str]:
    """All that our own check finds."""
    findings = [*_bytes(data)]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        findings += [*_catalog(pdf), *_metadata(pdf), *_attachments(pdf), *_objects(pdf)]
        found = tree.read(pdf)
        findings += found.findings
        if len(pdf.pages) != 1:
            findings.append(f"{len(pdf.pages)} pages")
        for page in pdf.pages:
            content = marks.read(page, found)
            findings += [*content.findings, *marks.fonts(page, content.words), *marks.links(page, found)]
    return findings


def syntax(data: bytes) -> list[str]:
    """What ``qpdf --check`` says: the same code, by way of pikepdf."""
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            return [*map(str, pdf.check_pdf_syntax()), *map(str, pdf.get_warnings())]
    except pikepdf.PdfError as error:
        return [str(error)]


def archive(data: bytes) -> list[str]:
    """What ``pikepdf.pdfa`` says beyond what it says of every file of ours; a finding that is gone is one too."""
    report = pdfa.validate_written(io.BytesIO(data), "3b" if part_of(data) == 3 else "2b")
    said = {str(finding).partition("): ")[2] or str(finding) for finding in report.findings}
    return [*sorted(said - KNOWN), *(f"not said: {missing}" for missing in sorted(KNOWN - said))]


def _bytes(data: bytes) -> Iterator[str]:
    if not data.startswith(b"%PDF-1.") or not re.match(rb"%PDF-1\.\d[\r\n]+%[\x80-\xff]{4}", data):
        yield "ISO 19005-2 6.1.2: no header with a comment of high bytes"
    if any(before not in b"\r\n" for before in re.findall(rb"(.)endstream", data, re.DOTALL)):
        yield "ISO 19005-2 6.1.7.1: no end of line before endstream"
    if not data.rstrip().endswith(b"%%EOF") or len(data) - len(data.rstrip()) > 2:
        yield "ISO 19005-2 6.1.3: data after the end of the file"


def _catalog(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    if pdf.is_encrypted or "/ID" not in pdf.trailer:
        yield "ISO 19005-2 6.1.3: encrypted, or without an ID"
    if not _said(root, "/MarkInfo", "/Marked"):
        yield "06-001 not marked as tagged"
    if _said(root, "/MarkInfo", "/Suspects"):
        yield "01-006 tags are suspects"
    if not _said(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "07-002 the title is not shown"
    if not LANGUAGE.fullmatch(str(root.get("/Lang", ""))):
        yield f"11-006 the language of the document is {root.get('/Lang')}"
    allowed = CATALOG | (WITH_DATA if "/AF" in root else set())
    for key in sorted(set(root.keys()) - allowed):
        yield f"ISO 19005-2 6.5: {key} in the catalog"
    names = root.get("/Names", Dictionary())
    for key in sorted(set(names.keys()) - {"/EmbeddedFiles"}):
        yield f"ISO 19005-2 6.5: {key} among the names"
    intents = list(root.get("/OutputIntents", []))
    if len(intents) != 1 or intents[0].get("/S") != Name.GTS_PDFA1 or "/DestOutputProfile" not in intents[0]:
        yield "ISO 19005-2 6.2.3: no output intent"


def _said(root: Any, group: str, key: str) -> bool:
    return root.get(group, Dictionary()).get(key) is True


def _xmp(pdf: Pdf) -> str:
    return pdf.Root.Metadata.read_bytes().decode("utf-8", "replace") if "/Metadata" in pdf.Root else ""


def _metadata(pdf: Pdf) -> Iterator[str]:
    said = _xmp(pdf)
    if not said:
        yield "06-002 no metadata"
        return
    wanted = {
        "06-002 no PDF/UA identifier": r"<pdfuaid:part>1<",
        "ISO 19005-2 6.6.4: no PDF/A identifier": r"<pdfaid:part>[23]<",
        "ISO 19005-2 6.6.4: not level A": r"<pdfaid:conformance>A<",
        "06-003 no title": r"<dc:title>.*?<rdf:li[^>]*>[^<]+<",
        "no language in the metadata": r"<dc:language>.*?<rdf:li[^>]*>[^<]+<",
    }
    yield from (finding for finding, pattern in wanted.items() if not re.search(pattern, said, re.DOTALL))
    title = re.search(r"<dc:title>.*?<rdf:li[^>]*>([^<]*)<", said, re.DOTALL)
    if title is None or unescape(title[1]) != str(pdf.docinfo.get("/Title", "")):
        yield "ISO 19005-2 6.6.3: two titles"


def _attachments(pdf: Pdf) -> Iterator[str]:
    """Data travel only in a file of part 3, and say how they belong to it."""
    files = [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == Name.Filespec]
    part = 3 if "<pdfaid:part>3<" in _xmp(pdf) else 2
    if bool(files) != (part == 3):
        yield f"ISO 19005-{part}: {len(files)} files embedded"
    for file in files:
        if not {"/F", "/UF", "/EF", "/AFRelationship", "/Desc"} <= set(file.keys()):
            yield "ISO 19005-3 6.8: an embedded file lacks its name, description or relation"
        if file.objgen not in {listed.objgen for listed in pdf.Root.get("/AF", [])}:
            yield "ISO 19005-3 6.8: an embedded file is not associated with the document"


def _objects(pdf: Pdf) -> Iterator[str]:
    """Nothing that acts, nothing that a standard reader must look up elsewhere."""
    for item in pdf.objects:
        if not isinstance(item, Dictionary | pikepdf.Stream):
            continue
        if item.get("/S") in (Name.JavaScript, Name.Launch, Name.GoToR, Name.SubmitForm, Name.ImportData):
            yield f"ISO 19005-2 6.5.1: an action {item.get('/S')}"
        if "/AA" in item or "/JS" in item:
            yield "ISO 19005-2 6.5.2: additional actions"
        if item.get("/Type") == Name.Font and "Helvetica" in str(item.get("/BaseFont", "")):
            yield "31-009 Helvetica"
        if isinstance(item, pikepdf.Stream) and ("/F" in item or "/LZWDecode" in repr(item.get("/Filter", ""))):
            yield "ISO 19005-2 6.1.7: a stream that is stored elsewhere, or by LZW"


def page_text(pdf: Pdf) -> list[tuple[str, str]]:
    """The role and the words of each marked content of the first page, in the order of the tree."""
    found = tree.read(pdf)
    page: Any = pdf.pages[0]
    known = {name: marks.unicode_of(font) for name, font in page.obj.Resources.Font.items()}
    words: dict[int, str] = {}
    for part in marks.read(page, found).words:
        if part.mark is not None and not part.hidden:
            words[part.mark] = words.get(part.mark, "") + "".join(known[part.font].get(c, "") for c in part.codes)
    return [(element.role, words.get(number, "")) for _, number, element in found.marks]
