"""Defects of what is painted: marks, fonts, links."""

from __future__ import annotations

import re
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String
from tests.paper.gates.breaking import content, elements, fonts, mutation


@mutation
def words_outside_the_tree(pdf: Pdf) -> None:
    content(pdf, lambda said: said.replace(b"/P <</MCID", b"/X <</MCIX", 1))


@mutation
def a_shape_outside_the_tree(pdf: Pdf) -> None:
    content(pdf, lambda said: said + b"\n0 0 5 5 re f\n")


@mutation
def an_artifact_in_tagged_content(pdf: Pdf) -> None:
    content(pdf, lambda said: re.sub(rb"(/P <</MCID \d+>> BDC)", rb"\1 /Artifact BMC EMC", said, count=1))


@mutation
def tagged_content_in_an_artifact(pdf: Pdf) -> None:
    content(pdf, lambda said: b"/Artifact BMC " + said + b" EMC")


@mutation
def a_mark_under_another_number(pdf: Pdf) -> None:
    content(pdf, lambda said: said.replace(b"<</MCID 3>>", b"<</MCID 9999>>"))


@mutation
def a_mark_under_another_tag(pdf: Pdf) -> None:
    content(pdf, lambda said: said.replace(b"/H1 <</MCID", b"/P <</MCID"))


@mutation
def content_that_is_not_closed(pdf: Pdf) -> None:
    content(pdf, lambda said: said + b"\n/Artifact BMC\n")


@mutation
def colours_of_a_press(pdf: Pdf) -> None:
    content(pdf, lambda said: b"/Artifact BMC 0 0 0 1 k 0 0 1 1 re f EMC\n" + said)


@mutation
def no_order_of_tabs(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


# Fonts


@mutation
def a_font_that_is_not_embedded(pdf: Pdf) -> None:
    del fonts(pdf)[0].FontDescriptor["/FontFile2"]


@mutation
def helvetica_among_the_fonts(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].Resources.Font["/F9"] = pdf.make_indirect(font)


@mutation
def no_tounicode(pdf: Pdf) -> None:
    for font in fonts(pdf):
        del font["/ToUnicode"]


@mutation
def a_wrong_tounicode(pdf: Pdf) -> None:
    """Looks right and is copied and read out wrong."""
    font = fonts(pdf)[0]
    said = font.ToUnicode.read_bytes()
    changed = re.sub(rb"<([0-9A-F]{2})> <0065>", rb"<\1> <0078>", said)  # e becomes x
    assert changed != said
    font.ToUnicode = pdf.make_stream(changed)


@mutation
def a_character_without_a_glyph(pdf: Pdf) -> None:
    content(pdf, lambda said: re.sub(rb"\(\\\d{3}", rb"(\\000", said, count=1))


@mutation
def wrong_widths_of_letters(pdf: Pdf) -> None:
    font = fonts(pdf)[0]
    font.Widths = Array([100 for _ in font.Widths])


# Links: a sound one is added first, so that only one thing is wrong


def with_link(pdf: Pdf) -> Any:
    """Makes the last paragraph a link, as the standards want it, and returns the annotation."""
    page, root = pdf.pages[0].obj, pdf.Root.StructTreeRoot
    paragraph = elements(pdf, "P")[-1]
    annotation = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([400, 20, 550, 40]),
            Border=Array([0, 0, 0]),
            F=4,
            Contents=String("Source"),
            StructParent=1,
            A=Dictionary(S=Name.URI, URI=String("https://example.org/")),
        )
    )
    page.Annots = Array([annotation])
    reference = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
    link = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Link, P=paragraph, Pg=page, K=Array([*paragraph.K, reference]))
    )
    number = int(paragraph.K[0])
    paragraph.K = Array([link])
    content(pdf, lambda said: said.replace(b"/P <</MCID %d>>" % number, b"/Link <</MCID %d>>" % number))
    root.ParentTree.Nums[1][number] = link
    root.ParentTree.Nums = Array([*root.ParentTree.Nums, 1, link])
    root.ParentTreeNextKey = 2
    return annotation


def linked(pdf: Pdf) -> None:
    """No defect: a sound link."""
    with_link(pdf)


@mutation
def a_link_without_words(pdf: Pdf) -> None:
    del with_link(pdf)["/Contents"]


@mutation
def a_link_in_no_link_element(pdf: Pdf) -> None:
    with_link(pdf)
    elements(pdf, "Link")[0].S = Name.Span


@mutation
def a_link_that_the_parent_tree_does_not_know(pdf: Pdf) -> None:
    with_link(pdf).StructParent = 7


@mutation
def a_link_that_is_hidden(pdf: Pdf) -> None:
    with_link(pdf).F = 2


@mutation
def a_link_to_a_script(pdf: Pdf) -> None:
    with_link(pdf).A.URI = String("javascript:alert(1)")


@mutation
def a_link_to_a_file(pdf: Pdf) -> None:
    with_link(pdf).A = Dictionary(S=Name.GoToR, F=String("other.pdf"), D=Array([0, Name.Fit]))
