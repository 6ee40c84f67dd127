"""Defects of the structure tree."""

from __future__ import annotations

import re

from pikepdf import Array, Name, Pdf, String
from tests.paper.gates.breaking import content, elements, mutation


@mutation
def no_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


@mutation
def no_alternative_text(pdf: Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


@mutation
def an_empty_alternative_text(pdf: Pdf) -> None:
    elements(pdf, "Figure")[0].Alt = String("")


@mutation
def an_alternative_text_without_its_numbers(pdf: Pdf) -> None:
    longest = max(elements(pdf, "Figure"), key=lambda e: len(str(e.Alt)))
    longest.Alt = String(re.sub(r"\d{2}(?=\d)", "", str(longest.Alt)))


@mutation
def alternative_texts_of_two_charts_swapped(pdf: Pdf) -> None:
    one, other = sorted(elements(pdf, "Figure"), key=lambda e: len(str(e.Alt)))[-2:]
    one.Alt, other.Alt = String(str(other.Alt)), String(str(one.Alt))


@mutation
def a_figure_without_a_box(pdf: Pdf) -> None:
    del elements(pdf, "Figure")[0].A


@mutation
def a_table_without_a_box(pdf: Pdf) -> None:
    del elements(pdf, "Table")[0].A


@mutation
def heads_without_scope(pdf: Pdf) -> None:
    for head in elements(pdf, "TH"):
        del head.A


@mutation
def a_table_without_heads(pdf: Pdf) -> None:
    for head in elements(pdf, "TH"):
        head.S = Name.TD


@mutation
def a_row_of_fewer_cells(pdf: Pdf) -> None:
    row = elements(pdf, "TR")[1]
    row.K = Array(list(row.K)[:-1])


@mutation
def a_cell_in_the_table_itself(pdf: Pdf) -> None:
    elements(pdf, "TR")[0].S = Name.TD


@mutation
def a_list_without_numbering(pdf: Pdf) -> None:
    del elements(pdf, "L")[0].A


@mutation
def a_label_outside_a_list(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.Lbl


@mutation
def a_heading_level_skipped(pdf: Pdf) -> None:
    for head in elements(pdf, "H2"):
        head.S = Name.H3


@mutation
def two_first_headings(pdf: Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H1


@mutation
def no_first_heading(pdf: Pdf) -> None:
    elements(pdf, "H1")[0].S = Name.P


@mutation
def an_unknown_role(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.Foo


@mutation
def an_empty_element(pdf: Pdf) -> None:
    elements(pdf, "P")[0].K = Array([])


@mutation
def an_element_with_another_parent(pdf: Pdf) -> None:
    elements(pdf, "P")[0].P = elements(pdf, "Sect")[0]


@mutation
def a_wrong_parent_tree(pdf: Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0] = owners[5]


@mutation
def a_mark_that_is_not_on_the_page(pdf: Pdf) -> None:
    paragraph = elements(pdf, "P")[1]
    paragraph.K = Array([*paragraph.K, 777])


@mutation
def a_mark_that_two_elements_own(pdf: Pdf) -> None:
    one, other = elements(pdf, "P")[:2]
    other.K = Array([*other.K, *one.K])


@mutation
def a_wrong_reading_order(pdf: Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K.K
    kids[0], kids[4] = kids[4], kids[0]


@mutation
def two_paragraphs_swapped_on_page_and_in_tree(pdf: Pdf) -> None:
    """Tree and painting still agree: only the sheet knows that the page reads in a wrong order."""
    tree = pdf.Root.StructTreeRoot
    kids, owners = tree.K.K, tree.ParentTree.Nums[1]
    assert [list(kid.K) for kid in list(kids)[:2]] == [[0], [1]]
    kids[0], kids[1] = kids[1], kids[0]
    kids[0].K, kids[1].K = Array([0]), Array([1])
    owners[0], owners[1] = owners[1], owners[0]
    swapped = rb"/P <</MCID 0>> BDC\2EMC\n/P <</MCID 1>> BDC\1EMC\n"
    pattern = rb"/P <</MCID 0>> BDC(.*?)EMC\n/P <</MCID 1>> BDC(.*?)EMC\n"
    content(pdf, lambda said: re.sub(pattern, swapped, said, count=1, flags=re.DOTALL))
