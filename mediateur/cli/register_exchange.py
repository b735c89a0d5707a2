"""The commands of the register: lists in, exports, the whole register handed over and taken over."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TextIO

from mediateur.app import App
from mediateur.cli.asking import agreed, secret
from mediateur.cli.telling import say
from mediateur.cli.writing import write
from mediateur.content.text import NBSP
from mediateur.errors import UsageError

GOOD, WRONG_LINES = 0, 1
TRIAL = "Essai, rien n'est changé. "


def _bring(app: App, options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.usecases.register.importing import RegisterImport

    lists = RegisterImport(app.register.desk, app.preferences)
    table = lists.open(options.fichier)
    trial = lists.trial(lists.plan(table, table.mapped))
    added, _, left = lists.count(trial, {}) if options.essai else lists.bring(trial, {}).counts
    told = f"{TRIAL}À ajouter" if options.essai else "Ajoutés au registre"
    say(f"{told} : {added}. Déjà connus : {trial.known}. Laissés de côté : {left}.", out)
    if trial.returning:
        say(trial.returning, out)
    for asked in trial.asked:
        pair = asked.pairs[0]
        known = f"n°{NBSP}{pair.known.number}" if pair.known.number else "une autre ligne"
        say(f"Ligne {asked.line.number} : ressemble à {known} ({pair.likeness.why}).", out)
    for wrong in trial.wrong:
        say(f"Ligne {wrong.line}, colonne « {wrong.column} » : {wrong.why}.", out)
    return WRONG_LINES if trial.wrong else GOOD


def _export(app: App, options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.usecases.register.exports import Contents, Format, RegisterExports, Wanted

    try:
        wanted = Wanted(Contents(options.contenu), Format(options.format))
    except ValueError as error:
        raise UsageError("--contenu attend chiffres, mediateurs ou label ; --format attend csv ou xlsx.") from error
    write(options.fichier, RegisterExports(app.register.desk, app.resources).make(wanted))
    say(f"Le fichier est écrit : {options.fichier.name}.", out)
    return GOOD


def _hand_over(app: App, options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.usecases.register.handover import LOST, SPOKEN, Handover

    phrase, again = secret("Phrase secrète : "), secret("La même, une seconde fois : ")
    count = Handover(app.register.desk).hand_over(options.fichier, phrase, again)
    say(f"Le registre est dans {options.fichier.name} (médiateurs : {count}). {LOST} {SPOKEN}", out)
    return GOOD


def _take_over(app: App, options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.usecases.register.handover import Handover, in_words

    handover = Handover(app.register.desk)
    theirs = handover.open(options.fichier, secret("Phrase secrète : "))
    foreseen = handover.foresee(theirs)
    say(f"{TRIAL if options.essai else ''}{in_words(foreseen.joined)}", out)
    for conflict in foreseen.joined.conflicts:
        say(f"{conflict.about} : ici {conflict.ours} ; dans le fichier {conflict.theirs}. Ici est gardé.", out)
    for pair in foreseen.alike:
        say(f"{pair.brought.name} ressemble à n°{NBSP}{pair.known.number} : {pair.likeness.why}.", out)
    if options.essai or not foreseen.joined.changes:
        return GOOD
    answer = options.oui or agreed("Reprendre ce registre dans celui de ce poste ?", out)
    if answer is None:
        again = f"mediateur registre reprendre {options.fichier} --oui"
        raise UsageError(f"Pour reprendre ce registre, ajoutez --oui : {again}")
    if answer:
        handover.take_over(theirs)
    say("C'est fait." if answer else "Rien n'a changé.", out)
    return GOOD


VERBS: dict[str, Callable[[App, argparse.Namespace, TextIO], int]] = {
    "importer": _bring,
    "tableau": _export,
    "remettre": _hand_over,
    "reprendre": _take_over,
}
