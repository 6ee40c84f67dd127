"""What a screen reader meets: one heading, tables with heads, figures with words, everything in the tree."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from tests.paper import sample

from byfacts.paper import render
from byfacts.sheet import Sheet

SHEETS: dict[str, Sheet] = {"rows": sample.sheet(), "bands": sample.recommendations()}
both = pytest.mark.parametrize("name", sorted(SHEETS))

# ISO 32000-1, 14.8.4: which element may stand in which.
PARENTS = {
    "THead": {"Table"},
    "TBody": {"Table"},
    "Caption": {"Table"},
    "TR": {"THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
}
PAINTING = set("S s f F f* B B* b b* Do Tj TJ".split())


def opened(sheet: Sheet) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render(sheet)[0]))


def instructions(pdf: pikepdf.Pdf) -> list[tuple[Any, str]]:
    """Operands and operator of everything on the page."""
    return [(step.operands, str(step.operator)) for step in pikepdf.parse_content_stream(pdf.pages[0])]


def role(element: Any) -> str:
    return str(element.S)[1:]


def walk(element: Any, parent: str = "") -> Iterator[tuple[Any, str]]:
    yield element, parent
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary):
            yield from walk(kid, role(element))


def elements(pdf: pikepdf.Pdf) -> list[tuple[Any, str]]:
    return list(walk(pdf.Root.StructTreeRoot.K))


@both
def test_everything_painted_is_tagged_or_an_artifact(name: str) -> None:
    with opened(SHEETS[name]) as pdf:
        depth, painted, numbers = 0, 0, []
        for operands, operator in instructions(pdf):
            match operator:
                case "BDC" | "BMC":
                    depth += 1
                    if len(operands) > 1 and "/MCID" in operands[1]:
                        numbers.append(int(operands[1]["/MCID"]))
                case "EMC":
                    depth -= 1
                case op if op in PAINTING:
                    painted += 1
                    assert depth > 0, f"{op} outside marked content"
        assert painted > 100
        owned = [int(kid) for e, _ in elements(pdf) for kid in e.get("/K", []) if isinstance(kid, int)]
        assert sorted(owned) == numbers == list(range(len(numbers)))
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        assert len(parents) == len(numbers)
        assert pdf.pages[0].StructParents == 0


@both
def test_the_parent_tree_leads_to_the_owner_of_each_mark(name: str) -> None:
    with opened(SHEETS[name]) as pdf:
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        for element, _ in elements(pdf):
            for kid in element.get("/K", []):
                if isinstance(kid, int):
                    assert parents[int(kid)].objgen == element.objgen


@both
def test_elements_stand_where_the_standard_lets_them(name: str) -> None:
    with opened(SHEETS[name]) as pdf:
        for element, parent in elements(pdf):
            allowed = PARENTS.get(role(element))
            assert allowed is None or parent in allowed, f"{role(element)} in {parent}"
            assert len(element.K), f"empty {role(element)}"


@both
def test_there_is_one_first_heading_and_it_comes_first(name: str) -> None:
    with opened(SHEETS[name]) as pdf:
        heads = [role(e) for e, _ in elements(pdf) if re.fullmatch(r"H\d", role(e))]
        assert heads[0] == "H1"
        assert heads.count("H1") == 1
        assert set(heads[1:]) == {"H2"}


def test_a_chart_is_read_out_with_its_numbers() -> None:
    with opened(SHEETS["rows"]) as pdf:
        alts = [str(e.get("/Alt", "")) for e, _ in elements(pdf) if role(e) == "Figure"]
        assert all(alts)
        assert SHEETS["rows"].rows[0].columns[0].slots[0].chart.alt in alts


def test_a_table_says_which_cells_are_heads_of_what() -> None:
    with opened(SHEETS["rows"]) as pdf:
        table = next(e for e, _ in elements(pdf) if role(e) == "Table")
        _, head, body = table.K
        assert [role(part) for part in table.K] == ["Caption", "THead", "TBody"]
        first, second = head.K[0], body.K[0]
        assert [str(cell.A[0].Scope) for cell in first.K] == ["/Column"] * 4
        assert [role(cell) for cell in second.K] == ["TH", "TD", "TD", "TD"]
        assert str(second.K[0].A[0].Scope) == "/Row"
        assert "/BBox" in table.A[0]


def test_tabs_of_other_topics_are_furniture() -> None:
    """Only the current tab is read out (SHEET.md, "Accepted when")."""
    with opened(SHEETS["rows"]) as pdf:
        kinds = [
            operands[1] for operands, op in instructions(pdf)
            if op == "BDC" and str(operands[0]) == "/Artifact"
        ]  # fmt: skip
        assert sum(str(kind.get("/Subtype", "")) == "/Header" for kind in kinds) == 3


@both
def test_the_file_claims_both_standards_and_carries_what_they_ask_for(name: str) -> None:
    with opened(SHEETS[name]) as pdf:
        root = pdf.Root
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(root.Lang) == "ru"
        assert "/DestOutputProfile" in root.OutputIntents[0]
        xmp = root.Metadata.read_bytes().decode()
        for claim in ("<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"):
            assert claim in xmp
    data = render(SHEETS[name])[0]
    assert all(before in b"\r\n" for before in re.findall(rb"(.)endstream", data, re.DOTALL))


def test_words_that_nothing_holds_are_a_mistake() -> None:
    from datetime import date

    from byfacts.paper.canvas import Page
    from byfacts.paper.metadata import About

    page = Page(100, 100, About("t", "en", "a", "s", date(2026, 1, 1)))
    with pytest.raises(RuntimeError, match="no structure element"):
        page.words(10, 10, "lost", 8, "#000000")
