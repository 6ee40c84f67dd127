"""Places as official files write them (Eurostat's codes, ISO codes, English names) and their Eurostat codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

EU: Final = "EU27_2020"
WORLD: Final = "WORLD"
ALL: Final = "TOTAL"  # Eurostat's word for everybody
MEMBERS: Final = frozenset("AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())

# Eurostat's code, the ISO code of three letters, the English names in use; the first is today's.
_STATES = """
AT AUT Austria
BE BEL Belgium
BG BGR Bulgaria
CY CYP Cyprus
CZ CZE Czechia|Czech Republic|Czech Rep.
DE DEU Germany|Germany (until 1990 former territory of the FRG)|Germany including former GDR
DK DNK Denmark
EE EST Estonia
EL GRC Greece
ES ESP Spain
FI FIN Finland
FR FRA France|France (metropolitan)
HR HRV Croatia
HU HUN Hungary
IE IRL Ireland
IT ITA Italy
LT LTU Lithuania
LU LUX Luxembourg
LV LVA Latvia
MT MLT Malta
NL NLD Netherlands|Netherlands (Kingdom of the)|Netherlands (the)
PL POL Poland
PT PRT Portugal
RO ROU Romania
SE SWE Sweden
SI SVN Slovenia
SK SVK Slovakia|Slovak Republic
IS ISL Iceland
LI LIE Liechtenstein
NO NOR Norway
CH CHE Switzerland
UK GBR United Kingdom|United Kingdom of Great Britain and Northern Ireland|UK
BY BLR Belarus
UA UKR Ukraine
RU RUS Russia|Russian Federation|Russian Fed.
MD MDA Moldova|Moldova, Republic of|Republic of Moldova|Rep. of Moldova
TR TUR Türkiye|Turkey|Turkiye
XK XKX Kosovo|Kosovo*|Kosovo (under United Nations Security Council Resolution 1244/99)
ME MNE Montenegro
MK MKD North Macedonia|Former Yugoslav Republic of Macedonia, the
AL ALB Albania
RS SRB Serbia|Serbia and Kosovo: S/RES/1244 (1999)
BA BIH Bosnia and Herzegovina
"""
_GROUPS = {
    EU: (
        "European Union - 27 countries (from 2020)",
        "European Union (27 countries) (from 2020)",
        "European Union (27 countries - from 2020)",
        "European Union - 27 countries (from 1 February 2020)",
    ),
    "EU28": (
        "European Union (28 countries)",
        "European Union - 28 countries (2013-2020)",
        "European Union - 28 countries",
    ),
    "EU27_2007": ("European Union - 27 countries (2007-2013)", "European Union (27 countries)"),
    ALL: ("Total",),
    "EFTA": ("European Free Trade Association",),
}
_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,14}")


def _key(words: str) -> str:
    """Words as they are compared: without case, accents, footnote marks and doubled blanks."""
    plain = unicodedata.normalize("NFKD", words)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("*", "").split())


def _table() -> tuple[Mapping[str, str], Mapping[str, str]]:
    names: dict[str, str] = {}
    iso: dict[str, str] = {}
    for line in _STATES.split("\n"):
        if line:
            code, three, known = line.split(" ", 2)
            iso[three] = code
            names |= {_key(name): code for name in known.split("|")}
    names |= {_key(name): code for code, known in _GROUPS.items() for name in known}
    return names, iso


_NAMES, _ISO = _table()


@lru_cache(maxsize=4096)
def code(words: str) -> str:
    """Eurostat's code of a place given as code, ISO code or English name; empty where it is not known."""
    words = words.strip()
    if words in _ISO:
        return _ISO[words]
    if _CODE.fullmatch(words) and not words.isalpha():
        return words  # EU27_2020, EA19, NUTS regions: codes, whether or not byfacts uses them
    if len(words) == 2 and words.isupper() and words.isascii():
        return {"GR": "EL", "GB": "UK"}.get(words, words)
    return words if words in {ALL, "EFTA", "EU"} else _NAMES.get(_key(words), "")
