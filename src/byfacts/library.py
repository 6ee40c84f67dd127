"""The data package as one checked, immutable Library: everything in it resolves, or every fault is told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from string import Formatter
from typing import TYPE_CHECKING, TypeVar

from byfacts import assets, claim_rules, edition, periods
from byfacts.edition import Folder
from byfacts.errors import N_, DataError
from byfacts.frozen import replace
from byfacts.model import (
    Action,
    Claim,
    Event,
    Fact,
    Library,
    Nature,
    Observation,
    Qualifier,
    Quantity,
    Recommendation,
    Series,
    Source,
    Status,
    Voice,
)
from byfacts.tables import (
    DESCRIPTION,
    UNKNOWN,
    Cells,
    Faults,
    Known,
    Package,
    Row,
    Table,
    read_package,
    read_rows,
)

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "sources": (
        *("id", "publisher", "title", "short", "reference", "published", "retrieved"),
        *("vintage", "licence", "confidence", "kind", "note"),
    ),
    "series": (
        *("id", "title", "counts", "unit", "nature", "definition", "caveat", "rounding", "vintage_of"),
        *("concept", "part_of", "joined"),
    ),
    "observations": (
        *("series", "geo", "period", "value", "low", "high", "qualifier"),
        *("status", "flag", "coverage", "source", "note"),
    ),
    "facts": (
        *("id", "topic", "title", "text", "observation", "value", "low", "high", "qualifier", "unit", "counts"),
        *("nature", "period", "geo", "status", "source", "where", "speaker", "speaker_kind", "caveat", "review_by"),
    ),
    "events": (*("id", "topics", "geo", "start", "end", "open_end", "text", "short", "source", "where", "review_by"),),
    "claims": ("id", "topic", "text", "short", "where", "check", "operands", "tolerance"),
    "recommendations": ("id", "number", "title", "summary", "addressees", "partners", "source", "where"),
    "actions": ("recommendation", "number", "text", "detail"),
    "recommendation_facts": ("recommendation", "fact"),
}
OF_OBSERVATION = ("value", "low", "high", "qualifier", "unit", "counts", "nature", "geo", "status")
# a look-up is several times as fast as the call of an enumeration
QUALIFIERS = {q.value: q for q in Qualifier}
STATUSES = {s.value: s for s in Status}
ORDER = N_("The ends are swapped: {low} comes before {high}.")
MIXED = N_(
    "{series} mixes {first} and {second}, and “joined” in series.csv does not say how: "
    "two vintages are never mixed undeclared."
)


def load(folder: Folder | None = None) -> Library:
    """The data package in ``folder``, by default the one that came with the program.

    Raises DataError with every fault that was found, each with file, row and column.
    """
    folder = folder or assets.data()
    faults = Faults()
    package = read_package(folder, COLUMNS, faults)
    library = _Reading(folder, package, faults).library() if package else None
    if library and package and not faults.found:
        library = replace(library, edition=_identity(folder, package))
    if library is None or faults.found:
        message = N_("The data in {folder} cannot be used. Correct what is named below or restore the original files.")
        raise DataError(message, problems=tuple(faults.found), folder=str(folder))
    return library


def _identity(folder: Folder, package: Package) -> str:
    """The id of the edition, from every table that the description names, those too that the program does not read."""
    files = (DESCRIPTION, *(table.file for table in package.tables.values()))
    return edition.identity(package.edition, folder, (name for name in files if (folder / name).is_file()))


def frame(library: Library, series: str) -> pd.DataFrame:
    """A series as a table, a row for each observation. Raises KeyError for an unknown one."""
    import pandas as pd

    columns = ("geo", "period", "low", "high", "qualifier", "status", "flag", "coverage", "source")
    rows = [
        (
            *(o.geo, o.period, o.quantity.low, o.quantity.high, o.quantity.qualifier.value, o.status.value),
            *(o.flag, o.coverage, o.source),
        )
        for o in library.by_series[series]
    ]
    return pd.DataFrame(rows, columns=pd.Index(columns))


class _Reading:
    """One pass over the package: rows in, values out, faults beside them."""

    def __init__(self, folder: Folder, package: Package, faults: Faults) -> None:
        self.package = package
        self.faults = faults
        self.rows: dict[str, list[Row]] = {}
        self.known: dict[str, frozenset[str]] = {}
        for name in COLUMNS:
            if (read := read_rows(folder, package.tables[name], faults)) is not None:
                self.rows[name], self.known[name] = read
        for name in self.rows:
            self._check_references(package.tables[name])

    def library(self) -> Library:
        sources = {r.cells["id"]: _source(r.cells) for r in self._rows("sources")}
        series = {r.cells["id"]: _series(r.cells) for r in self._rows("series")}
        observations = {o.key: o for o in self._built("observations", lambda row: self._observation(row, series))}
        self._check_joins(series)
        facts = {f.id: f for f in self._built("facts", lambda row: self._fact(row, series, observations))}
        events = {e.id: e for e in self._built("events", self._event)}
        claims = {c.id: c for c in self._built("claims", lambda row: self._claim(row, facts))}
        advice = self._recommendations()
        return Library(
            edition=self.package.edition,
            as_of=self.package.as_of,
            version=self.package.edition,
            sources=Known("sources", sources),
            series=Known("series", series),
            observations=Known("observations", observations),
            facts=Known("facts", facts),
            events=Known("events", events),
            claims=Known("claims", claims),
            recommendations=Known("recommendations", advice),
            by_series=Known("series", _by_series(series, observations.values())),
        )

    def _rows(self, name: str) -> list[Row]:
        return self.rows.get(name, [])

    def _built(self, name: str, build: Callable[[Row], T | None]) -> list[T]:
        return [value for row in self._rows(name) if (value := build(row)) is not None]

    def _fault(self, message: str, table: str, row: Row, column: str, /, **params: object) -> None:
        self.faults.add(message, self.package.tables[table].file, row.number, column, **params)

    def _check_references(self, table: Table) -> None:
        for column, target, _ in table.references:
            used = {row.cells[column] for row in self._rows(table.name)}
            if target in self.known and not used <= self.known[target] | {""}:
                for row in self._rows(table.name):
                    self._check_known(row.cells[column], (target,), table.name, row, column)

    def _check_known(self, value: str, targets: tuple[str, ...], table: str, row: Row, column: str) -> None:
        """A reference resolves in one of the tables; nothing is said when one of them could not be read."""
        if value and all(t in self.known for t in targets) and not any(value in self.known[t] for t in targets):
            self._fault(UNKNOWN, table, row, column, value=value, table=", ".join(targets))

    def _check_text(self, table: str, row: Row, column: str, filled: Mapping[str, object]) -> None:
        """Placeholders of a template are known and have something to fill them. ``filled``: name to value or None."""
        text = row.cells[column]
        if "{" not in text and "}" not in text:
            return
        try:
            names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError:
            self._fault(N_("The braces in the text do not match."), table, row, column)
            return
        for name in sorted(names):
            if name not in filled:
                self._fault(N_("The text has an unknown placeholder: {name}."), table, row, column, name=name)
            elif not filled[name]:
                self._fault(N_("Nothing fills the placeholder {name}."), table, row, column, name=name)

    def _quantity(self, table: str, row: Row, unit: str) -> Quantity | None:
        """The number of a row: a range has two ends and no value, everything else a value and no ends."""
        cells = row.cells
        qualifier = QUALIFIERS[cells["qualifier"]]
        needed, extra = (("low", "high"), ("value",)) if qualifier is Qualifier.RANGE else (("value",), ("low", "high"))
        sound = True
        for column in needed:
            if not cells[column]:
                self._fault(N_("A value is missing."), table, row, column)
                sound = False
        for column in extra:
            if cells[column]:
                message = N_("A range has only its ends, any other number only its value.")
                self._fault(message, table, row, column)
                sound = False
        for column in needed:
            if cells[column] and unit == "percent" and float(cells[column]) > 100:
                self._fault(
                    N_("A share of a whole cannot be {value} per cent."), table, row, column, value=cells[column]
                )
        if not sound:
            return None
        if qualifier is not Qualifier.RANGE:
            return Quantity.of(float(cells["value"]), qualifier)
        low, high = float(cells["low"]), float(cells["high"])
        if low > high:
            self._fault(ORDER, table, row, "low", low=cells["high"], high=cells["low"])
        return Quantity(low, high, qualifier)

    def _observation(self, row: Row, series: Mapping[str, Series]) -> Observation | None:
        cells = row.cells
        of = series.get(cells["series"])
        quantity = self._quantity("observations", row, of.unit if of else "")
        if cells["coverage"]:
            part, whole = periods.span(cells["coverage"]), periods.span(cells["period"])
            if part[0] < whole[0] or part[1] > whole[1]:
                message = N_("{coverage} is not within {period}.")
                self._fault(
                    message, "observations", row, "coverage", coverage=cells["coverage"], period=cells["period"]
                )
        if quantity is None:
            return None
        return Observation(
            cells["series"], cells["geo"], cells["period"], quantity, STATUSES[cells["status"]], cells["source"],
            cells["flag"], cells["coverage"], cells["note"],
        )  # fmt: skip

    def _check_joins(self, series: Mapping[str, Series]) -> None:
        """A series whose observations come from several sources says how they come together."""
        first: dict[str, str] = {}
        told: set[str] = set()
        for row in self._rows("observations"):
            id, source = row.cells["series"], row.cells["source"]
            of = series.get(id)
            if of is None or of.joined or first.setdefault(id, source) == source or id in told:
                continue
            told.add(id)
            self._fault(MIXED, "observations", row, "source", series=id, first=first[id], second=source)

    def _fact(self, row: Row, series: Mapping[str, Series], observations: Mapping[str, Observation]) -> Fact | None:
        cells = row.cells
        quantity, standing, known = None, dict(cells), True
        if cells["observation"]:
            observation = observations.get(cells["observation"])
            known = self._check_backing(row, observation)
            if observation and observation.series in series:
                of = series[observation.series]
                quantity = observation.quantity
                standing |= {"unit": of.unit, "counts": of.counts, "nature": of.nature.value, "geo": observation.geo}
                standing |= {"period": cells["period"] or observation.period, "status": observation.status.value}
        elif cells["qualifier"]:
            quantity = self._quantity("facts", row, cells["unit"])
            known = self._check_present(row, ("unit", "counts", "nature", "status", "geo"))
        else:
            known = self._check_present(row, ("status", "geo")) and self._check_no_number(row)
        # a number that is at fault is told once, and not again where the text wants it
        number = quantity or cells["observation"] or cells["qualifier"]
        for column in ("text", "title"):
            self._check_text("facts", row, column, {"value": number, "period": standing["period"]})
        return _fact(standing, quantity) if known and standing["status"] else None

    def _check_backing(self, row: Row, observation: Observation | None) -> bool:
        """A number that an observation holds is not typed a second time."""
        if observation is None:
            self._check_known(row.cells["observation"], ("observations",), "facts", row, "observation")
        again = [column for column in OF_OBSERVATION if row.cells[column]]
        for column in again:
            self._fault(N_("This comes from the observation and must be empty here."), "facts", row, column)
        return not again

    def _check_no_number(self, row: Row) -> bool:
        """Without a qualifier there is no number, and a number is never without one."""
        typed = [column for column in ("value", "low", "high") if row.cells[column]]
        if typed:
            self._fault(N_("A value is missing."), "facts", row, "qualifier")
        return not typed

    def _check_present(self, row: Row, columns: Iterable[str]) -> bool:
        missing = [column for column in columns if not row.cells[column]]
        for column in missing:
            self._fault(N_("A value is missing."), "facts", row, column)
        return not missing

    def _event(self, row: Row) -> Event:
        cells = row.cells
        if cells["end"] and periods.span(cells["end"])[1] < periods.span(cells["start"])[0]:
            self._fault(ORDER, "events", row, "end", low=cells["end"], high=cells["start"])
        for column in ("text", "short"):
            self._check_text("events", row, column, {})
        return Event(
            id=cells["id"], topics=_several(cells["topics"]), geo=cells["geo"], start=cells["start"], end=cells["end"],
            open_end=cells["open_end"] == "true", text=cells["text"], short=cells["short"], source=cells["source"],
            where=cells["where"], review_by=_day(cells["review_by"]),
        )  # fmt: skip

    def _claim(self, row: Row, facts: Mapping[str, Fact]) -> Claim:
        cells = row.cells
        operands = _several(cells["operands"])
        for column, message, params in claim_rules.faults(cells["check"], operands, cells["tolerance"], facts):
            self._fault(message, "claims", row, column, **params)
        for operand in operands:
            self._check_known(operand, ("observations", "facts"), "claims", row, "operands")
        for column in ("text", "short"):
            self._check_text("claims", row, column, {})
        return Claim(
            id=cells["id"], topic=cells["topic"], text=cells["text"], where=cells["where"], check=cells["check"],
            operands=operands, tolerance=cells["tolerance"], short=cells["short"],
        )  # fmt: skip

    def _recommendations(self) -> dict[str, Recommendation]:
        actions: dict[str, list[Action]] = {}
        for row in self._rows("actions"):
            action = Action(int(row.cells["number"]), row.cells["text"], row.cells["detail"])
            actions.setdefault(row.cells["recommendation"], []).append(action)
        rests_on: dict[str, list[str]] = {}
        for row in self._rows("recommendation_facts"):
            self._check_known(row.cells["fact"], ("facts", "observations"), "recommendation_facts", row, "fact")
            rests_on.setdefault(row.cells["recommendation"], []).append(row.cells["fact"])
        found = {}
        for row in self._rows("recommendations"):
            cells, id = row.cells, row.cells["id"]
            found[id] = Recommendation(
                id=id, number=int(cells["number"]), title=cells["title"], summary=cells["summary"],
                addressees=_several(cells["addressees"]), partners=_several(cells["partners"]),
                actions=tuple(sorted(actions.get(id, ()), key=lambda action: action.number)),
                rests_on=tuple(rests_on.get(id, ())), source=cells["source"], where=cells["where"],
            )  # fmt: skip
        return found


def _source(cells: Cells) -> Source:
    return Source(**{**cells, "kind": Voice(cells["kind"])})  # type: ignore[arg-type]  # kind alone is no string


def _series(cells: Cells) -> Series:
    return Series(
        id=cells["id"], title=cells["title"], counts=cells["counts"], unit=cells["unit"],
        nature=Nature(cells["nature"]), definition=cells["definition"], caveat=cells["caveat"],
        rounding=int(cells["rounding"]), vintage_of=cells["vintage_of"], concept=cells["concept"],
        part_of=cells["part_of"], joined=cells["joined"],
    )  # fmt: skip


def _fact(cells: Cells, quantity: Quantity | None) -> Fact:
    return Fact(
        id=cells["id"], topic=cells["topic"], title=cells["title"], text=cells["text"], quantity=quantity,
        unit=cells["unit"], counts=cells["counts"], nature=Nature(cells["nature"]) if cells["nature"] else None,
        period=cells["period"], geo=cells["geo"], status=Status(cells["status"]), source=cells["source"],
        where=cells["where"], speaker=cells["speaker"],
        speaker_kind=Voice(cells["speaker_kind"]) if cells["speaker_kind"] else None,
        caveat=cells["caveat"], review_by=_day(cells["review_by"]), observation=cells["observation"],
    )  # fmt: skip


def _by_series(series: Iterable[str], observations: Iterable[Observation]) -> dict[str, tuple[Observation, ...]]:
    found: dict[str, list[Observation]] = {id: [] for id in series}
    for observation in observations:
        found.setdefault(observation.series, []).append(observation)
    return {id: tuple(values) for id, values in found.items()}


def _several(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list with semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
