"""Real downloads beside the checkout, if they are there: all known, and read as pandas reads them whole."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from byfacts import intake, library
from byfacts.errors import InputError
from byfacts.intake import causes, datasets
from byfacts.intake.mapping import mapped
from byfacts.intake.reading import Reading

FOLDER = Path(__file__).parents[3] / "shared" / "formats"
pytestmark = [
    pytest.mark.checkout,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the real downloads are not beside the checkout"),
]

FORMATS = {
    "data_explorer_2021__migr_resvalid.csv": ("data-explorer-csv", causes.NO_BELARUS),
    "estat_lfsa_urgan_filtered.tsv": ("eurostat-tsv", causes.UNKNOWN_DATASET),
    "estat_migr_resfirst_filtered.tsv": ("eurostat-tsv", causes.ONLY_TOTAL),
    "json_stat__migr_resfirst_BY.json": ("json-stat-2.0", ""),
    "json_stat__migr_resvalid_BY.json": ("json-stat-2.0", ""),
    "sdg_08_10.tsv": ("eurostat-tsv", causes.NO_CITIZENSHIP),
    "sdmx_csv_1_0__migr_resvalid.csv": ("sdmx-csv-1.0", causes.NO_BELARUS),
    "sdmx_csv_1_0_labels__tps00170.csv": ("sdmx-csv-1.0", causes.OTHER_DATASET),
    "sdmx_csv_2_0__migr_resvalid.csv": ("sdmx-csv-2.0", causes.NO_BELARUS),
    "unhcr_population_by_origin.csv": ("unhcr-csv", causes.ALL_ORIGINS),
    "unhcr_population_total.csv": ("unhcr-csv", causes.NO_ORIGIN),
}


def figures(reading: Reading) -> set[tuple[str, str, float | None]]:
    return {(row.geo, row.period, row.value) for row in reading.rows}


@pytest.mark.parametrize("name", FORMATS)
def test_a_real_download_is_known_and_used_or_refused_with_its_cause(name: str) -> None:
    id, cause = FORMATS[name]
    reading = intake.read(FOLDER / name)
    assert intake.recognise(FOLDER / name).id == reading.format == id
    assert [problem.message for problem in reading.problems] == ([cause] if cause else [])


def test_the_readme_beside_them_is_no_table() -> None:
    with pytest.raises(InputError):
        intake.recognise(FOLDER / "README.md")


@pytest.mark.parametrize(
    ("name", "series"),
    [("json_stat__migr_resvalid_BY.json", "valid-permits"), ("json_stat__migr_resfirst_BY.json", "first-permits")],
)
def test_the_files_that_were_bundled_give_the_bundled_rows_and_no_others(name: str, series: str) -> None:
    found = {v.key: v.observation("eurostat-permits-2026-07") for v in mapped(intake.read(FOLDER / name)).values}
    assert found == {o.key: o for o in library.load().by_series[series]}


def test_labels_and_codes_of_sdmx_are_read_as_pandas_reads_them() -> None:
    import pandas as pd

    path = FOLDER / "sdmx_csv_2_0__migr_resvalid.csv"
    table = pd.read_csv(path, dtype={"TIME_PERIOD": str})
    wanted = {
        (g, t, None if pd.isna(v) else v) for g, t, v in zip(table.geo, table.TIME_PERIOD, table.OBS_VALUE, strict=True)
    }
    assert figures(intake.read(path, citizen="UA")) == wanted
    path = FOLDER / "sdmx_csv_1_0__migr_resvalid.csv"
    table = pd.read_csv(path, dtype={"TIME_PERIOD": str}, keep_default_na=False)
    table = table[table.citizen == "AF"]
    wanted = {(g, t, float(v)) for g, t, v in zip(table.geo, table.TIME_PERIOD, table.OBS_VALUE, strict=True)}
    assert figures(intake.read(path, citizen="AF")) == wanted


@pytest.fixture
def everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that are of no use to byfacts are kept too."""
    monkeypatch.setattr(datasets, "KEPT", dict.fromkeys(datasets.KEPT, ()))


@pytest.mark.usefixtures("everything")
def test_the_data_explorer_is_read_as_pandas_reads_it() -> None:
    import pandas as pd

    path = FOLDER / "data_explorer_2021__migr_resvalid.csv"
    table = pd.read_csv(path, encoding="cp1252", thousands=",", na_values=[":"], dtype={"TIME": str})
    table = table[table.CITIZEN == "Angola"]
    reading = intake.read(path, citizen="Angola")
    assert len(reading.rows) == len(table)
    assert sum(row.value or 0 for row in reading.rows) == table.Value.sum()


@pytest.mark.usefixtures("everything")
def test_eurostats_tsv_is_read_as_pandas_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import pandas as pd

    path = FOLDER / "estat_lfsa_urgan_filtered.tsv"
    table = pd.read_csv(path, sep="\t", dtype=str)
    lines = table[table.iloc[:, 0].str.contains(",NAT,")].iloc[:, 1:].to_numpy().tolist()
    parts = [str(cell).partition(" ") for line in lines for cell in line]
    # A table of rates, taken for one that byfacts uses, so that every cell can be compared.
    monkeypatch.setattr(datasets, "from_dimensions", lambda *_: datasets.VALID)
    monkeypatch.setattr("byfacts.intake.cells.number", lambda text: None if text == ":" else float(text))
    reading = intake.read(path, citizen="NAT")
    found = Counter((row.value, row.flag) for row in reading.rows)
    assert found == Counter((None if value == ":" else float(value), flag.strip()) for value, _, flag in parts)


def test_unhcrs_file_is_read_as_pandas_reads_it() -> None:
    import pandas as pd

    path = FOLDER / "unhcr_population_total.csv"
    table = pd.read_csv(path)
    reading = intake.read(path, citizen="UA")
    refugees = {row.period: row.value for row in reading.rows if row.dim("measure") == "refugees"}
    assert refugees == {str(year): value for year, value in zip(table.Year, table.Refugees, strict=True)}
