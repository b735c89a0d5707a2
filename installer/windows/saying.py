"""How the making of the installer stops: one French sentence, and nothing half made is offered."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path


class MakingError(Exception):
    """Why the installer cannot be made, and what to do, in one French sentence."""


def run(command: Sequence[str | Path], sentence: str, environment: dict[str, str] | None = None) -> str:
    """Run a command without standard input and return what it said. Raises MakingError with the sentence."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, env=environment
        )
    except OSError as error:
        raise MakingError(f"{sentence} ({error})") from error
    if done.returncode:
        raise MakingError(f"{sentence}\n{(done.stderr or done.stdout).strip()[-2000:]}")
    return done.stdout
