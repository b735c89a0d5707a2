"""What only measures and long proofs need: it stands in .venv-bench, beside the libraries of the program.

It comes last on the path, so that the program keeps its own versions of what both use.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / ".venv-bench"


def missing(*names: str) -> dict[str, str]:
    """Return, of these modules, those that cannot be had, each with why."""
    if str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))
    lacking = {}
    for name in names:
        try:
            importlib.import_module(name)
        except (ImportError, OSError) as error:
            lacking[name] = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return lacking
