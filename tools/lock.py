"""Write the lock files: exact versions, a hash for every file, no host.

    python tools/lock.py            keep the versions that are locked, add and drop what pyproject.toml asks for
    python tools/lock.py --upgrade  take the newest versions that pyproject.toml allows

Needs ``uv`` (``pip install uv``), which only resolves here; everything is installed with plain pip.
requirements.lock is what the program needs, and the build backend that installs a checkout without fetching
anything. requirements-test.lock is all of that and the test tools, requirements-build.lock all of that and what
packaging/build works with. All hold for every system (markers) and for Python 3.11 and later, and list the hash of
every file, so that pip finds the one that fits the machine.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNTIME = ROOT / "requirements.lock"
TEST = ROOT / "requirements-test.lock"
BUILD = ROOT / "requirements-build.lock"
# hatchling asks for editables only when it builds an editable install.
EDITABLE = ["editables"]


def wanted() -> tuple[list[str], list[str], list[str]]:
    """The requirements of the program with its build backend, those of the tests, and those of the packages."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    runtime = [*project["project"]["dependencies"], *project["build-system"]["requires"], *EDITABLE]
    return runtime, project["dependency-groups"]["test"], project["dependency-groups"]["build"]


def lock(target: Path, requirements: list[str], options: list[str]) -> None:
    """Resolve ``requirements`` into ``target``, written beside it first so that a failure leaves the old lock whole."""
    with tempfile.TemporaryDirectory() as folder:
        source, fresh = Path(folder, "wanted.in"), Path(folder, target.name)
        source.write_text("\n".join(requirements) + "\n", "utf-8")
        if target.exists():
            fresh.write_bytes(target.read_bytes())
        command = ["uv", "pip", "compile", str(source), "--output-file", str(fresh)]
        command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:"]
        command += ["--fork-strategy", "fewest"]  # one version for every Python that we support
        command += ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate", "--quiet"]
        subprocess.run([*command, *options], check=True)
        text = fresh.read_text("utf-8")
    target.write_text("# Written by tools/lock.py from pyproject.toml; do not edit.\n" + text, "utf-8", newline="\n")


def main() -> None:
    options = [option for option in sys.argv[1:] if option == "--upgrade"]
    runtime, test, build = wanted()
    lock(RUNTIME, runtime, options)
    lock(TEST, [*runtime, *test], [*options, "--constraint", str(RUNTIME)])
    lock(BUILD, [*runtime, *build], [*options, "--constraint", str(RUNTIME)])


if __name__ == "__main__":
    main()
