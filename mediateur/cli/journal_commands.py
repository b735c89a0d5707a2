"""`mediateur journal`: its verbs, and `mediateur ouvrir`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TextIO

from mediateur.cli import journal
from mediateur.cli.choices import known
from mediateur.cli.opening import opened
from mediateur.cli.telling import FAILED, GOOD, tell
from mediateur.cli.words import plural
from mediateur.cli.writing import write
from mediateur.errors import MediateurError, UsageError


def _journal_alone(options: argparse.Namespace, out: TextIO) -> int:
    _ = options, out
    raise UsageError(
        "Dites ce qu’il faut faire : mediateur journal lister, ajouter, exporter, echanger, importer, statistiques, "
        "bilan ou verifier-notes."
    )


def _journal_list(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.journal.rows import HALVES, columns, row, summary

    with opened(options) as app:
        encounters, titles = app.journal.rows(), app.content.titles()
        places = {place.id: place.name for place in app.places.all()}
    if options.json:
        rows = [dict(zip(columns(), row(encounter, titles, places), strict=True)) for encounter in encounters]
        print(json.dumps(rows, ensure_ascii=False, indent=1), file=out)
        return GOOD
    for seen in encounters:
        when = f"{seen.when.day:%d/%m/%Y}, {HALVES[seen.when.half].lower()}"
        title = titles.get(seen.pathway, seen.pathway)
        print(f"{when} ; {title} ; {plural(seen.persons, 'personne')} ; {summary(seen)}", file=out)
    print(plural(len(encounters), "séance"), file=out)
    return GOOD


def _journal_add(options: argparse.Namespace, out: TextIO) -> int:
    import datetime as dt

    from mediateur.usecases.recording.entries import Known, read_entry

    added = 0
    with opened(options) as app:
        known, mediator = Known(app.content.pathways, app.places.all), app.preferences.current.mediator
        for number, line in enumerate(_lines(), 1):
            try:
                if line.strip():
                    encounter, note = read_entry(line, known, mediator, dt.datetime.now())
                    warned = app.sessions.add(encounter, note).warnings
                    added += 1
                    if warned:
                        tell(f"Ligne {number} : {warned[0].kind.message}")
            except MediateurError as error:
                raise _at_line(number, error, added) from error
    print(f"{plural(added, 'séance')} {'enregistrées' if added > 1 else 'enregistrée'}", file=out)
    return GOOD


def _at_line(number: int, error: MediateurError, added: int) -> MediateurError:
    from mediateur.usecases.recording.closing import NoteRefusedError

    kinds = f" ({error.verdict.answer()})" if isinstance(error, NoteRefusedError) else ""
    before = f"Séances enregistrées avant elle : {added}."
    happened = f"Ligne {number}{kinds} : {error.happened}"
    return MediateurError(happened, f"Cette ligne n’est pas enregistrée. {before}", error.remedy, error.detail)


def _lines() -> Iterator[str]:
    """Yield the lines of the standard input as they come; what is not UTF-8 becomes « � »."""
    for line in sys.stdin.buffer if sys.stdin else ():
        yield line.decode("utf-8-sig", errors="replace").rstrip("\r\n")


def _journal_export(options: argparse.Namespace, out: TextIO) -> int:
    target = options.sortie or options.fichier
    if options.sortie and options.fichier:
        raise UsageError("Donnez un seul fichier : FICHIER, ou -o FICHIER.")
    known("format", options.format, {"csv": "", "xlsx": ""})
    known("sorte de colonnes", options.colonnes, {"interne": "", "coop": "", "partageable": ""})
    with opened(options) as app:
        app.refuse_in_practice()
        table = journal.export(app, options)
    if target:
        write(target, table)
    else:
        out.flush()
        out.buffer.write(table)
    return GOOD


def _journal_figures(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import figures

    with opened(options) as app:
        figures.show(app, options, out)
    return GOOD


def _journal_report(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import figures

    with opened(options) as app:
        write(options.fichier, figures.report(app, options))
    print(f"Le bilan est dans {options.fichier.name}.", file=out)
    return GOOD


def _journal_exchange(options: argparse.Namespace, out: TextIO) -> int:
    with opened(options) as app:
        journal.exchange(app, options, out)
    return GOOD


def _journal_import(options: argparse.Namespace, out: TextIO) -> int:
    with opened(options) as app:
        wrong = journal.receive(app, options, out)
    return FAILED if wrong else GOOD


def _open_file(options: argparse.Namespace, out: TextIO) -> int:
    with opened(options) as app:
        journal.open_file(app, options, out)
    return GOOD


def _check_notes(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.journal.privacy import inspect

    _ = options
    for line in _lines():
        print(inspect(line).answer(), file=out, flush=True)
    return GOOD


JOURNAL = {
    "journal-sans-verbe": _journal_alone,
    "journal-lister": _journal_list,
    "journal-ajouter": _journal_add,
    "journal-exporter": _journal_export,
    "journal-statistiques": _journal_figures,
    "journal-bilan": _journal_report,
    "journal-echanger": _journal_exchange,
    "journal-importer": _journal_import,
    "journal-verifier-notes": _check_notes,
    "ouvrir": _open_file,
}
