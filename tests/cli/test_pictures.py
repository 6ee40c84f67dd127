"""``byfacts export --format svg|png``: files, sizes, colours; what is no picture is told before any is written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from byfacts.cli import main
from byfacts.exports.pictures import COLOURS

HEAVY = {"pypdfium2", "PySide6", "byfacts.charts.poster", "byfacts.exports.svg"}


def export(out: Path, *typed: str) -> int:
    return main(["export", "--out", str(out), "--on", "2026-08-01", "--language", "en", *typed])


@pytest.mark.parametrize("format_", ["svg", "png"])
def test_a_chart_is_one_file_and_a_topic_one_for_each_chart(format_: str, tmp_path: Path) -> None:
    assert export(tmp_path / "one", "--format", format_, "--chart", "it") == 0
    assert [p.name for p in (tmp_path / "one").iterdir()] == [f"byfacts-emigration-it-en.{format_}"]
    assert export(tmp_path / "all", "--format", format_, "--topic", "overview") == 0
    assert len(list((tmp_path / "all").glob(f"byfacts-overview-*-en.{format_}"))) == 2


def test_a_picture_has_the_size_and_density_that_were_typed(tmp_path: Path) -> None:
    typed = ("--format", "png", "--chart", "it", "--width", "800", "--height", "600", "--scale", "1.5")
    assert export(tmp_path, *typed) == 0
    with Image.open(next(tmp_path.iterdir())) as image:
        assert image.size == (1200, 900)
        assert image.info["dpi"] == pytest.approx((144, 144), abs=0.1)


@pytest.mark.parametrize("colours", COLOURS)
def test_each_choice_of_colours_is_another_picture(colours: str, tmp_path: Path) -> None:
    assert export(tmp_path / "a", "--format", "svg", "--chart", "it", "--colours", colours) == 0
    assert export(tmp_path / "b", "--format", "svg", "--chart", "it") == 0
    one, usual = (next((tmp_path / name).iterdir()).read_bytes() for name in "ab")
    assert (one == usual) == (colours == "light")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("--format", "png", "--width", "12"), "--width takes a number from 480 to 8,000"),
        (("--format", "png", "--width", "wide"), "“wide” is none"),
        (("--format", "png", "--height", "nan"), "“nan” is none"),
        (("--format", "svg", "--scale", "-1"), "--scale takes a number from 0.5 to 8"),
        (("--format", "svg", "--colours", "pink"), "light, dark, contrast, mono"),
        (("--format", "csv", "--width", "900"), "svg, png"),
        (("--colours", "mono"), "“pdf” is none: --colours"),
        (("--format", "png", "--mono"), "--mono"),
    ],
)
def test_what_is_no_picture_is_told_and_nothing_is_written(
    typed: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path / "out", *typed) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_chart_without_room_is_told_by_name_and_the_others_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path, "--format", "svg", "--topic", "emigration", "--width", "600", "--height", "560") == 1
    told = capsys.readouterr().err
    assert "byfacts-emigration-emigration-claims-en.svg" in told
    assert "needs a height of" in told
    assert "byfacts-emigration-it-en.svg" in [p.name for p in tmp_path.iterdir()]


def test_pictures_need_no_window_and_sheets_no_pictures(tmp_path: Path) -> None:
    code = "\n".join((
        "import sys; from byfacts.cli import main",
        "code = main(['export', '--language', 'en', '--topic', 'emigration', *sys.argv[1:]])",
        f"print(sorted({HEAVY!r} & {{*sys.modules}}))",
        "sys.exit(code)",
    ))  # fmt: skip

    def loaded(*typed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, "--out", str(tmp_path), *typed], capture_output=True, text=True, check=True
        )
        return done.stdout.splitlines()[-1]

    assert loaded() == "[]"
    assert loaded("--format", "svg", "--chart", "it") == "['byfacts.charts.poster', 'byfacts.exports.svg']"
    assert loaded("--format", "png", "--chart", "it") == "['byfacts.charts.poster', 'pypdfium2']"
