"""The commands that keep copies of the register, and go back to one."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from mediateur.app import App
from mediateur.cli.asking import agreed, secret
from mediateur.cli.telling import say
from mediateur.content.dates import long_date
from mediateur.errors import MediateurError, UsageError

if TYPE_CHECKING:
    from mediateur.usecases.register.copies import Copies

GOOD, UNCHANGED = 0, 1


def _save(app: App, options: argparse.Namespace, out: TextIO) -> int:
    copies = app.register.copies
    if options.liste:
        for copy in copies.copies():
            say(f"{long_date(copy.day)} : {copy.path}", out)
        return GOOD
    made = copies.make(options.dossier_copies.absolute() if options.dossier_copies else None)
    say(f"Copie faite et vérifiée : {made}", out)
    if app.register.is_protected:
        say("Elle s'ouvre avec le mot de passe du registre.", out)
    else:
        say("Elle contient des noms, et aucun mot de passe ne la protège : rangez-la sous clé.", out)
    return GOOD


def _restore(app: App, options: argparse.Namespace, out: TextIO) -> int:
    copies = app.register.copies
    file = options.fichier or _newest(copies)
    if not file.is_file():
        raise UsageError(f"Il n’y a pas de fichier ici : {file}")
    password = secret("Mot de passe de cette copie : ") if copies.is_protected(file) else ""
    say(f"{file} : {copies.survey(file, password).told()}", out)
    answer = options.oui or agreed("Reprendre cette copie à la place du registre ?", out)
    if answer is None:
        raise UsageError(f"Pour reprendre cette copie, ajoutez --oui : mediateur registre restaurer {file} --oui")
    if not answer:
        say("Rien n'a changé.", out)
        return UNCHANGED
    aside = copies.restore(file, password)
    say("La copie a pris la place du registre.", out)
    if aside is not None:
        say(f"Le registre d'avant est gardé : {aside}", out)
    return GOOD


def _newest(copies: Copies) -> Path:
    found = copies.newest()
    if found is None:
        raise MediateurError(
            "Le dossier des sauvegardes n’a pas de copie du registre.",
            "Rien n’a changé.",
            "Si une clé en porte une, donnez son fichier : mediateur registre restaurer FICHIER.",
        )
    return found.path


VERBS: dict[str, Callable[[App, argparse.Namespace, TextIO], int]] = {"sauvegarder": _save, "restaurer": _restore}
