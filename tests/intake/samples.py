"""The files of the fixtures folder, and what each of them is."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from byfacts import intake
from byfacts.intake.reading import Reading
from byfacts.language import Language

FOLDER = Path(__file__).parent / "fixtures"

# file -> format, dataset, and whether the file itself names it
KNOWN = {
    "eurostat_resvalid.tsv": ("eurostat-tsv", "migr_resvalid", False),
    "eurostat_resvalid.tsv.gz": ("eurostat-tsv", "migr_resvalid", False),
    "eurostat_resfirst_durations.tsv": ("eurostat-tsv", "migr_resfirst", False),
    "eurostat_old_asyappctza.tsv": ("eurostat-tsv", "migr_asyappctza", False),
    "eurostat_asyappctzm_invented.tsv": ("eurostat-tsv", "migr_asyappctzm", False),
    "eurostat_asydcfsta_invented.tsv": ("eurostat-tsv", "migr_asydcfsta", False),
    "sdmx_csv_1_resfirst.csv": ("sdmx-csv-1.0", "migr_resfirst", True),
    "sdmx_csv_1_labels_asyappctza.csv": ("sdmx-csv-1.0", "migr_asyappctza", True),
    "sdmx_csv_2_resvalid.csv": ("sdmx-csv-2.0", "migr_resvalid", True),
    "json_stat_resvalid.json": ("json-stat-2.0", "migr_resvalid", True),
    "data_explorer_resvalid.csv": ("data-explorer-csv", "migr_resvalid", False),
    "unhcr_applications.csv": ("unhcr-csv", "unhcr-applications", True),
    "unhcr_population.csv": ("unhcr-csv", "unhcr-population", True),
    "unhcr_decisions_invented_split.csv": ("unhcr-csv", "unhcr-decisions", True),
    "unhcr_old_asylum_seekers.csv": ("unhcr-csv", "unhcr-decisions", True),
}
OF_REAL_FIGURES = tuple(name for name in KNOWN if "_invented." not in name)


def content(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def read(raw: bytes, name: str = "file") -> Reading:
    return intake.read(BytesIO(raw), name=name)


def told(reading: Reading, say: Language) -> list[str]:
    """Every remark as a reader sees it."""
    return [say.problem(remark.problem) for remark in reading.remarks]
