"""How a good file is broken: the list of defects, and what they are made with."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

Mutation = Callable[[Pdf], None]
Edit = Callable[[bytes], bytes]

MUTATIONS: dict[str, Mutation] = {}
EDITS: dict[str, Edit] = {}


def mutation(make: Mutation) -> Mutation:
    MUTATIONS[_named(make)] = make
    return make


def edit(make: Edit) -> Edit:
    EDITS[_named(make)] = make
    return make


def _named(make: Callable[..., Any]) -> str:
    return make.__name__.replace("_", " ")


def rewritten(data: bytes, change: Mutation | None = None) -> bytes:
    """The file as pikepdf writes it anew, after a change."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if change:
            change(pdf)
        target = io.BytesIO()
        pdf.save(target, fix_metadata_version=False, deterministic_id=True)
    return target.getvalue()


def elements(pdf: Pdf, role: str) -> list[Any]:
    """The elements of a role, in reading order."""
    return [e for e in _below(pdf.Root.StructTreeRoot) if e.get("/S") == Name("/" + role)]


def _below(found: Any) -> Iterator[Any]:
    kids = found.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def content(pdf: Pdf, change: Callable[[bytes], bytes]) -> None:
    page = pdf.pages[0]
    before = page.Contents.read_bytes()
    after = change(before)
    assert after != before
    page.Contents = pdf.make_stream(after)


def metadata(pdf: Pdf, old: bytes, new: bytes) -> None:
    said = pdf.Root.Metadata.read_bytes()
    assert old in said
    pdf.Root.Metadata = pdf.make_stream(said.replace(old, new), Type=Name.Metadata, Subtype=Name.XML)


def fonts(pdf: Pdf) -> list[Any]:
    return list(pdf.pages[0].Resources.Font.values())
