"""A command with verbs: the program opened on its data folder, the verb done, all closed whatever happens."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import TextIO, TypeAlias

from mediateur import paths
from mediateur.app import App
from mediateur.errors import UsageError

GOOD = 0
Verb: TypeAlias = Callable[[App, argparse.Namespace, TextIO], int | None]


def do(verbs: Mapping[str, Verb], command: str, usage: str, options: argparse.Namespace, out: TextIO) -> int:
    """Do the verb of a command, and return the exit status. Raises UsageError with `usage` where none was given."""
    verb = options.command.removeprefix(f"{command}-")
    if verb not in verbs:
        raise UsageError(usage)
    app = App(paths.data_folder(options.dossier), practice=options.entrainement)
    try:
        return verbs[verb](app, options, out) or GOOD
    finally:
        app.close()
