"""``python -m byfacts``: the same as the command."""

from byfacts.cli import main

raise SystemExit(main())
