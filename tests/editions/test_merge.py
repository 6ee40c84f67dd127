"""What an official file changes: a later vintage takes the place of the earlier one, and what it lacks is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.editions import official

from byfacts import language
from byfacts.compose import compose
from byfacts.editions import content, telling
from byfacts.editions.changes import Changes
from byfacts.editions.importing import Plan, Told, apply, plan
from byfacts.editions.store import Store
from byfacts.errors import DataError, InputError
from byfacts.library import load
from byfacts.model import Event, Fact

ENGLISH, TODAY, LATER = language.load("en"), "2026-11-25", "2026-10-09"
SERIES = "valid-permits"


def planned(store: Store, *paths: Path, on: str = TODAY, older: bool = False) -> Plan:
    found = plan(paths, store, ENGLISH, on, older=older)
    assert isinstance(found, Plan)
    return found


def changes(store: Store, *paths: Path) -> Changes:
    return planned(store, *paths).changes


def test_the_file_that_the_bundled_figures_came_from_changes_nothing(store: Store, tmp_path: Path, whole: None) -> None:
    found = planned(store, official.write(tmp_path / "a.json", "2026-07-09"))
    assert found.changes.none
    assert found.after is found.before
    assert not store.folder.exists()


def test_a_later_file_moves_the_source_and_the_day(store: Store, tmp_path: Path) -> None:
    found = planned(store, official.write(tmp_path / "a.json", LATER))
    assert not found.changes.none
    assert (found.changes.revised, found.changes.new, found.changes.withdrawn) == ((), (), ())
    assert found.after.as_of.isoformat() == TODAY
    assert found.after.edition.startswith("2026-11-")
    sources = {one.source for one in found.after.by_series[SERIES]}
    assert sources == {"eurostat-migr-resvalid-2026-10-09"}
    source = found.after.sources[sources.pop()]
    assert (source.published, source.retrieved, source.licence) == (LATER, TODAY, "CC BY 4.0")
    assert found.changes.sources == (source.id,)


def test_what_others_rest_on_keeps_its_source(store: Store, tmp_path: Path) -> None:
    after = planned(store, official.write(tmp_path / "a.json", LATER)).after
    assert "eurostat-permits-2026-07" in after.sources  # first permits are still of that vintage
    both = [
        official.write(tmp_path / f"{name}.json", LATER, dataset=name) for name in ("migr_resvalid", "migr_resfirst")
    ]
    left = {one.source for one in planned(store, *both).after.observations.values()}
    assert ("eurostat-permits-2026-07" in left) == ("eurostat-permits-2026-07" in planned(store, *both).after.sources)


def test_revisions_are_told_the_largest_first(store: Store, tmp_path: Path) -> None:
    base = official.bundled("migr_resvalid")
    moved = {("PL", "2024"): 10_000, ("LT", "2024"): -500, ("EL", "2019"): 3}
    changed = {cell: (base[cell] or 0) + by for cell, by in moved.items()}
    found = changes(store, official.write(tmp_path / "a.json", LATER, changed))
    assert [(one.after.geo, one.after.period, one.difference) for one in found.revised] == [
        (*cell, by) for cell, by in moved.items()
    ]


def test_new_withdrawn_settled_and_broken_are_told_apart(store: Store, tmp_path: Path) -> None:
    marks = official.flags("migr_resvalid")
    before = next(cell for cell, flag in marks.items() if "p" in flag and "e" not in flag)
    changed = {("PL", "2026"): 1.0, ("CY", "2016"): None}
    marked = {before: "", ("FR", "2020"): "b"}
    found = changes(store, official.write(tmp_path / "a.json", LATER, changed, marked))
    assert [one.key for one in found.new] == ["valid-permits@PL@2026"]
    assert [one.key for one in found.withdrawn] == ["valid-permits@CY@2016"]
    assert [(one.after.geo, one.after.period) for one in found.settled] == [before]
    assert "valid-permits@FR@2020" in {one.key for one in found.breaks}


def test_a_number_that_others_rest_on_is_not_lost_when_it_is_withdrawn(store: Store, tmp_path: Path) -> None:
    key = "valid-permits@CY@2016"
    rows = content.rows(content.read(), "recommendation_facts")
    named = [*rows, {"recommendation": rows[0]["recommendation"], "fact": key}]
    present = content.changed(content.read(), {"recommendation_facts": named})
    store.use(store.keep(content.described(present, "2026-07", "2026-07-12", ())))
    found = planned(store, official.write(tmp_path / "a.json", LATER, {("CY", "2016"): None, ("CY", "2017"): None}))
    assert [one.key for one in found.changes.kept] == [key]
    assert [one.key for one in found.changes.withdrawn] == ["valid-permits@CY@2017"]
    assert found.after.series[SERIES].joined == "vintages"


def test_a_file_with_some_years_only_is_refused_where_it_would_mix_vintages(
    store: Store, tmp_path: Path, whole: None
) -> None:
    path = official.write(tmp_path / "a.json", LATER, only=frozenset({"2023", "2024"}), dataset="migr_resfirst")
    with pytest.raises(DataError, match="Download the tables whole") as told:
        planned(store, path)
    assert told.value.problems


def test_what_a_later_file_does_not_hold_stays_as_a_declared_vintage(store: Store, tmp_path: Path) -> None:
    years = frozenset(period for _, period in official.bundled("migr_asyappctza") if period >= "2015")
    path = official.write(tmp_path / "a.json", LATER, only=years, dataset="migr_asyappctza")
    found = planned(store, path)
    assert found.after.series["asylum-first-time"].joined == "vintages"
    assert {one.period for one in found.changes.kept} == {str(year) for year in range(2008, 2015)}
    apply(found, store)
    whole = planned(store, official.write(tmp_path / "b.json", "2026-11-01", dataset="migr_asyappctza"))
    assert whole.after.series["asylum-first-time"].joined == ""
    assert whole.changes.kept == ()


def test_the_same_vintage_in_pieces_is_one_vintage(store: Store, tmp_path: Path) -> None:
    pieces = [frozenset({"2023", "2024"}), frozenset(str(year) for year in range(2015, 2023)), frozenset({"2025"})]
    paths = [official.write(tmp_path / f"{n}.json", LATER, only=only) for n, only in enumerate(pieces)]
    whole = planned(store, official.write(tmp_path / "whole.json", LATER)).after
    assert planned(store, *paths).after.observations == whole.observations


def test_an_import_twice_changes_nothing_the_second_time(store: Store, tmp_path: Path) -> None:
    path = official.write(tmp_path / "a.json", LATER, {("PL", "2024"): 1.0, ("PL", "2026"): 2.0, ("CY", "2016"): None})
    id = apply(planned(store, path), store)
    bytes_before = store.content(id)
    again = planned(store, path, on="2026-12-31")
    assert again.changes.none
    assert again.content == bytes_before
    assert apply(again, store) == id
    assert store.ids() == (id,)


def test_an_older_file_is_refused_unless_it_is_asked_for(store: Store, tmp_path: Path) -> None:
    path = official.write(tmp_path / "a.json", "2025-01-01", {("PL", "2024"): 1.0})
    with pytest.raises(InputError, match="older than what byfacts has"):
        planned(store, path)
    assert "--older" in ENGLISH.error(_refused(store, path))
    assert "9\u00a0July 2026" in ENGLISH.error(_refused(store, path))
    assert planned(store, path, older=True).changes.revised


def _refused(store: Store, path: Path) -> InputError:
    with pytest.raises(InputError) as told:
        planned(store, path)
    return told.value


def test_files_of_no_use_are_told_and_change_nothing(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "page.csv"
    page.write_text("<!DOCTYPE html><html><body>Not found</body></html>")
    found = plan([page], store, ENGLISH, TODAY)
    assert isinstance(found, tuple)
    assert all(isinstance(one, Told) and one.refused for one in found)


def test_a_file_of_no_use_beside_a_good_one_is_left_out(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "page.csv"
    page.write_text("<!DOCTYPE html><html><body>Not found</body></html>")
    found = planned(store, page, official.write(tmp_path / "a.json", LATER))
    assert [one.refused for one in found.files] == [True, False]
    assert not found.changes.none


def test_tables_that_an_import_does_not_concern_keep_their_bytes(store: Store, tmp_path: Path) -> None:
    made = planned(store, official.write(tmp_path / "a.json", LATER)).content
    base = content.read()
    same = [name for name in base if made[name] == base[name]]
    assert set(same) == set(base) - {"datapackage.json", "observations.csv", "sources.csv"}


def test_the_description_has_size_and_hash_of_each_table(store: Store, tmp_path: Path) -> None:
    import hashlib

    made = planned(store, official.write(tmp_path / "a.json", LATER)).content
    for resource in content.description(made["datapackage.json"])["resources"]:
        held = made[resource["path"]]
        assert resource["bytes"] == len(held)
        assert resource["hash"] == "sha256:" + hashlib.sha256(held).hexdigest()


def test_a_preview_reads_in_words_and_as_json(store: Store, tmp_path: Path, whole: None) -> None:
    base = official.bundled("migr_resvalid")
    value = (base["PL", "2024"] or 0) + 1000
    found = planned(store, official.write(tmp_path / "a.json", LATER, {("PL", "2024"): value, ("CY", "2016"): None}))
    told = telling.story(found.changes, found.before, found.after, ENGLISH)
    words = "\n".join(telling.lines(told, ENGLISH)).replace("\u00a0", " ")
    assert "Valid residence permits, Poland, 2024" in words
    assert "+1,000" in words
    assert "Withdrawn\n- Valid residence permits, Cyprus, 2016" in words
    assert "Emigration" in words
    record = telling.record(found.changes)
    assert record["revised"][0]["difference"] == 1000
    assert [one["key"] for one in record["withdrawn"]] == ["valid-permits@CY@2016"]
    assert {one["topic"] for one in record["sheets"]} >= {"emigration"}


def test_a_claim_that_turns_is_told_with_both_verdicts(store: Store, tmp_path: Path) -> None:
    """Every first permit of Poland taken away turns what the brief says about Poland."""
    base = official.bundled("migr_resfirst")
    changed = {cell: (value or 0) / 1000 // 1 for cell, value in base.items() if cell[0] == "PL"}
    found = planned(store, official.write(tmp_path / "a.json", LATER, changed, dataset="migr_resfirst"))
    assert all(turn.before is not turn.after for turn in found.changes.verdicts)
    told = telling.story(found.changes, found.before, found.after, ENGLISH)
    shown = [section for section in told.sections if section.id == "verdicts"]
    assert bool(shown) == bool(found.changes.verdicts)


def test_facts_whose_date_passes_between_the_two_days_are_told(store: Store, tmp_path: Path) -> None:
    found = changes(store, official.write(tmp_path / "a.json", LATER))
    before, after = load().as_of.isoformat(), TODAY
    known: list[Fact | Event] = [*load().facts.values(), *load().events.values()]
    expected = {one.id for one in known if one.review_by and before <= one.review_by.isoformat() < after}
    assert {one.id for one in found.stale} == expected


def test_a_sheet_names_the_vintage_that_its_numbers_are_of(store: Store, tmp_path: Path) -> None:
    path = official.write(tmp_path / "a.json", LATER, dataset="migr_asyappctza")
    sheets = [compose("asylum", library, ENGLISH) for library in (load(), planned(store, path).after)]
    told = [sheet.chart("first-time-country").subtitle.replace("\u00a0", " ") for sheet in sheets]
    assert ["18 January 2024" in words for words in told] == [True, False]
    assert ["9 October 2026" in words for words in told] == [False, True]
