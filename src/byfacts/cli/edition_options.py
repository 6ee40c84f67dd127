"""What may be typed about editions: importing, listing, rolling back, and courier files with their keys."""

from __future__ import annotations

import argparse
from typing import Final

from byfacts.language import Language

ACTIONS: Final = ("pack", "verify", "trust", "keys", "create-key")


def add_options(name: str, parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of one of the commands on editions; none for any other."""
    match name:
        case "import":
            _import(parser, language)
        case "rollback":
            _rollback(parser, language)
        case "edition":
            _edition(parser, language)


def _import(parser: argparse.ArgumentParser, say: Language) -> None:
    file = say.text("FILE")
    parser.add_argument_group(say.text("Files")).add_argument(
        "files",
        metavar=file,
        nargs="*",
        help=say.text("official files as they were downloaded, or one courier file ({ending})", ending=".byfacts"),
    )
    group = parser.add_argument_group(say.text("New edition"))
    group.add_argument("--dry-run", action="store_true", help=say.text("only say what would change; nothing is kept"))
    group.add_argument(
        "--keep", action="store_true", help=say.text("keep the new edition, but go on using the present one")
    )
    group.add_argument("--yes", action="store_true", help=say.text("do not ask before it is put in use"))
    group.add_argument(
        "--unsigned",
        action="store_true",
        help=say.text("take a courier file too that is not signed by a key that you trust"),
    )
    group.add_argument(
        "--older", action="store_true", help=say.text("take figures too that are older than the present ones")
    )
    group.add_argument(
        "--on", metavar=say.text("DATE"), help=say.text("day of the import, as year-month-day; without it: today")
    )


def _rollback(parser: argparse.ArgumentParser, say: Language) -> None:
    parser.add_argument_group(say.text("Edition")).add_argument(
        "edition",
        metavar=say.text("EDITION"),
        nargs="?",
        default="",
        help=say.text("which edition to use again; without it: the one that was in use before"),
    )


def _edition(parser: argparse.ArgumentParser, say: Language) -> None:
    file, actions = say.text("FILE"), ", ".join(ACTIONS)
    group = parser.add_argument_group(say.text("Courier files and keys"))
    group.add_argument(
        "action", metavar=say.text("ACTION"), nargs="?", default="", help=say.text("one of {actions}", actions=actions)
    )
    group.add_argument(
        "what",
        metavar=say.text("NAME"),
        nargs="?",
        default="",
        help=say.text(
            "pack: the edition, without it the one in use; verify: the courier file; trust: the public key ({ending}); "
            "create-key: the file for the secret key",
            ending=".pub",
        ),
    )
    group.add_argument(
        "--out", metavar=file, help=say.text("pack: the courier file; without it: one named after the edition")
    )
    group.add_argument("--key", metavar=file, help=say.text("pack: the secret key to sign with; without it: unsigned"))
    group.add_argument(
        "--own-use",
        action="store_true",
        help=say.text("pack figures too that may not be passed on, for a copy that stays with you"),
    )
    group.add_argument(
        "--name", metavar=say.text("TEXT"), default="", help=say.text("create-key, trust: whose key it is")
    )
    group.add_argument(
        "--passphrase", action="store_true", help=say.text("create-key: ask for a passphrase that protects the key")
    )


def add_folder(group: argparse._ArgumentGroup, say: Language) -> None:
    """Where the editions are: an option of every command."""
    group.add_argument(
        "--editions",
        metavar=say.text("FOLDER"),
        default=argparse.SUPPRESS,
        help=say.text("where your own editions are; without it: with your other files of byfacts"),
    )
