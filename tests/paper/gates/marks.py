"""The marks on a page against the tree: every mark is owned or an artifact, every owner has its mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Dictionary, Name
from tests.paper.gates.tree import Tree

PAINTING = set("S s f F f* B B* b b* sh Do Tj TJ ' \" EI".split()) | {"INLINE IMAGE"}
SHOWING = {"Tj", "TJ", "'", '"'}


class Words(NamedTuple):
    """What a page shows in a font: the codes, by the number of the marked content that holds them (None: artifact)."""

    font: str
    codes: bytes
    mark: int | None
    hidden: bool  # inside an ActualText of its own, which replaces it


class Marks(NamedTuple):
    """What the content of a page says."""

    words: list[Words]
    numbers: list[int]  # of marked content, in painting order
    findings: list[str]


def read(page: Any, tree: Tree) -> Marks:
    """Reads the content of a page and judges it against the tree."""
    found = Marks([], [], [])
    stack: list[tuple[str, int | None, bool]] = []  # kind (artifact, tagged, other), number, replaced text
    font = ""
    saved = 0
    for step in pikepdf.parse_content_stream(page):
        operands, operator = list(step.operands), str(step.operator)
        match operator:
            case "BDC" | "BMC":
                _open(operands, stack, found, page, tree)
            case "EMC":
                if stack:
                    stack.pop()
                else:
                    found.findings.append("ISO 32000-1 14.6: EMC without a beginning")
            case "Tf":
                font = str(operands[0])
            case "q" | "Q":
                saved += 1 if operator == "q" else -1
            case "k" | "K":
                found.findings.append("ISO 19005-2 6.2.4.3: DeviceCMYK without an output intent of its own")
            case _ if operator in PAINTING and not any(kind in "AT" for kind, _, _ in stack):
                found.findings.append(f"01-005 {operator} is neither tagged nor an artifact")
        if operator in SHOWING:
            number = next((n for _, n, _ in reversed(stack) if n is not None), None)
            parts = operands[0] if operator == "TJ" else operands[-1:]
            codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            found.words.append(Words(font, codes, number, any(replaced for _, _, replaced in stack)))
    if stack:
        found.findings.append("ISO 32000-1 14.6: marked content is not closed")
    if saved:
        found.findings.append("ISO 32000-1 8.4.2: q and Q do not match")
    found.findings.extend(_ownership(page, found.numbers, tree))
    return found


def _open(operands: list[Any], stack: list[tuple[str, int | None, bool]], found: Marks, page: Any, tree: Tree) -> None:
    tag = str(operands[0])
    properties = operands[1] if len(operands) > 1 and isinstance(operands[1], Dictionary) else Dictionary()
    number = int(properties["/MCID"]) if "/MCID" in properties else None
    kind = "A" if tag == "/Artifact" else "T" if number is not None else "-"
    above = {kind for kind, _, _ in stack}
    if kind == "A" and "T" in above:
        found.findings.append("01-003 artifact inside tagged content")
    if kind == "T" and above & {"A", "T"}:
        found.findings.append("01-004 tagged content inside marked content")
    stack.append((kind, number, "/ActualText" in properties))
    if number is None:
        return
    found.numbers.append(number)
    owners = [element for place, mark, element in tree.marks if place == page.obj.objgen and mark == number]
    if len(owners) != 1:
        found.findings.append(f"01-005 {len(owners)} elements own mark {number}")
        return
    if str(owners[0].object.S) != tag:
        found.findings.append(f"mark {number} is {tag} on the page and {owners[0].object.S} in the tree")
    array = tree.parents.get(int(page.obj.get("/StructParents", -1)), [])
    if number >= len(array) or array[number].objgen != owners[0].object.objgen:
        found.findings.append(f"ISO 32000-1 14.7.4.4: the parent tree leads from mark {number} to another element")


def _ownership(page: Any, numbers: list[int], tree: Tree) -> Iterator[str]:
    for number, times in Counter(numbers).items():
        if times > 1:
            yield f"mark {number} stands {times} times on the page"
    owned = [mark for place, mark, _ in tree.marks if place == page.obj.objgen]
    for number in sorted(set(owned) - set(numbers)):
        yield f"mark {number} is in the tree and not on the page"
    if owned == sorted(owned) and len(owned) == len(tree.marks):
        return
    yield "the order of the tree is not the order of painting"


def fonts(page: Any, words: list[Words]) -> Iterator[str]:
    """What is wrong with the fonts of a page, used or not."""
    shown: dict[str, set[int]] = {}
    for part in words:
        shown.setdefault(part.font, set()).update(part.codes)
    available = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
    for name in sorted(set(available.keys()) | set(shown)):
        font = available.get(name)
        if font is None:
            yield f"ISO 32000-1 7.8.3: font {name} is missing"
            continue
        base = str(font.get("/BaseFont"))
        if font.get("/FontDescriptor", Dictionary()).get("/FontFile2") is None:
            yield f"31-009 font {base} is not embedded"
        known = unicode_of(font)
        if not known:
            yield f"10-001 font {base} has no ToUnicode"
        for code in sorted(shown.get(name, set())):
            if code == 0:
                yield f"31-030 .notdef of {base} is shown"
            elif known and not _is_a_character(known.get(code, "")):
                yield f"10-001 code {code} of {base} has no character"


def _is_a_character(text: str) -> bool:
    return bool(text) and all(c not in "\x00\ufeff\ufffe" and not "\ue000" <= c <= "\uf8ff" for c in text)


def unicode_of(font: Any) -> dict[int, str]:
    """The characters of a font's codes, by its ToUnicode."""
    if "/ToUnicode" not in font:
        return {}
    said = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = [pair for part in re.findall(r"beginbfchar(.*?)endbfchar", said, re.DOTALL) for pair in _pairs(part)]
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def _pairs(part: str) -> list[tuple[str, str]]:
    return re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", part)


def links(page: Any, tree: Tree) -> Iterator[str]:
    """What is wrong with the links of a page and their order."""
    if page.obj.get("/Tabs") != Name.S:
        yield "28-009 the order of tabs is not that of the structure"
    for annotation in page.obj.get("/Annots", []):
        owner = tree.annotations.get(annotation.objgen)
        if annotation.get("/Subtype") != Name.Link:
            yield f"28-002 annotation {annotation.get('/Subtype')}"
        if owner is None or owner.role != "Link":
            yield "28-011 a link stands in no Link element"
        else:
            back = tree.parents.get(int(annotation.get("/StructParent", -1)))
            if back is None or back.objgen != owner.object.objgen:
                yield "28-010 the parent tree does not lead from a link to its element"
        if not str(annotation.get("/Contents", "")).strip():
            yield "28-012 a link without Contents"
        if int(annotation.get("/F", 0)) & 0b100111 != 4:
            yield "ISO 19005-2 6.3.2: an annotation is hidden or not printed"
        action = annotation.get("/A", Dictionary())
        if action.get("/S") != Name.URI or not re.match(r"https://|mailto:", str(action.get("/URI", ""))):
            yield f"a link leads to {action.get('/S')} {action.get('/URI', '')}"
