"""``byfacts facts`` lists every fact, for people and for programs, whatever the terminal's encoding."""

from __future__ import annotations

import json
from typing import Any

import pytest

from byfacts import language, library
from byfacts.cli import facts as listing
from byfacts.cli import main
from byfacts.model import Qualifier, Quantity, Status

KEYS = {
    "id",
    "topic",
    "title",
    "value",
    "unit",
    "counts",
    "period",
    "qualifier",
    "status",
    "source",
    "vintage",
    "where",
    "review_by",
    "passed",
    "edition",
}


def records(code: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    assert main(["facts", "--language", code, "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    found = json.loads(said.out)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("code", language.languages())
def test_every_fact_is_listed_with_all_that_a_number_carries(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = records(code, capsys)
    assert set(library.load().facts) <= {r["id"] for r in found}
    for record in found:
        assert set(record) - {"low", "high"} == KEYS
        assert record["title"]
        assert record["source"]
        assert record["status"] in set(Status)
        assert record["qualifier"] is None or record["qualifier"] in set(Qualifier)
        assert record["value"] is None or not isinstance(record["value"], str)
        if "low" in record:
            assert record["value"] is None
            assert record["low"] is not None or record["high"] is not None


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (None, {"value": None}),
        (Quantity.of(4560, Qualifier.ABOUT), {"value": 4560}),
        (Quantity.of(13.5), {"value": 13.5}),
        (Quantity.of(850, Qualifier.MORE_THAN), {"value": None, "low": 850, "high": None}),
        (Quantity.of(500, Qualifier.UP_TO), {"value": None, "low": None, "high": 500}),
        (Quantity(200, 500, Qualifier.RANGE), {"value": None, "low": 200, "high": 500}),
    ],
)
def test_an_open_end_is_null_and_a_range_has_no_middle(quantity: Quantity | None, expected: dict[str, Any]) -> None:
    assert listing._numbers(quantity) == expected


def test_numbers_are_the_same_in_every_language(capsys: pytest.CaptureFixture[str]) -> None:
    numbers = [
        [(r["id"], r["value"], r.get("low"), r.get("high"), r["qualifier"]) for r in records(code, capsys)]
        for code in language.languages()
    ]
    assert all(n == numbers[0] for n in numbers)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp866", "utf-8"])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_any_encoding_takes_the_list(run: Any, encoding: str, form: tuple[str, ...]) -> None:
    done = run("facts", "--language", "ru", *form, PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    text = done.stdout.decode(encoding)
    assert "?" not in text or form
    if form:
        assert all(record["title"] for record in json.loads(text))


def test_the_table_is_one_line_to_a_fact_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= len(library.load().facts) + 2
