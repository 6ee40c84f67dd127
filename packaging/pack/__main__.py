"""``python -m pack [STEP ...]``: the steps of a build, all of them in their order where none is named."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable

from pack import archive, bill, deb, folder, installer, places, sheets, sums, wheel


def _publish_bill() -> None:
    """The bill of materials beside the artefacts, for those who want to read it before they unpack anything."""
    places.DIST.mkdir(exist_ok=True)
    shutil.copyfile(places.FOLDER / bill.NAME, places.DIST / f"byfacts-{places.version()}-{places.system()}.cdx.json")


# Each step makes its artefacts in dist/ from what the steps before it have left in build/packaging. `sums` is the last.
STEPS: dict[str, Callable[[], None]] = {
    "freeze": folder.freeze,
    "folder": folder.make,
    "archive": archive.make,
    "zip": installer.make_portable,
    "installer": installer.make,
    "deb": deb.make,
    "wheel": wheel.make,
    "sheets": sheets.make,
    "bill": _publish_bill,
    "sums": sums.make,
}
# Windows makes what only Windows can; the wheel and the sheets are the same wherever they are made.
ELSEWHERE = {"archive", "deb", "wheel", "sheets"} if sys.platform == "win32" else {"zip", "installer"}


def main() -> int:
    asked = sys.argv[1:] or [name for name in STEPS if name not in ELSEWHERE]
    if unknown := [name for name in asked if name not in STEPS]:
        print(f"No such step: {', '.join(unknown)}. There are: {', '.join(STEPS)}.", file=sys.stderr)
        return 2
    if not places.is_committed():
        print("The checkout has changes that are not committed: what is built bears the time of the last commit.")
    for name in asked:
        print(f"== {name}", flush=True)
        try:
            STEPS[name]()
        except places.BuildError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


raise SystemExit(main())
