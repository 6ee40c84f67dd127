"""The logical structure of a page: which marks are heading, paragraph, table or figure, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

UTF16_MARK = b"\xfe\xff"
BBox = tuple[float, float, float, float]


class Node:
    """A structure element (ISO 32000-1, 14.7). Its children are nodes and the numbers of marked content.

    ``alt`` describes a figure; ``bbox`` is where it stands, in the page's own coordinates (y upwards);
    ``scope`` is Row or Column for a table's heads; ``numbering`` is a list's kind of label; ``language`` is that of
    words in another language; ``link`` is the address that they lead to, from ``bbox``.
    """

    __slots__ = ("alt", "bbox", "children", "language", "link", "numbering", "role", "scope")

    def __init__(
        self,
        role: str,
        alt: str = "",
        bbox: BBox | None = None,
        scope: str = "",
        numbering: str = "",
        language: str = "",
        link: str = "",
    ) -> None:
        self.role, self.alt, self.bbox, self.scope, self.numbering = role, alt, bbox, scope, numbering
        self.language, self.link = language, link
        self.children: list[Node | int] = []

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()


class Written(PDFObject):  # type: ignore[misc]
    """An object of the file as its own bytes: as dictionaries, some hundred elements took a third of a page's time."""

    def __init__(self) -> None:
        self.text = ""

    def format(self, document: Any) -> bytes:
        return self.text.encode("ascii")


def write_tree(document: Any, root: Node, owners: list[Node], page: str) -> tuple[Any, list[Any]]:
    """Adds the tree to the document and returns a reference to its root, and those to the page's links.

    ``owners`` names the node of every marked content of the page by number; ``page`` is the page's name.
    """

    def number(written: Written, name: str) -> str:
        document.Reference(written, name)
        return f"{document.idToObjectNumberAndVersion[name][0]} 0 R"

    nodes = list(root.walk())
    elements = {node: Written() for node in nodes}
    refs = {node: number(elements[node], f"Struct{i}") for i, node in enumerate(nodes)}
    tree, parents = Written(), Written()
    tree_ref = number(tree, "StructTreeRoot")
    page_ref = f"{document.idToObjectNumberAndVersion[page][0]} 0 R"
    parents.text = f"[{' '.join(refs[node] for node in owners)}]"
    linked = [node for node in nodes if node.link]
    links = {node: Written() for node in linked}
    link_refs = {node: number(links[node], f"Link{i}") for i, node in enumerate(linked)}
    for i, node in enumerate(linked, start=1):
        links[node].text = _annotation(node, i)
    entries = [f"0 {number(parents, 'ParentTree0')}", *(f"{i} {refs[node]}" for i, node in enumerate(linked, start=1))]
    nums = f"<</Nums [{' '.join(entries)}]>>"
    tree.text = f"<</Type /StructTreeRoot /K {refs[root]} /ParentTree {nums} /ParentTreeNextKey {len(entries)}>>"
    _write(elements, refs, link_refs, root, tree_ref, page_ref)
    return document.Reference(tree), [document.Reference(link) for link in links.values()]


def _annotation(node: Node, parent: int) -> str:
    """What can be followed: printed as the page is, with its address as its description."""
    box = " ".join(f"{v:.2f}" for v in node.bbox or ())
    uri = node.link.replace("\\", "%5C").replace("(", "%28").replace(")", "%29")
    return (
        f"<</Type /Annot /Subtype /Link /Rect [{box}] /Border [0 0 0] /F 4 /StructParent {parent}"
        f" /Contents ({uri}) /A <</S /URI /URI ({uri})>>>>"
    )


def _write(
    elements: dict[Node, Written], refs: dict[Node, str], links: dict[Node, str], node: Node, parent: str, page: str
) -> None:
    kids, marked = [], False
    for child in node.children:
        if isinstance(child, Node):
            kids.append(refs[child])
            _write(elements, refs, links, child, refs[node], page)
        else:
            kids.append(str(child))
            marked = True
    if node in links:
        kids.append(f"<</Type /OBJR /Obj {links[node]} /Pg {page}>>")
    own = f" /Pg {page}" if marked else ""
    elements[
        node
    ].text = f"<</Type /StructElem /S /{node.role} /P {parent}{own}{_attributes(node)} /K [{' '.join(kids)}]>>"


def _attributes(node: Node) -> str:
    parts, attributes = [], []
    if node.alt:
        parts.append(f" /Alt <{(UTF16_MARK + node.alt.encode('utf-16-be')).hex()}>")
    if node.language:
        parts.append(f" /Lang ({node.language})")
    if node.bbox and not node.link:
        box = " ".join(f"{v:.2f}" for v in node.bbox)
        attributes.append(f"<</O /Layout /Placement /Block /BBox [{box}]>>")
    if node.scope:
        attributes.append(f"<</O /Table /Scope /{node.scope}>>")
    if node.numbering:
        attributes.append(f"<</O /List /ListNumbering /{node.numbering}>>")
    if attributes:
        parts.append(f" /A [{' '.join(attributes)}]")
    return "".join(parts)
