"""The figures themselves: sums, sources, the brief's numbers, and the warnings that go with them."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from byfacts import assets, library, periods
from byfacts.model import Library, Qualifier, Status

STATES = [
    "AT",
    "BE",
    "BG",
    "CY",
    "CZ",
    "DE",
    "DK",
    "EE",
    "EL",
    "ES",
    "FI",
    "FR",
    "HR",
    "HU",
    "IE",
    "IT",
    "LT",
    "LU",
    "LV",
    "MT",
    "NL",
    "PL",
    "PT",
    "RO",
    "SE",
    "SI",
    "SK",
]
EU = "EU27_2020"
BRIEF = [  # id, value or (low, high), qualifier, status, period: typed from the brief, independently of the data
    ("departures-pace", (200_000, 500_000), "range", "estimate", "2020"),
    ("departures-summary", (None, 500_000), "up-to", "estimate", "2020"),
    ("it-specialists-left", 20_000, "about", "estimate", "2020"),
    ("it-gdp-2021", 6, "almost", "estimate", "2021"),
    ("it-gdp-2023", 3, "about", "estimate", "2023"),
    ("first-permits-2020-2022", (500_000, None), "more-than", "final", "2020/2022"),
    ("first-permits-poland-share", 95, "about", "estimate", "2020/2022"),
    ("poland-received", (100_000, 150_000), "range", "estimate", "2020/2022"),
    ("first-permits-2021", 150_056, "exact", "final", "2021"),
    ("first-permits-2022", 311_567, "exact", "final", "2022"),
    ("first-permits-2023", 281_279, "exact", "final", "2023"),
    ("pbh-visas", 90_000, "about", "estimate", "2023"),
    ("pbh-moved", 13_500, "about", "estimate", ""),
    ("lt-companies", (850, None), "more-than", "final", "2023"),
    ("population-2023", 9_200_617, "exact", "final", "2023-01-01"),
    ("population-2024", 9_155_978, "exact", "final", "2024-01-01"),
    ("georgia-arrivals", (45_000, None), "more-than", "estimate", "2022-05"),
    ("armenia-arrivals", 12_050, "about", "estimate", "2022-02/2022-07"),
    ("asylum-2021", 3_440, "exact", "final", "2021"),
    ("asylum-2022", 4_990, "exact", "final", "2022"),
    ("asylum-2023", 5_095, "exact", "final", "2023"),
    ("asylum-2024", 4_560, "about", "provisional", "2024"),
    ("ukrainians-summary", (20_000, None), "more-than", "final", ""),
    ("ukrainians-entered", 70_000, "about", "estimate", "2022"),
    ("ukrainians-hosted", 20_536, "exact", "final", "2023-02"),
    ("ukrainians-women", 66, "exact", "final", "2023-02"),
    ("ukrainians-registered", 44_260, "exact", "final", "2025-03-31"),
    ("attempts-a-month", 9_400, "about", "estimate", "2021-H2"),
    ("guards", 4_000, "exact", "final", ""),
    ("soldiers", 25_000, "exact", "final", ""),
    ("trade-russia", (40, None), "more-than", "final", ""),
]


@pytest.fixture(scope="module")
def data() -> Library:
    return library.load()


def value(data: Library, series: str, geo: str, period: str) -> float:
    return data.observation(series, geo, period).quantity.known


@pytest.mark.parametrize("year", [str(y) for y in range(2015, 2025)])
@pytest.mark.parametrize("series", ["first-permits", "valid-permits"])
def test_the_27_states_add_up_to_the_total(data: Library, series: str, year: str) -> None:
    assert sum(value(data, series, geo, year) for geo in STATES) == value(data, series, EU, year)


@pytest.mark.parametrize("year", [str(y) for y in range(2014, 2023)])
def test_first_time_asylum_adds_up_within_its_rounding(data: Library, year: str) -> None:
    keys = [f"asylum-first-time@{geo}@{year}" for geo in STATES]
    parts = sum(data.observations[key].quantity.known for key in keys if key in data.observations)
    assert abs(parts - value(data, "asylum-first-time", EU, year)) <= 27 * 2.5


def test_unhcr_s_total_is_the_sum_of_the_states(data: Library) -> None:
    for year in map(str, range(2015, 2026)):
        parts = [o for o in data.by_series["unhcr-applications"] if o.period == year and o.geo != EU]
        assert sum(o.quantity.known for o in parts) == value(data, "unhcr-applications", EU, year)


def test_decisions_add_up_to_all_decisions(data: Library) -> None:
    kinds = ("recognised", "other", "rejected", "closed")
    for year in map(str, range(2015, 2026)):
        parts = sum(value(data, f"unhcr-decisions-{kind}", EU, year) for kind in kinds)
        assert parts == value(data, "unhcr-decisions-total", EU, year)
    kinds = ("refugee", "subsidiary", "negative", "discontinued")
    for year in map(str, range(2021, 2026)):
        parts = sum(value(data, f"udsc-decisions-{kind}", "PL", year) for kind in kinds)
        assert parts == value(data, "udsc-decisions-total", "PL", year)


@pytest.mark.parametrize("series", ["first-permits", "valid-permits"])
def test_an_incomplete_year_has_no_total(data: Library, series: str) -> None:
    partial = [o for o in data.by_series[series] if o.period == "2025"]
    assert 0 < len(partial) < 27
    assert EU not in {o.geo for o in partial}
    assert all("Never added up" in o.note for o in partial)


def test_permits_have_every_state_and_no_other_country(data: Library) -> None:
    for series in ("first-permits", "valid-permits"):
        assert {o.geo for o in data.by_series[series]} == {*STATES, EU}


def test_years_ascend_within_a_place(data: Library) -> None:
    for found in data.by_series.values():
        for geo in {o.geo for o in found}:
            starts = [periods.span(o.period)[0] for o in found if o.geo == geo and len(o.period) == 4]
            assert starts == sorted(set(starts))


def test_every_number_names_a_source_that_exists(data: Library) -> None:
    assert {o.source for o in data.observations.values()} <= set(data.sources)
    assert {f.source for f in data.facts.values()} <= set(data.sources)
    assert all(s.licence and s.publisher and s.confidence for s in data.sources.values())


def test_every_series_has_numbers_and_says_what_it_counts(data: Library) -> None:
    assert all(data.by_series[id] for id in data.series)
    assert all(s.definition and s.caveat for s in data.series.values())


def test_the_map_and_the_chart_of_the_brief_are_complete(data: Library) -> None:
    map_1 = {geo: value(data, "valid-permits", geo, "2023") for geo in (EU, "PL", "LT", "DE", "IT")}
    assert map_1 == {EU: 446_480, "PL": 306_447, "LT": 63_255, "DE": 23_360, "IT": 9_901}
    early = [value(data, "asylum-first-time", EU, str(y)) for y in range(2015, 2021)]
    late = [value(data, "asylum-first-time-brief", EU, str(y)) for y in range(2021, 2025)]
    assert early + late == [785, 685, 900, 925, 935, 1_165, 3_440, 4_990, 5_095, 4_560]


# the brief


@pytest.mark.parametrize(("id", "number", "qualifier", "status", "period"), BRIEF)
def test_the_figure_is_as_the_brief_gives_it(
    data: Library, id: str, number: float | tuple[float | None, float | None], qualifier: str, status: str, period: str
) -> None:
    fact = data.facts[id]
    low, high = number if isinstance(number, tuple) else (number, number)
    assert fact.quantity is not None
    assert (fact.quantity.low, fact.quantity.high) == (low, high)
    assert (fact.quantity.qualifier, fact.status) == (Qualifier(qualifier), Status(status))
    assert (fact.period, fact.source) == (period, "brief")
    assert all((fact.unit, fact.counts, fact.nature, fact.where))


def test_no_figure_of_the_brief_is_missing_or_added(data: Library) -> None:
    assert {id for id, *_ in BRIEF} == {f.id for f in data.facts.values() if f.quantity}


def test_a_statement_with_a_number_has_a_place_for_it(data: Library) -> None:
    assert all(("{value}" in f.text) == (f.quantity is not None) for f in data.facts.values())


def test_no_figure_is_typed_into_words(data: Library) -> None:
    words = [w for f in data.facts.values() for w in (f.title, f.text, f.caveat, f.where, f.speaker)]
    words += [w for e in data.events.values() for w in (e.text, e.short, e.where)]
    words += [w for c in data.claims.values() for w in (c.text, c.where)]
    words += [w for r in data.recommendations.values() for w in (r.title, r.summary, r.where)]
    words += [w for r in data.recommendations.values() for a in r.actions for w in (a.text, a.detail)]
    words += [w for s in data.series.values() for w in (s.title, s.definition, s.caveat)]
    words += [o.note for o in data.observations.values()]
    dates = re.compile(r"31 December|1 January|January 2024")
    assert [w for w in words if re.search(r"\d", dates.sub("", w))] == []


def test_events_run_from_1994_to_25_may_2025(data: Library) -> None:
    starts = [e.start for e in data.events.values()]
    assert min(starts) == "1994"
    assert max(e.end for e in data.events.values()) == "2025-05-25"
    expected = {"2015", "2020-06-19", "2020", "2021", "2021-H2", "2022", "2022-02", "2022-05", "2023-Q1", "2023-02"}
    expected |= {"2024-01", "2024-Q1", "2024-10", "2025-Q1", "2025-02", "2025-03-13", "2025-03-26", "2025-03-31"}
    assert expected <= set(starts)


def test_every_topic_has_events(data: Library) -> None:
    topics = {topic for e in data.events.values() for topic in e.topics}
    assert topics == {"emigration", "asylum", "border", "recommendations", "overview"}


def test_four_recommendations_have_their_actions(data: Library) -> None:
    found = list(data.recommendations.values())
    assert [r.number for r in found] == [1, 2, 3, 4]
    assert [len(r.actions) for r in found] == [4, 4, 4, 3]
    assert [bool(r.rests_on) for r in found] == [True, True, True, False]


def test_claims_can_be_computed_from_what_they_name(data: Library) -> None:
    assert len(data.claims) >= 15
    assert all(c.operands for c in data.claims.values())


# the seventeen warnings


def test_the_brief_and_the_data_part_and_both_are_kept(data: Library) -> None:  # 1
    years = ("2020", "2021", "2022")
    poland, total = (sum(value(data, "first-permits", geo, y) for y in years) for geo in ("PL", EU))
    assert (total, round(100 * poland / total, 1)) == (525_464, 88.9)
    assert data.facts["first-permits-poland-share"].caveat


def test_another_vintage_is_another_series(data: Library) -> None:  # 2
    old = {s.id: s.vintage_of for s in data.series.values() if s.vintage_of}
    assert old["first-permits-brief"] == "first-permits"
    assert old["asylum-first-time-brief"] == "asylum-first-time"
    assert value(data, "first-permits", EU, "2022") == 311_516
    assert value(data, "asylum-first-time", EU, "2022") == 4_995
    mixed = {"population", "border-attempts", "border-turned-away", "border-prevented"}
    for id, found in data.by_series.items():
        assert id in mixed or len({o.source for o in found}) == 1


def test_attempts_a_month_are_the_mean_of_four_months(data: Library) -> None:  # 3
    months = [value(data, "border-attempts", "PL", f"2021-{m:02}") for m in range(7, 13)]
    assert round(sum(months[1:5]) / 4) == 9_387
    assert sum(months) / 6 == 6_574.5
    assert "inference" in data.facts["attempts-a-month"].caveat


def test_three_counts_of_people_from_ukraine_stay_three(data: Library) -> None:  # 4, 14
    for id in ("ukrainians-summary", "ukrainians-entered", "ukrainians-hosted", "ukrainians-registered"):
        assert data.facts[id].caveat
    assert value(data, "unhcr-ukrainians-in-belarus", "BY", "2024") == 43_114


def test_unlike_things_are_counted_unlike(data: Library) -> None:  # 5
    counts = {id: data.series[id].counts for id in ("border-attempts", "border-turned-away", "border-prevented")}
    assert len(set(counts.values())) == 3
    assert data.series["first-permits"].counts == "permits" != data.series["asylum-first-time"].counts
    assert "one axis" in data.series["valid-permits"].caveat
    assert "one axis" in data.series["udsc-valid-documents-total"].caveat


def test_steady_growth_ends_in_the_last_year_and_the_fact_says_so(data: Library) -> None:  # 6
    assert "falls" in data.facts["asylum-2024"].caveat


def test_errors_of_the_brief_are_not_passed_on(data: Library) -> None:  # 7
    words = " ".join(w for f in data.facts.values() for w in (f.title, f.text, f.caveat))
    words += " ".join(e.text for e in data.events.values())
    assert "Wilhelmsburg" not in words
    assert "seventh" not in words
    assert "International House Vilnius" in words


def test_rounding_is_known(data: Library) -> None:  # 8
    assert data.series["asylum-first-time"].rounding == 5
    assert all(o.quantity.known % 5 == 0 for o in data.by_series["asylum-first-time"])
    assert "small counts as five" in data.series["unhcr-applications"].caveat


def test_no_source_is_frontex_and_no_sheet_names_a_medium(data: Library) -> None:  # 9, 13
    for source in data.sources.values():
        shown = f"{source.publisher} {source.title} {source.short} {source.vintage} {source.licence} {source.note}"
        assert "Frontex" not in shown + source.reference
        assert not re.search(r"\w\.(pl|lt|lv|hu|com|ua|eu|org|net|info|ee)\b|ukrinform|the-daily", shown)
        assert not source.quoted or source.reference == "press report"
        if "press" in source.note:
            assert source.short == source.publisher


def test_shares_of_decisions_are_not_in_the_data(data: Library) -> None:  # 10
    assert not [id for id, s in data.series.items() if s.counts == "decisions" and s.unit == "percent"]
    assert "own arithmetic" in data.series["unhcr-decisions-recognised"].caveat


def test_applications_are_not_applicants(data: Library) -> None:  # 11
    assert data.series["unhcr-applications"].counts != data.series["asylum-first-time"].counts
    assert "Another definition" in data.series["unhcr-applications"].caveat


def test_places_are_eurostat_s_codes(data: Library) -> None:  # 12
    assert {o.geo for o in data.observations.values()} == {*STATES, EU, "BY", "WORLD"}


def test_visas_and_people_moved_are_different_counts(data: Library) -> None:  # 14
    period = "2020-08-10/2026-01-01"
    assert value(data, "udsc-visas-pbh-c", "PL", period) == 18_154
    assert value(data, "udsc-visas-pbh-d", "PL", period) == 192_069
    assert data.facts["pbh-visas"].counts != data.facts["pbh-moved"].counts
    assert all("no ratio" in data.facts[id].caveat for id in ("pbh-visas", "pbh-moved"))


def test_endnotes_are_named_and_their_texts_are_not_made_up(data: Library) -> None:  # 16
    places = [f.where for f in data.facts.values() if "endnote" in f.where]
    assert len(places) > 20
    assert all(re.fullmatch(r".*; endnote [IVXL]+ \(its text is not in our copy\)", place) for place in places)


def test_the_date_in_poland_s_decree_is_shown_as_passed(data: Library) -> None:  # 17
    fact = data.facts["pl-restriction"]
    assert str(fact.review_by) == "2025-05-25"
    assert "prolonged" in fact.caveat
    assert str(data.events["pl-decree-2025"].review_by) == "2025-05-25"


def test_status_and_flag_follow_the_publisher(data: Library) -> None:
    assert data.observation("valid-permits", "FR", "2021").status is Status.PROVISIONAL
    assert data.observation("valid-permits", "MT", "2017").status is Status.ESTIMATE
    assert data.observation("valid-permits", "PT", "2024").flag == "b"
    assert data.observation("border-turned-away", "LT", "2025").quantity.qualifier is Qualifier.MORE_THAN
    assert data.observation("border-prevented", "LV", "2021").coverage == "2021-08-10/2021-12-31"
    assert data.observation("border-attempts", "PL", "2021-10").status is Status.FINAL
    assert data.observation("border-attempts", "PL", "2021-11").status is Status.ESTIMATE
    assert data.observation("border-attempts", "PL", "2022").quantity.qualifier is Qualifier.ABOUT


def test_the_package_is_valid_by_its_own_description_without_a_network() -> None:
    code = (
        "import socket, sys\n"
        "def closed(*_): raise AssertionError('network')\n"
        "socket.socket.connect = socket.getaddrinfo = closed\n"
        "from frictionless import Package\n"
        "report = Package(sys.argv[1]).validate()\n"
        "print(report.flatten(['rowNumber', 'fieldName', 'type', 'note']))\n"
        "sys.exit(not report.valid)"
    )
    command = [sys.executable, "-W", "ignore", "-c", code, str(assets.data() / "datapackage.json")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
