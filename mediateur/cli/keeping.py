"""The commands that keep copies of the journal, and go back to one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TextIO

from mediateur.app import App
from mediateur.cli.asking import agreed
from mediateur.cli.telling import say
from mediateur.content.dates import long_date
from mediateur.errors import UsageError


def save(app: App, options: argparse.Namespace, out: TextIO) -> None:
    """Make the copy of the day, and say where it is."""
    made = app.backups.make(options.folder.absolute() if options.folder else None)
    say(f"Sauvegarde faite et vérifiée : {made}", out)
    say("Elle ne contient aucune note.", out)


def list_copies(app: App, out: TextIO) -> None:
    """Say which copies there are."""
    for copy in app.backups.copies():
        say(f"{long_date(copy.day)} : {copy.path}", out)


def restore(app: App, options: argparse.Namespace, out: TextIO) -> bool:
    """Say what would be missing, ask, and go back to a copy; return whether it was done."""
    if not options.file.is_file():
        raise UsageError(f"Il n’y a pas de fichier ici : {options.file}")
    say(app.backups.survey(options.file).told(), out)
    if not options.oui and not _agreed(options.file, out):
        say("Rien n'a changé.", out)
        return False
    aside = app.backups.restore(options.file)
    say("La sauvegarde a pris la place du journal.", out)
    if aside is not None:
        say(f"Le journal d'avant est gardé, sans ses notes : {aside}", out)
    return True


def _agreed(file: Path, out: TextIO) -> bool:
    answer = agreed("Reprendre cette sauvegarde ?", out)
    if answer is None:
        raise UsageError(f"Pour reprendre cette sauvegarde, ajoutez --oui : mediateur restaurer {file} --oui")
    return answer
