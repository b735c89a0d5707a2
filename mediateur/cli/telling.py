"""What the command line says beside its answers, and how it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TextIO

GOOD, FAILED = 0, 1


def tell(sentences: str) -> None:
    """Write a line of French on the standard error."""
    from mediateur.content.text import french

    sys.stderr.write(f"{french(sentences)}\n")


def tell_answer(raw: object, lines: Iterable[str], out: TextIO, *, as_json: bool) -> None:
    """Write an answer to `out`: as JSON, or in lines."""
    import json

    print(json.dumps(raw, ensure_ascii=False, indent=1) if as_json else "\n".join(lines), file=out)


def say(words: str, out: TextIO) -> None:
    """Write a line of French to `out`, at once."""
    from mediateur.content.text import french

    print(french(words), file=out, flush=True)
