"""What the file says of itself: metadata of PDF/A-2a and PDF/UA-1, the colour space, dates that are the data's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from byfacts import assets
from byfacts.frozen import frozen

if TYPE_CHECKING:
    from byfacts.paper.logo import Logo


@frozen
class About:
    """Title, language, author and subject of a document, the day its data are of, and keywords."""

    title: str
    language: str
    author: str
    subject: str
    day: date
    keywords: str = ""


class DataDay:
    """Stands in for ReportLab's time stamp: the data's day at midnight UTC, on any machine at any time."""

    def __init__(self, day: date) -> None:
        self.t = (day - date(1970, 1, 1)).days * 86400.0
        self.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
        self.dhh = self.dmm = 0
        self.tzname = "UTC"


_plain_format: Callable[..., bytes] = pdfdoc.PDFStream.format


def _format_with_end_of_line(self: Any, document: Any) -> bytes:
    body = _plain_format(self, document)
    return body.removesuffix(b"endstream\n") + b"\nendstream\n"


# PDF/A wants an end of line before "endstream" (ISO 19005-2, 6.1.7.1); ReportLab 5.1 writes none.
pdfdoc.PDFStream.format = _format_with_end_of_line


def output_intent(document: Any) -> Any:
    """The colour space of the page's numbers: sRGB."""
    profile = PDFStream(PDFDictionary({"N": 3}), assets.resource("srgb.icc").read_bytes(), [pdfdoc.PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": document.Reference(profile, "sRGB"),
    }
    return PDFArray([PDFDictionary(intent)])


def image(logo: Logo) -> Any:
    """Pixels as an object of the file, in the page's own colour space."""
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": logo.width,
        "Height": logo.height,
        "ColorSpace": PDFName("DeviceRGB"),
        "BitsPerComponent": 8,
    }
    return PDFStream(PDFDictionary(entries), logo.pixels, [pdfdoc.PDFZCompress])


def xmp(about: About, tool: str, part: int) -> Any:
    """The metadata stream, for a part of ISO 19005. Bytes, because ReportLab would write text in its own encoding."""
    words = {
        "title": _in_language(about.title, about.language),
        "subject": _in_language(about.subject, about.language),
        "author": escape(about.author),
        "keywords": escape(about.keywords),
        "language": about.language,
        "tool": escape(tool),
        "part": str(part),
        "moment": f"{about.day.isoformat()}T00:00:00Z",
    }
    content = TEMPLATE.format(**words).encode("utf-8")
    return pdfdoc.XMP(creator=lambda _document: content)


def escape(text: str) -> str:
    """Text as XML has it. xml.sax would do it too, but loads an HTTP client with it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _in_language(text: str, language: str) -> str:
    item = '<rdf:li xml:lang="{}">{}</rdf:li>'
    return f"<rdf:Alt>{item.format('x-default', escape(text))}{item.format(language, escape(text))}</rdf:Alt>"


# PDF/A knows no prefix pdfuaid, so the file must describe it (ISO 19005-2, 6.6.2.3).
TEMPLATE = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format><dc:title>{title}</dc:title><dc:description>{subject}</dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{tool}</xmp:CreatorTool><pdf:Producer>{tool}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
"""
