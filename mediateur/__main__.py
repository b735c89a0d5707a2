"""The door: no words opens the window, words are the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program; returns the exit status."""
    from mediateur.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
