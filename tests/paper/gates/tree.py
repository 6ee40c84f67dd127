"""The structure tree of a file: which elements there are, where they stand, and what each must carry.

Numbers in findings are conditions of the Matterhorn Protocol 1.1 or clauses of ISO 32000-1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Name, Pdf

# ISO 32000-1, 14.8.4: the standard types, and which may stand in which.
GROUPS = set("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private".split())
BLOCKS = set("P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot".split())
INLINE = set("Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form".split())
ROLES = GROUPS | BLOCKS | INLINE
PARENTS = {
    "Document": {""},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "LI": {"L"},
    "Lbl": {"LI", "Note"},
    "LBody": {"LI"},
}
CHILDREN = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
}
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Element(NamedTuple):
    """A structure element with the roles above it, the innermost last."""

    object: Any
    role: str
    above: tuple[str, ...]

    @property
    def attributes(self) -> dict[str, Any]:
        given = self.object.get("/A", Dictionary())
        parts = list(given) if isinstance(given, Array) else [given]
        return {key: value for part in parts for key, value in part.items()}

    @property
    def kids(self) -> list[Any]:
        kids = self.object.get("/K", Array())
        return list(kids) if isinstance(kids, Array) else [kids]


class Tree(NamedTuple):
    """What the file's tree says: elements in reading order, owners of marks and of annotations, and what is wrong."""

    elements: list[Element]
    marks: list[tuple[tuple[int, int], int, Element]]  # page, number of marked content, owner; in reading order
    annotations: dict[tuple[int, int], Element]
    parents: dict[int, Any]
    findings: list[str]


def read(pdf: Pdf) -> Tree:
    """Reads and judges the tree."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return Tree([], [], {}, {}, ["01-005 no structure tree"])
    tree = Tree([], [], {}, _parents(root), [])
    tops = list(root.K) if isinstance(root.K, Array) else [root.K]
    seen: set[tuple[int, int]] = set()
    for top in tops:
        _walk(tree, top, root, (), seen)
    tree.findings.extend(_headings(tree.elements))
    return tree


def _parents(root: Any) -> dict[int, Any]:
    numbers = root.get("/ParentTree", Dictionary()).get("/Nums", Array())
    return {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}


def _walk(tree: Tree, found: Any, parent: Any, above: tuple[str, ...], seen: set[tuple[int, int]]) -> None:
    element = Element(found, str(found.get("/S", "/"))[1:], above)
    if found.objgen in seen:
        tree.findings.append(f"09-001 {element.role} stands twice in the tree")
        return
    seen.add(found.objgen)
    tree.elements.append(element)
    if found.get("/P") is None or found.P.objgen != parent.objgen:
        tree.findings.append(f"ISO 32000-1 14.7.2: {element.role} names another parent")
    tree.findings.extend(_faults(element))
    for kid in element.kids:
        if isinstance(kid, int):
            tree.marks.append((found.Pg.objgen if "/Pg" in found else (0, 0), kid, element))
        elif kid.get("/Type") == Name.OBJR:
            tree.annotations[kid.Obj.objgen] = element
        else:
            _walk(tree, kid, found, (*above, element.role), seen)


def _faults(element: Element) -> Iterator[str]:
    """What is wrong with one element."""
    role, above, attributes = element.role, element.above[-1] if element.above else "", element.attributes
    if role not in ROLES:
        yield f"02-001 {role} is no standard type"
    if role in PARENTS and above not in PARENTS[role]:
        yield f"09-004 {role} in {above}"
    if above in CHILDREN and role not in CHILDREN[above]:
        yield f"09-005 {role} in {above}"
    if not element.kids:
        yield f"empty {role}"
    if role == "Figure" and not str(element.object.get("/Alt", "")).strip():
        yield "13-004 Figure without alternative text"
    if role in ("Figure", "Table") and not _is_a_box(attributes.get("/BBox")):
        yield f"ISO 32000-1 14.8.5.4.3: {role} without BBox"
    if role == "TH" and str(attributes.get("/Scope")) not in ("/Row", "/Column", "/Both"):
        yield "15-003 TH without Scope"
    if role == "L" and "/ListNumbering" not in attributes:
        yield "16-003 L without ListNumbering"
    if role == "Table":
        yield from _table_faults(element)
    if "/Lang" in element.object and not LANGUAGE.fullmatch(str(element.object.Lang)):
        yield f"11-006 {role} in the language {element.object.Lang}"


def _is_a_box(box: Any) -> bool:
    return isinstance(box, Array) and len(box) == 4 and float(box[0]) < float(box[2]) and float(box[1]) < float(box[3])


def _table_faults(element: Element) -> Iterator[str]:
    """Every row is as wide as the others, and some cell is a head."""
    rows = [row for row in _below(element.object) if row.S == Name.TR]
    widths = {sum(_span(cell) for cell in row.get("/K", [])) for row in rows}
    if len(widths) > 1:
        yield f"15 rows of {sorted(widths)} cells in one table"
    if not any(cell.S == Name.TH for row in rows for cell in row.get("/K", []) if isinstance(cell, Dictionary)):
        yield "15-003 table without heads"


def _span(cell: Any) -> int:
    if not isinstance(cell, Dictionary):
        return 1
    return int(Element(cell, "", ()).attributes.get("/ColSpan", 1))


def _below(found: Any) -> Iterator[Any]:
    for kid in Element(found, "", ()).kids:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def _headings(elements: list[Element]) -> Iterator[str]:
    levels = [int(e.role[1]) for e in elements if re.fullmatch("H[1-6]", e.role)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"14-002 the first and only H1 is missing: {levels}"
    if any(later > before + 1 for before, later in pairwise(levels)):
        yield f"14-003 a level of headings is skipped: {levels}"
    if any(e.role == "H" for e in elements):
        yield "14-007 H beside numbered headings"
