"""Put data, resources and freshly compiled catalogues into the wheel, so that none leaves without its languages.

A forced inclusion in pyproject.toml would also be copied beside an editable install, where it grows old unseen.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("data", "resources")
# What translators edit; readers need only what is compiled from it.
SOURCES = {".po", ".pot"}


class ShippedFiles(BuildHookInterface[Any]):
    """Runs ``tools/catalogues.py compile``; a catalogue that does not compile stops the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects files, with ``version`` standard or editable."""
        root = Path(self.root)
        subprocess.run([sys.executable, str(root / "tools" / "catalogues.py"), "compile"], cwd=root, check=True)
        if version == "standard":
            build_data["force_include"] |= {str(path): f"byfacts/{path.relative_to(root)}" for path in shipped(root)}


def shipped(root: Path) -> list[Path]:
    """The files that ``byfacts.assets`` finds inside the package once it is installed."""
    files = (path for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file())
    # A catalogue that another process is writing at this moment (NAME.mo.PROCESS) is not ours to take.
    return sorted(path for path in files if path.suffix not in SOURCES and ".mo." not in path.name)
