"""`mediateur journal exporter`, `echanger`, `importer`, `mediateur ouvrir`: files out of the journal, and into it."""

from __future__ import annotations

import argparse
import json
from typing import TextIO

from mediateur.app import App
from mediateur.cli import days
from mediateur.cli.asking import agreed
from mediateur.content.text import french
from mediateur.errors import UsageError
from mediateur.journal.exchange import Outcome
from mediateur.journal.spreadsheet_line import Wrong
from mediateur.usecases.exchange.signing import Signer

INVITATION = ".mediateur-invitation"
TRIAL = "Essai, rien n’est changé\N{NO-BREAK SPACE}: "


def export(app: App, options: argparse.Namespace) -> bytes:
    """Return the file that the words ask for. Raises UsageError for a day that is none."""
    from mediateur.journal.query import Query
    from mediateur.usecases.figures.exports import Columns, Format, Wanted

    columns = Columns.SHAREABLE if options.partageable else Columns(options.colonnes)
    since = days.day(options.du, "--du") if options.du else None
    until = days.day(options.au, "--au") if options.au else None
    if since and until and since > until:
        raise UsageError("--du vient après --au : donnez d’abord le premier jour.")
    if columns is Columns.SHAREABLE and not (since or until):
        since, until = app.statistics.last_month()
    wanted = Wanted(Format(options.format), columns, Query(since=since, until=until))
    return app.exports.make(app.content.titles(), wanted)


_IN_FRENCH = {
    "new": "nouvelles",
    "corrected": "corrigees",
    "deleted": "supprimees",
    "closed": "closes",
    "known": "connues",
    "months": "mois",
    "places": "lieux",
    "changes": "changements",
    "twins": "en_double",
}


def exchange(app: App, options: argparse.Namespace, out: TextIO) -> None:
    """Write what this journal may tell another machine."""
    app.exchange.write(options.fichier)
    told = f"Le journal est dans {options.fichier.name}, sans note, signé par ce poste. Portez-le à l'autre poste."
    print(french(told), file=out)
    print(
        french("La première fois, donnez de vive voix l'empreinte de ce poste :"), app.exchange.fingerprint(), file=out
    )


def receive(app: App, options: argparse.Namespace, out: TextIO) -> int:
    """Join the journal of a file to this one, or bring the lines of a table; return how many lines were wrong."""
    from mediateur.usecases.exchange.imports import in_words
    from mediateur.usecases.exchange.spreadsheets import SAME_LINES

    done, wrong, signer = _done(app, options)
    if options.json:
        counts = {_IN_FRENCH[name]: value for name, value in done._asdict().items()}
        answer = {"essai": options.essai, **counts, "erreurs": [str(one) for one in wrong]}
        if signer is not None:
            answer |= {"empreinte": signer.fingerprint, "poste_nouveau": signer.is_new}
        print(json.dumps(answer, ensure_ascii=False), file=out)
    else:
        print(f"{TRIAL if options.essai else ''}{in_words(done)}", file=out)
        if signer is not None:
            print(signer.in_words, file=out)
        if done.known and _is_table(options):
            print(SAME_LINES, file=out)
        for one in wrong:
            print(one, file=out)
    return len(wrong)


def open_file(app: App, options: argparse.Namespace, out: TextIO) -> None:
    """Say what the journal of another machine would bring, ask, and join it to this one."""
    if options.fichier.suffix == INVITATION:
        raise UsageError(f"C’est une invitation à partager : mediateur reseau rejoindre {options.fichier.name}")
    from mediateur.usecases.exchange.imports import in_words

    found = app.exchange.read(options.fichier, trial=True)
    brought, signed = in_words(found.outcome), found.signer.in_words
    answer = options.oui or agreed(
        f"Ce fichier apporterait : {brought} {signed} Réunir ce journal à celui de ce poste ?", out
    )
    if answer is None:
        raise UsageError(f"Pour réunir ce journal, ajoutez --oui : mediateur ouvrir {options.fichier} --oui")
    if answer:
        app.exchange.read(options.fichier, trial=False)
    print(french(f"C'est fait : {brought}" if answer else "Rien n'a changé."), file=out)


def _done(app: App, options: argparse.Namespace) -> tuple[Outcome, tuple[Wrong, ...], Signer | None]:
    if not _is_table(options):
        done, signer = app.exchange.read(options.fichier, trial=options.essai)
        return done, (), signer
    table = app.spreadsheets.open(options.fichier)
    plan = app.spreadsheets.plan(table, table.mapped)
    return app.spreadsheets.bring(plan, trial=options.essai).outcome, plan.wrong, None


def _is_table(options: argparse.Namespace) -> bool:
    return options.fichier.suffix.lower() in {".csv", ".xlsx"}
