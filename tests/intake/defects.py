"""One defect each, put into the files of the fixtures folder, with the message and the place that must be told."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.intake import samples

from byfacts.frozen import frozen
from byfacts.intake import causes

TSV, DURATIONS, OLD = "eurostat_resvalid.tsv", "eurostat_resfirst_durations.tsv", "eurostat_old_asyappctza.tsv"
ONE, LABELS, TWO = "sdmx_csv_1_resfirst.csv", "sdmx_csv_1_labels_asyappctza.csv", "sdmx_csv_2_resvalid.csv"
SAO_TOME = "São Tomé and Príncipe"
JSON, EXPLORER, UNHCR = "json_stat_resvalid.json", "data_explorer_resvalid.csv", "unhcr_applications.csv"


@frozen
class Defect:
    """``refused``: nothing of the file can be used; otherwise all the rest of it can."""

    file: str
    change: Callable[[bytes], bytes]
    message: str
    line: int | None = None
    column: str | None = None
    refused: bool = False

    @property
    def content(self) -> bytes:
        raw = samples.content(self.file)
        changed = self.change(raw)
        assert changed != raw
        return changed


def swap(old: str, new: str, count: int = -1) -> Callable[[bytes], bytes]:
    return lambda raw: raw.replace(old.encode(), new.encode(), count)


def cut(end: int) -> Callable[[bytes], bytes]:
    return lambda raw: raw[:end]


def again(line: int, old: str = "", new: str = "") -> Callable[[bytes], bytes]:
    """A line is there twice, the second time with something changed."""

    def change(raw: bytes) -> bytes:
        lines = raw.splitlines(keepends=True)
        return raw + lines[line - 1].replace(old.encode(), new.encode())

    return change


def partly_newer(raw: bytes) -> bytes:
    """The first accented name in UTF-8, the others as they were."""
    return raw.replace(SAO_TOME.encode("cp1252"), SAO_TOME.encode(), 1)


def elsewhere(raw: bytes) -> bytes:
    """Every place becomes one that is no member state."""
    return re.sub(rb"_APP,\w(\w)\w*\t", rb"_APP,X\1\t", raw)


CELLS = {
    "a word for a number": Defect(TSV, swap("\t356 b", "\tmany b"), causes.NOT_A_NUMBER, 5, "2017"),
    "not a number": Defect(ONE, swap("2021,150028", "2021,NaN"), causes.NOT_A_NUMBER, 2),
    "an exponent": Defect(ONE, swap("2021,150028", "2021,1e5"), causes.NOT_A_NUMBER, 2),
    "a negative count": Defect(ONE, swap("2021,150028", "2021,-150028"), causes.NEGATIVE, 2),
    "a huge number": Defect(ONE, swap("2021,150028", "2021," + "9" * 300), causes.HUGE, 2),
    "a number of ten thousand digits": Defect(ONE, swap("2021,150028", "2021," + "9" * 10_000), causes.NOT_A_NUMBER, 2),
    "half a person": Defect(ONE, swap("2021,150028", "2021,150028.5"), causes.NOT_WHOLE, 2),
    "a year of five digits": Defect(ONE, swap(",2021,150028", ",20213,150028"), causes.NOT_A_PERIOD, 2),
    "a year of five digits in the heading": Defect(TSV, swap("\t2023 ", "\t20233 "), causes.NOT_A_PERIOD, 1, "20233"),
    "a month that does not exist": Defect(ONE, swap(",2021,150028", ",2021-13,150028"), causes.NOT_A_PERIOD, 2),
    "an unknown flag": Defect(TSV, swap(" ep\t", " ex\t"), causes.UNKNOWN_FLAG, 8, "2017"),
    "an unknown flag in a column": Defect(ONE, swap("2021,150028,,", "2021,150028,q,"), causes.UNKNOWN_FLAG, 2),
    "an unknown place": Defect(LABELS, swap("Lithuania", "Lithuanie"), causes.UNKNOWN_PLACE, 12),
    "a line of another table": Defect(ONE, again(2, "MIGR_RESFIRST", "MIGR_RESVALID"), causes.ANOTHER_TABLE, 39),
    "the same cell twice": Defect(ONE, again(2), causes.SAME_TWICE, 39),
    "the same cell with another value": Defect(ONE, again(2, "150028", "150056"), causes.TWO_VALUES, 39),
    "the same line with another value": Defect(TSV, again(5, "341 ", "340 "), causes.TWO_VALUES, 10),
    "a line that is too long": Defect(ONE, swap("2021,150028,,", "2021,150028,,,,9"), causes.WIDTH, 2),
    "a line that is too short": Defect(
        TSV, swap("A,TOTAL,TOTAL,PER,BY,DE\t", "A,TOTAL,TOTAL,PER,BY,DE "), causes.WIDTH, 2
    ),
    "too few dimensions": Defect(TSV, swap("A,TOTAL,TOTAL,PER,BY,DE", "A,TOTAL,PER,BY,DE"), causes.WIDTH, 2),
    "an open quotation mark": Defect(
        EXPLORER, swap('"2018","Poland","Total","Total","B', '"2018","Poland","Total,"B'), causes.QUOTES, 7
    ),
    "two encodings": Defect(
        EXPLORER, lambda raw: raw.replace(SAO_TOME.encode("cp1252"), SAO_TOME.encode(), 1), causes.MIXED_TEXT, 4
    ),
    "a fraction in UNHCR's file": Defect(UNHCR, swap(",P,142", ",P,142.5"), causes.NOT_WHOLE, 2, "applied"),
    "a year that is none in UNHCR's file": Defect(
        UNHCR, swap("2020,Belarus,BLR,Germany", "20202,Belarus,BLR,Germany"), causes.NOT_A_PERIOD, 2
    ),
    "a negative count in JSON-stat": Defect(JSON, swap(":446480", ":-446480"), causes.NEGATIVE, 1),
    "NaN in JSON-stat": Defect(JSON, swap(":446480", ":NaN"), causes.NOT_A_NUMBER, 1),
    "a number without end in JSON-stat": Defect(JSON, swap(":446480", ":" + "4" * 5000), causes.NOT_A_NUMBER, 1),
    "an unknown flag in JSON-stat": Defect(JSON, swap('"p"', '"w"'), causes.UNKNOWN_FLAG, 1),
}
WHOLE = {
    "no Belarus, others": Defect(ONE, swap(",BY,", ",UA,"), causes.NO_BELARUS),
    "all citizenships together": Defect(TSV, swap(",BY,", ",TOTAL,"), causes.ONLY_TOTAL),
    "all applicants": Defect(OLD, swap("NASY_APP", "ASY_APP"), causes.ALL_APPLICANTS),
    "all applicants in labels": Defect(LABELS, swap("First time applicant", "Asylum applicant"), causes.ALL_APPLICANTS),
    "subsequent applicants": Defect(OLD, swap("NASY_APP", "SSEQ"), causes.SUBSEQUENT),
    "by quarter": Defect(DURATIONS, swap("2018 \t2019 ", "2018-Q1 \t2018-Q2 "), causes.QUARTERLY),
    "permits by month": Defect(DURATIONS, swap("2018 \t2019 ", "2018-01 \t2018-02 "), causes.MONTHLY),
    "men only": Defect(OLD, swap(",T,", ",M,"), causes.PARTS_ONLY),
    "adults only": Defect(OLD, swap(",TOTAL,", ",Y18-34,"), causes.PARTS_ONLY),
    "one reason only": Defect(TSV, swap("TOTAL,TOTAL", "TOTAL,EDUC"), causes.PARTS_ONLY),
    "in per cent": Defect(TSV, swap(",PER,", ",PC,"), causes.OTHER_UNIT),
    "no member state": Defect(OLD, elsewhere, causes.NO_MEMBER),
    "every cell empty": Defect(ONE, lambda raw: re.sub(rb",(\d{4}),\d+,\w*,\r", rb",\1,:,,\r", raw), causes.ALL_EMPTY),
    "transposed": Defect(TSV, swap("geo\\TIME_PERIOD", "TIME_PERIOD\\geo"), causes.TRANSPOSED),
    "by product": Defect(TSV, swap("geo\\TIME_PERIOD", "geo\\product"), causes.NO_PLACES_DOWN),
    "a table of another subject": Defect(TSV, swap("duration,reason", "duration,nace_r2"), causes.UNKNOWN_DATASET),
    "not by citizenship": Defect(TSV, swap("unit,citizen,geo", "unit,partner,geo"), causes.NO_CITIZENSHIP),
    "a table that byfacts does not use": Defect(ONE, swap("MIGR_RESFIRST", "MIGR_POP1CTZ"), causes.OTHER_DATASET),
    "no values": Defect(ONE, swap("OBS_VALUE", "OBS"), causes.NO_HEADING),
    "a column twice": Defect(ONE, swap("duration,unit", "unit,unit"), causes.TWICE_IN_HEADING),
    "a year twice": Defect(TSV, swap("\t2023 ", "\t2022 "), causes.TWICE_IN_HEADING),
    "a heading alone": Defect(ONE, lambda raw: raw.splitlines(keepends=True)[0], causes.NOT_A_TABLE),
    "cut off": Defect(TSV, cut(-40), causes.CUT_SHORT),
    "cut off, one observation a line": Defect(TWO, cut(-30), causes.CUT_SHORT),
    "cut off JSON": Defect(JSON, cut(-200), causes.JSON_BROKEN),
    "cut off gzip": Defect("eurostat_resvalid.tsv.gz", cut(-20), causes.CUT_OFF),
    "damaged gzip": Defect("eurostat_resvalid.tsv.gz", lambda raw: raw[:60] + bytes(40) + raw[100:], causes.DAMAGED),
    "all origins": Defect(UNHCR, swap("Belarus,BLR", "-,-"), causes.ALL_ORIGINS),
    "another origin": Defect(UNHCR, swap("Belarus,BLR", "Ukraine,UKR"), causes.NO_ORIGIN),
    "nothing counted": Defect(UNHCR, swap(",applied", ",remarks"), causes.OTHER_TABLE),
    "a value outside the block": Defect(JSON, swap('"value":{', '"value":{"9999":1,'), causes.JSON_WRONG),
    "sizes that lie": Defect(JSON, swap('"size":[1,1', '"size":[1,2'), causes.JSON_WRONG),
    "positions twice": Defect(JSON, swap('"DE":1', '"DE":0', 1), causes.JSON_WRONG),
    "a key twice": Defect(JSON, swap('"value":{', '"value":{"0":1,'), causes.JSON_WRONG),
    "values that are words": Defect(
        JSON, lambda raw: re.sub(rb'":(\d+),"', rb'":[\1],"', raw, count=1), causes.JSON_WRONG
    ),
}
