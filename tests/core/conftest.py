"""All six languages, for the tests of what each of them writes."""

from __future__ import annotations

import pytest

from byfacts import language
from byfacts.language import Language
from byfacts.typography import RULES

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'


@pytest.fixture(scope="session")
def languages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Language]:
    """All six, with the catalogues that ship and, for the others, none: typography needs no translation."""
    folder = tmp_path_factory.mktemp("locale")
    for code in RULES:
        (folder / f"{code}.po").write_text(HEADER, encoding="utf-8")
    shipped = language.languages()
    return {code: language.load(code) if code in shipped else language.load(code, folder) for code in RULES}
