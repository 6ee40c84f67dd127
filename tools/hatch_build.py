"""Compile the catalogues before hatchling collects the files, so that no wheel leaves without its languages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Runs ``tools/catalogues.py compile``; a catalogue that does not compile stops the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling once per target, with ``version`` standard or editable."""
        root = Path(self.root)
        subprocess.run([sys.executable, str(root / "tools" / "catalogues.py"), "compile"], cwd=root, check=True)
        # Compiled catalogues are not in version control, which would otherwise keep them out of the package.
        build_data["artifacts"].append("resources/locale/**/*.mo")
