"""Defects of the document and of its bytes."""

from __future__ import annotations

import re

from pikepdf import Array, Dictionary, Name, Pdf, String
from tests.paper.gates.breaking import edit, metadata, mutation, rewritten


@mutation
def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


@mutation
def a_language_that_is_none(pdf: Pdf) -> None:
    pdf.Root.Lang = String("english_GB")


@mutation
def the_title_is_not_shown(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


@mutation
def not_marked_as_tagged(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


@mutation
def suspect_tags(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


@mutation
def no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


@mutation
def no_identifier_of_pdf_ua(pdf: Pdf) -> None:
    metadata(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


@mutation
def level_b_instead_of_a(pdf: Pdf) -> None:
    metadata(pdf, b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")


@mutation
def two_titles(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = String("Another title")


@mutation
def metadata_that_are_no_xml(pdf: Pdf) -> None:
    metadata(pdf, b"</rdf:RDF>", b"")


@mutation
def no_output_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


@mutation
def a_broken_colour_profile(pdf: Pdf) -> None:
    intent = pdf.Root.OutputIntents[0]
    intent.DestOutputProfile = pdf.make_stream(b"no profile" * 20, N=3)


@mutation
def a_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@mutation
def a_program_to_start(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F=String("cmd.exe"))


@mutation
def an_action_of_the_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.Print))


@mutation
def a_file_embedded_in_part_2(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"a,b\n1,2\n", Type=Name.EmbeddedFile, Subtype=Name("/text/csv"))
    file = Dictionary(
        Type=Name.Filespec, F="a.csv", UF="a.csv", Desc="a", AFRelationship=Name.Data, EF=Dictionary(F=stream)
    )
    held = pdf.make_indirect(file)
    pdf.Root.AF = Array([held])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a.csv"), held])))


@mutation
def two_pages(pdf: Pdf) -> None:
    pdf.add_blank_page(page_size=(595, 842))


@edit
def no_end_of_line_before_endstream(data: bytes) -> bytes:
    return rewritten(data).replace(b"\nendstream", b" endstream", 1)


@edit
def data_after_the_end(data: bytes) -> bytes:
    return data + b"more\n" * 40


@edit
def the_end_is_missing(data: bytes) -> bytes:
    return data[: -len(data) // 10]


@edit
def offsets_are_wrong(data: bytes) -> bytes:
    return data[:9] + b"%\n" + data[9:]


@edit
def no_comment_of_high_bytes(data: bytes) -> bytes:
    return re.sub(rb"\A(%PDF-1\.\d[\r\n]+%)[^\r\n]{4}", lambda m: m[1] + b"text", data)


@edit
def no_id(data: bytes) -> bytes:
    return re.sub(rb"/ID\s*\n?\s*\[<", b"/XX [<", data)
