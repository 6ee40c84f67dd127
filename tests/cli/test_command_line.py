"""What is typed is understood, or answered with one message in the reader's language that says what exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from byfacts import __version__, language, settings
from byfacts.cli import call as calls
from byfacts.cli import main, parser
from byfacts.errors import UsageError
from byfacts.library import load as load_library
from byfacts.settings import Settings

ARGPARSE_WORDS = (
    "usage:",
    "options:",
    "positional arguments",
    "show this help message",
    "invalid choice",
    "expected one",
)


def fail(*_: object) -> int:
    raise RuntimeError("a wheel came off")


def interrupt(*_: object) -> int:
    raise KeyboardInterrupt


def stop_reading(*_: object) -> int:
    raise BrokenPipeError


def put_command(monkeypatch: pytest.MonkeyPatch, function: object) -> None:
    monkeypatch.setattr("byfacts.cli._command", lambda _: function)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("bogus", ("“bogus”", "export, data, facts, card, search, claims, verify, check, import, editions, rollback")),
        ("bogus", ("edition, languages, self-test",)),
        ("export --topic", ("--topic needs a value", "byfacts export --help")),
        ("export --topic weather", ("“weather”", "emigration", "overview")),
        ("export --language qq", ("“qq”", "en")),
        ("facts --language all", ("“all”", "en")),
        ("--language", ("--language needs a value",)),
        ("facts --json=3", ("--json takes no value",)),
        ("facts --colour", ("“--colour”", "byfacts facts --help")),
        ("--colour", ("“--colour”", "byfacts --help")),
        ("export stray", ("“stray”",)),
        ("export --on 2026-02-30", ("“2026-02-30” is not a date",)),
        ("export --on yesterday", ("“yesterday” is not a date",)),
        ("export --top overview", ("“--top”",)),
    ],
)
def test_a_wrong_call_is_answered_with_one_message_and_status_2(
    typed: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(typed.split()) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert all(word in said.err for word in words), said.err
    assert not any(word in said.err for word in ARGPARSE_WORDS)


@pytest.mark.parametrize("code", language.languages())
@pytest.mark.parametrize("command", [None, *parser.SUMMARIES])
def test_help_is_in_the_language_chosen(code: str, command: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*([command] if command else []), "--language", code, "--help"]) == 0
    said = capsys.readouterr().out
    say = language.load(code)
    assert said.startswith(say.text("Usage:") + " byfacts")
    assert say.text("Options") + ":" in said
    assert not any(word in said for word in ARGPARSE_WORDS)
    if code != "en":
        words = set(re.findall(r"[a-z]{4,}", said))
        typed = {*parser.SUMMARIES, *"byfacts self test json language data traceback help version topic sheets".split()}
        typed |= {*"paper letter mono large without with standfirst name edition byfacts against".split()}
        typed |= {*"organisation contact logo note receipt catalogue unfinished format chart xlsx stale".split()}
        typed |= {*"colours light dark contrast width height scale pptx leave trace create keys keep older".split()}
        typed |= {*"pack trust passphrase unsigned".split()}
        topics = {"emigration", "asylum", "border", "recommendations", "overview"}
        assert words <= typed | topics or code in ("pl", "lt", "lv")


@pytest.mark.parametrize("code", language.languages())
def test_errors_are_in_the_language_chosen(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", code, "bogus"]) == 2
    expected = language.load(code).error(
        UsageError(parser.UNKNOWN_COMMAND, command="bogus", commands=", ".join(parser.SUMMARIES))
    )
    assert capsys.readouterr().err == f"byfacts: {expected}\n"


@pytest.mark.parametrize(
    "typed", ["--language {} facts", "facts --language {}", "--language={} facts", "facts --language={}"]
)
def test_the_language_may_stand_on_either_side_of_the_command(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def remember(call: calls.Call) -> int:
        seen.append(f"{call.language.code} {call.typed.language}")
        return 0

    put_command(monkeypatch, remember)
    code = language.languages()[-1]
    assert main(typed.format(code).split()) == 0
    assert seen == [f"{code} {code}"]


def test_the_language_of_the_settings_holds_when_none_is_typed(capsys: pytest.CaptureFixture[str]) -> None:
    code = language.languages()[-1]
    settings.save(Settings(language=code))
    assert main(["--help"]) == 0
    assert capsys.readouterr().out.startswith(language.load(code).text("Usage:"))


def test_a_settings_file_full_of_nonsense_is_told_once_and_kept(
    own_configuration: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_configuration.mkdir()
    (own_configuration / "settings.json").write_bytes(b"\x00{nonsense")
    assert main(["languages"]) == 0
    said = capsys.readouterr()
    assert said.err.count("settings.json") == 1
    assert said.out.startswith("en")
    assert (own_configuration / "settings.json").read_bytes() == b"\x00{nonsense"


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    program, edition = capsys.readouterr().out.splitlines()
    assert program == f"byfacts {__version__}"
    assert load_library().edition in edition


def test_languages_are_listed_with_their_own_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["languages"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [[c, language.load(c).name] for c in language.languages()]


def test_a_fault_of_the_program_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_command(monkeypatch, fail)
    assert main(["languages"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "a wheel came off" in said
    assert "--traceback" in said


def test_a_fault_of_the_program_shows_all_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    put_command(monkeypatch, fail)
    with pytest.raises(RuntimeError):
        main(["--traceback", "languages"])


def test_stopping_it_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    put_command(monkeypatch, interrupt)
    assert main(["languages"]) == 130
    assert capsys.readouterr().err == ""


def test_a_reader_that_has_seen_enough_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_command(monkeypatch, stop_reading)
    assert main(["languages"]) == 0
    assert capsys.readouterr().err == ""


def test_without_a_display_the_window_says_so_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "no display" in said
    assert "byfacts export" in said


def test_without_qt_the_window_says_so_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(__import__("sys").modules, "byfacts.desktop.app", None)
    assert main([]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "The window cannot open" in said
    assert "byfacts export" in said
