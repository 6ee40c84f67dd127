"""The rules of who may import whom, read from the source with ``ast`` so that nothing needs to be imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import byfacts

PACKAGE = Path(byfacts.__file__).parent

# A module imports from its own layer or from one below.
LAYERS = {
    "__init__": 0,
    "errors": 0,
    "frozen": 0,
    "model": 1,
    "claim_rules": 1,
    "language": 1,
    "catalogue": 1,
    "dates": 1,
    "entries": 1,
    "periods": 1,
    "po": 1,
    "trial": 1,
    "typography": 1,
    "units": 1,
    "guide": 2,
    "assets": 1,
    "edition": 1,
    "tokens": 1,
    "files": 1,
    "notices": 2,
    "library": 2,
    "tables": 2,
    "settings": 2,
    "administrator": 2,
    "intake": 2,
    "charts": 3,
    "comparable": 4,
    "derive": 4,
    "traces": 4,
    "wording": 4,
    "kinds": 4,
    "figures": 4,
    "topics": 4,
    "sheet": 4,
    "citing": 4,
    "differences": 4,
    "claims": 4,
    "cards": 4,
    "bands": 4,
    "compose": 4,
    "fitness": 4,
    "editions": 5,
    "search": 5,
    "paper": 5,
    "exports": 5,
    "desktop": 6,
    "cli": 7,
    "__main__": 7,
}
# Where a package from outside may be imported at all.
HOMES = {
    "PySide6": ("desktop",),
    "shiboken6": ("desktop",),
    "pyqtgraph": ("desktop",),
    "reportlab": ("paper",),
    "PIL": ("paper", "exports", "desktop"),
    "pypdfium2": ("exports", "desktop"),
    "babel": ("language", "dates", "typography", "catalogue", "po"),
    "gettext": ("language", "catalogue"),
    "platformdirs": ("settings",),
    "cryptography": ("editions",),
    "pandas": ("library", "intake", "exports"),
    "openpyxl": ("exports",),
    "pptx": ("exports",),
    "lxml": (),
    "snowballstemmer": ("search",),
    "numpy": ("charts", "intake", "exports", "desktop"),
}
# Slow to import: inside the functions that use them, never while a module is imported.
LAZY = {"pandas", "openpyxl", "pptx", "snowballstemmer", "cryptography"}
# What may not be imported anywhere: the program is offline.
NEVER = {"socket", "urllib.request", "http", "requests", "ftplib", "smtplib"}
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
CHANGING = {"append", "extend", "insert", "update", "setdefault", "pop", "popitem", "clear", "add", "remove"}
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)


@dataclass(frozen=True, slots=True)
class Import:
    """One name that a module imports; ``lazily`` when only a function or the type checker sees it."""

    name: str
    line: int
    lazily: bool


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the package: its path from there, the part that it belongs to, its syntax tree, its imports."""

    path: Path
    tree: ast.Module

    @property
    def part(self) -> str:
        return self.path.with_suffix("").parts[0]

    @property
    def imports(self) -> list[Import]:
        return list(_imports(self.tree))

    def at(self, line: int, what: str) -> str:
        return f"{self.path.as_posix()}:{line}: {what}"


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return [Module(path.relative_to(PACKAGE), ast.parse(path.read_text("utf-8"))) for path in paths]


def _imports(tree: ast.AST, *, lazily: bool = False) -> Iterator[Import]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno, lazily) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (Import(f"{node.module}.{alias.name}", node.lineno, lazily) for alias in node.names)
        else:
            inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or _for_types_only(node)
            yield from _imports(node, lazily=lazily or inside)


def _for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def is_from(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def test_every_module_has_a_layer(modules: list[Module]) -> None:
    assert [module.path for module in modules if module.part not in LAYERS] == []


def test_a_module_imports_from_its_own_layer_or_below(modules: list[Module]) -> None:
    above = [
        module.at(found.line, found.name)
        for module in modules
        for found in module.imports
        if _layer_of(found.name) > LAYERS.get(module.part, 0)
    ]
    assert above == []


def _layer_of(name: str) -> int:
    """The layer of ``byfacts.PART...``; everything else, and the package's own names, lie below all."""
    parts = name.split(".")
    return LAYERS.get(parts[1], 0) if parts[0] == "byfacts" and len(parts) > 1 else 0


def test_an_outside_package_stays_at_home(modules: list[Module]) -> None:
    strayed = [
        module.at(found.line, f"{found.name} belongs under {', '.join(parts)}")
        for module in modules
        for found in module.imports
        for package, parts in HOMES.items()
        if is_from(found.name, package) and module.part not in parts
    ]
    assert strayed == []


def test_a_slow_package_is_imported_only_inside_functions(modules: list[Module]) -> None:
    eager = [
        module.at(found.line, found.name)
        for module in modules
        for found in module.imports
        if found.name.split(".")[0] in LAZY and not found.lazily
    ]
    assert eager == []


def test_the_window_is_imported_only_when_it_opens(modules: list[Module]) -> None:
    eager = [
        module.at(found.line, found.name)
        for module in modules
        for found in module.imports
        if is_from(found.name, "byfacts.desktop") and not found.lazily and module.part != "desktop"
    ]
    assert eager == []


def test_no_module_can_reach_the_network(modules: list[Module]) -> None:
    reaching = [
        module.at(found.line, found.name)
        for module in modules
        for found in module.imports
        if any(is_from(found.name, name) for name in NEVER)
    ]
    assert reaching == []


def test_no_module_keeps_state(modules: list[Module]) -> None:
    """No ``global``; a list, dict or set of a module is a constant, in capitals, and nobody writes to it."""
    kept = [
        module.at(node.lineno, ast.unparse(node))
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Global)
    ]
    kept += [
        module.at(line, name)
        for module in modules
        for line, name in _containers(module.tree)
        if not name.strip("_").isupper() and name != "__all__"
    ]
    assert kept == []


def test_no_constant_is_written_to(modules: list[Module]) -> None:
    written = [
        module.at(node.lineno, _changed(node))
        for module in modules
        for function in ast.walk(module.tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.expr) and _changed(node) in {name for _, name in _containers(module.tree)}
    ]
    assert written == []


def _containers(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The lists, dicts and sets that a module makes for itself."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if isinstance(getattr(node, "value", None), MUTABLE):
            yield from ((node.lineno, target.id) for target in targets if isinstance(target, ast.Name))


def _changed(node: ast.expr) -> str:
    """The name whose contents an expression changes: ``NAME[...] = x``, ``NAME.append(x)`` and the like."""
    target: ast.expr | None = None
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        target = node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
        target = node.func.value
    return target.id if isinstance(target, ast.Name) else ""


def test_a_module_is_named_after_what_it_holds(modules: list[Module]) -> None:
    assert [module.path for module in modules if VAGUE & set(module.path.with_suffix("").parts)] == []
