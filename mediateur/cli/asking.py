"""A question that is answered by yes or no, in the terminal or in a box."""

from __future__ import annotations

import argparse
import sys
from typing import TextIO

from mediateur.cli import boxes
from mediateur.content.text import french

YES = ("o", "oui")


def agreed(question: str, out: TextIO) -> bool | None:
    """Ask `question` and return whether the answer is yes; None where nobody is there to answer."""
    if sys.stdin is None:
        return boxes.ask(french(question))
    if not sys.stdin.isatty():
        return None
    print(french(f"{question} Tapez « oui » : "), end="", file=out, flush=True)
    return sys.stdin.readline().strip().lower() in YES


def secret(question: str) -> str:
    """Return what is typed without being shown, or read from the standard input."""
    if sys.stdin is not None and sys.stdin.isatty():
        from getpass import getpass

        return getpass(french(question))
    return line()


def phrase(options: argparse.Namespace) -> str:
    """Return the passphrase of a key, typed or read as a secret; empty unless it is asked for."""
    return secret("Phrase secrète : ") if options.phrase else ""


def line() -> str:
    """Return a line of the standard input, empty where there is none."""
    return sys.stdin.readline().strip("\r\n") if sys.stdin else ""
