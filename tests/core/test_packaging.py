"""What goes into the folder build is decided by list; what the lists say is looked at here, without building."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.checkout


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    return importlib.import_module("pack.allowed")


KEPT = """
    PySide6/QtCore.abi3.so PySide6/libpyside6.abi3.so.6.11 PySide6/Qt/lib/libQt6Core.so.6 PySide6/Qt/lib/libicuuc.so.73
    PySide6/Qt/plugins/platforms/libqxcb.so PySide6/Qt/plugins/platforms/libqoffscreen.so
    PySide6/Qt/translations/qtbase_ru.qm shiboken6/Shiboken.abi3.so
    _rl_accel.abi3.so libpython3.11.so.1.0 libxcb-cursor.so.0 libxkbcommon-x11.so.0 libffi.so.8
    babel/locale-data/lt.dat babel/locale-data/en_GB.dat babel/global.dat numpy/_core/_multiarray_umath.so
    byfacts/data/facts.csv byfacts/resources/topics/border.toml
"""
LEFT = """
    PySide6/QtQml.abi3.so PySide6/QtNetwork.abi3.so PySide6/libpyside6qml.abi3.so.6.11 PySide6/Qt/lib/libQt6Quick.so.6
    PySide6/Qt/lib/libQt6Network.so.6 PySide6/Qt/plugins/platforms/libqeglfs.so
    PySide6/Qt/plugins/tls/libqopensslbackend.so
    PySide6/Qt/plugins/platformthemes/libqgtk3.so PySide6/Qt/translations/qtbase_de.qm
    libgtk-3.so.0 libssl.so.3 libstdc++.so.6 libGL.so.1 libX11.so.6 babel/locale-data/de.dat
    numpy/_core/_multiarray_tests.so pandas/tests/data.csv pyqtgraph/icons/peegee/peegee_512px.png
"""


@pytest.mark.parametrize("path", KEPT.split())
def test_what_is_used_is_kept(allowed: Any, path: str) -> None:
    assert allowed.keeps(path, "linux")


@pytest.mark.parametrize("path", LEFT.split())
def test_what_nobody_uses_is_left(allowed: Any, path: str) -> None:
    assert not allowed.keeps(path, "linux")


@pytest.mark.parametrize("path", ["PySide6/Qt6Core.dll", "PySide6/plugins/platforms/qwindows.dll", "python311.dll"])
def test_the_same_list_serves_windows(allowed: Any, path: str) -> None:
    assert allowed.keeps(path, "win32")
    assert not allowed.keeps("PySide6/Qt6Quick.dll", "win32")


def test_every_module_of_the_program_is_named(allowed: Any) -> None:
    named = allowed.own_modules(ROOT / "src")
    assert {"byfacts", "byfacts.cli.self_test", "byfacts.desktop.window"} <= set(named)
    assert "byfacts.__main__" not in named


def test_catalogues_leave_compiled_and_only_so(allowed: Any) -> None:
    endings = {Path(source).suffix for source, place in allowed.shipped(ROOT) if place.endswith("/locale")}
    assert endings == {".mo"}


def test_the_languages_of_the_program_have_their_names_and_plurals(allowed: Any) -> None:
    from byfacts.typography import RULES

    assert {rules.locale for rules in RULES.values()} <= allowed.BABEL_LOCALES
