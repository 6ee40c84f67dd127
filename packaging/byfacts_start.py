"""What the frozen program runs first."""

from byfacts.cli import main

raise SystemExit(main())
