"""A file that travels inside the page's file: what PDF/A-3 calls associated data."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from byfacts.frozen import frozen


@frozen
class Attachment:
    """A table of values: ``name`` is ASCII, ``description`` is for the reader."""

    name: str
    description: str
    content: bytes


def embed(document: Any, attachment: Attachment, day: date) -> None:
    """Adds the file to the catalogue: among its names, and as the data of the document (ISO 19005-3, 6.8)."""
    moment = PDFString(f"D:{day:%Y%m%d}000000Z")
    # A checksum is how the standard has it (ISO 32000-1, 7.11.4.2); nothing rests on it.
    checksum = hashlib.md5(attachment.content, usedforsecurity=False).digest()
    facts = PDFDictionary(
        {
            "Size": len(attachment.content),
            "CreationDate": moment,
            "ModDate": moment,
            "CheckSum": PDFString(checksum, enc="raw"),
        }
    )
    entries = {"Type": PDFName("EmbeddedFile"), "Subtype": "/text#2Fcsv", "Params": facts}
    stream = PDFStream(PDFDictionary(entries), attachment.content, [pdfdoc.PDFZCompress])
    content = document.Reference(stream, "DataFile")
    name = PDFString(attachment.name)
    specification = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": name,
            "UF": name,
            "Desc": PDFString(attachment.description),
            "AFRelationship": PDFName("Data"),
            "EF": PDFDictionary({"F": content, "UF": content}),
        }
    )
    reference = document.Reference(specification, "DataSpecification")
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    catalog.AF = PDFArray([reference])
    catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray([name, reference])})})
