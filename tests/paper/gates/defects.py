"""The seeded defects by name: each a good file with one thing wrong, for the gates to catch between them."""

from __future__ import annotations

from tests.paper.gates import broken_document, broken_page, broken_tree
from tests.paper.gates.breaking import EDITS, MUTATIONS, rewritten

MADE_BY = (broken_document, broken_tree, broken_page)
NAMES = [*MUTATIONS, *EDITS]


def broken(data: bytes, name: str) -> bytes:
    """The file with the defect of this name."""
    if name in EDITS:
        return EDITS[name](data)
    return rewritten(data, MUTATIONS[name])
