"""What a kind of hit is called."""

from __future__ import annotations

from typing import assert_never

from byfacts.language import Language
from byfacts.search.places import Kind


def kind_text(say: Language, kind: Kind) -> str:
    match kind:
        case Kind.CHART:
            return say.text("Chart")
        case Kind.FACT:
            return say.text("Fact")
        case Kind.EVENT:
            return say.text("Event")
        case Kind.RECOMMENDATION:
            return say.text("Recommendation")
        case Kind.CLAIM:
            return say.text("Claim of the brief")
        case Kind.SERIES:
            return say.text("Series")
        case Kind.SOURCE:
            return say.text("Source")
        case _:
            assert_never(kind)
