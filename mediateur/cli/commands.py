"""What each command does: it reads words, calls use cases, and prints."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO, TypeVar

from mediateur import paths
from mediateur.app import App
from mediateur.cli import journal, paper
from mediateur.cli.certificate_words import COMMANDS as CERTIFICATES
from mediateur.cli.content_words import COMMANDS as CONTENTS
from mediateur.cli.network_words import COMMANDS as NETWORK
from mediateur.cli.quiz_words import COMMANDS as QUIZZES
from mediateur.cli.register_words import COMMANDS as REGISTER
from mediateur.cli.telling import FAILED, GOOD, tell
from mediateur.cli.words import plural
from mediateur.cli.writing import unwritten, write
from mediateur.errors import MediateurError, UsageError

K = TypeVar("K")

# What the list of forms gives of each.
LISTED = ("id", "title", "variants", "languages", "qr", "shelf")


def _app(options: argparse.Namespace) -> App:
    return App(paths.data_folder(options.dossier), practice=options.entrainement)


@contextmanager
def _open(options: argparse.Namespace) -> Iterator[App]:
    """Give the use cases of the data folder; say what opening its journal has to tell, unless a failure just did."""
    app = _app(options)
    try:
        yield app
    except MediateurError:
        _tell_notice(app, unless=app.is_read_only)
        raise
    else:
        _tell_notice(app)
    finally:
        app.close()


def _tell_notice(app: App, *, unless: bool = False) -> None:
    if app.notice is not None and not unless:
        tell(str(app.notice))
        if offer := app.rescue():
            tell(
                f"{offer.missing.told()} Pour reprendre la dernière sauvegarde : mediateur restaurer {offer.copy.path}"
            )


def _window(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.ui.start import open_window

    _ = out
    return open_window(_app(options), leave=options.quitter_apres_affichage)


def _demo(options: argparse.Namespace, out: TextIO) -> int:
    try:
        options.target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten("dossier", options.target, error) from error

    from mediateur.ui.demo import play

    made = play(options.target)
    print(f"La démonstration est dans {options.target} : {len(made)} fichiers.", file=out)
    return GOOD


def _verify(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli.proving import verify

    return GOOD if verify(options, out) else FAILED


def _diagnose(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli.diagnosing import diagnose

    return GOOD if diagnose(options, paths.data_folder(options.dossier), out) else FAILED


def _print(options: argparse.Namespace, out: TextIO) -> int:
    order = paper.read_order(options)
    app = _app(options)
    if options.imprimantes:
        return paper.list_printers(app, as_json=options.json, out=out)
    if options.liste and options.form:
        raise UsageError("--liste montre toutes les feuilles : ne donnez pas de guide avec elle.")
    if options.liste:
        return _list_forms(app, as_json=options.json, out=out)
    if options.cle:
        return _carry(options, out)
    if len(options.form) != 1 or not (options.sortie or order):
        raise UsageError(
            "Donnez un guide, puis un fichier ou une imprimante : mediateur imprimer FORM -o FICHIER, "
            "ou mediateur imprimer FORM --imprimante NOM. Les listes : --liste, --imprimantes."
        )
    form = _known("feuille", options.form[0], {form.id: form for form in app.printing.catalogue()})
    _known("variante", options.variante, {str(variant): variant for variant in form.variants})
    _known("langue", options.langue, {language: language for language in form.languages})
    with _open(options) as app:
        contact = app.places.current() if app.preferences.current.place else None
        pdf = app.printing.form(form.id, options.variante, options.langue, contact, colour=options.couleur)
    if order:
        paper.send(app, pdf, form.title, order, out)
    else:
        write(options.sortie, pdf)
    return GOOD


def _carry(options: argparse.Namespace, out: TextIO) -> int:
    """Write documents to a folder, a stick most often; a document that lacks a version comes in one that it has."""
    from mediateur.content.translations import LANGUAGES
    from mediateur.forms.variants import Variant
    from mediateur.usecases import kit
    from mediateur.usecases.habits import Habits

    if options.sortie:
        raise UsageError("--cle écrit dans un dossier : ne donnez pas de fichier avec elle.")
    variant = _known("variante", options.variante, {str(variant): variant for variant in Variant})
    _known("langue", options.langue, {language.code: language for language in LANGUAGES})
    with _open(options) as app:
        forms = {form.id: form for form in app.printing.catalogue()}
        wanted = [_known("feuille", name, forms) for name in options.form]
        wanted = wanted or [*Habits(app.preferences).frequent(forms.values())]
        contact = app.places.current() if app.preferences.current.place else None
        items = kit.plan(wanted, variant, options.langue)
        for path in kit.write(items, options.cle, app.printing, contact, colour=options.couleur):
            print(path.name, file=out, flush=True)
    return GOOD


def _known(what: str, word: str, choices: Mapping[str, K]) -> K:
    if word not in choices:
        raise UsageError(f"« {word} » n’est pas une {what} connue : choisissez {' ou '.join(choices)}.")
    return choices[word]


def _list_forms(app: App, *, as_json: bool, out: TextIO) -> int:
    forms = app.printing.catalogue()
    if as_json:
        listed = [{key: getattr(form, key) for key in LISTED} for form in forms]
        print(json.dumps(listed, ensure_ascii=False, indent=1), file=out)
    else:
        for form in forms:
            print(f"{form.id} : {form.title} ({', '.join(form.variants)} ; {', '.join(form.languages)})", file=out)
    return GOOD


def _journal_alone(options: argparse.Namespace, out: TextIO) -> int:
    _ = options, out
    raise UsageError(
        "Dites ce qu’il faut faire : mediateur journal lister, ajouter, exporter, echanger, importer, statistiques, "
        "bilan ou verifier-notes."
    )


def _journal_list(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.journal.rows import HALVES, columns, row, summary

    with _open(options) as app:
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

    from mediateur.usecases.entries import Known, read_entry

    added = 0
    with _open(options) as app:
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
    from mediateur.usecases.closing import NoteRefusedError

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
    _known("format", options.format, {"csv": "", "xlsx": ""})
    _known("sorte de colonnes", options.colonnes, {"interne": "", "coop": "", "partageable": ""})
    with _open(options) as app:
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

    with _open(options) as app:
        figures.show(app, options, out)
    return GOOD


def _journal_report(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import figures

    with _open(options) as app:
        write(options.fichier, figures.report(app, options))
    print(f"Le bilan est dans {options.fichier.name}.", file=out)
    return GOOD


def _journal_exchange(options: argparse.Namespace, out: TextIO) -> int:
    with _open(options) as app:
        journal.exchange(app, options, out)
    return GOOD


def _journal_import(options: argparse.Namespace, out: TextIO) -> int:
    with _open(options) as app:
        wrong = journal.receive(app, options, out)
    return FAILED if wrong else GOOD


def _open_file(options: argparse.Namespace, out: TextIO) -> int:
    with _open(options) as app:
        journal.open_file(app, options, out)
    return GOOD


def _check_notes(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.journal.privacy import inspect

    _ = options
    for line in _lines():
        print(inspect(line).answer(), file=out, flush=True)
    return GOOD


def _save(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import keeping

    with _open(options) as app:
        keeping.list_copies(app, out) if options.liste else keeping.save(app, options, out)
    return GOOD


def _restore(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import keeping

    with _open(options) as app:
        return GOOD if keeping.restore(app, options, out) else FAILED


def _certificate(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import certificates

    return certificates.act(options, out)


def _register(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import register

    return register.act(options, out)


def _content(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import contents

    return contents.act(options, out)


def _network(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import network

    return network.act(options, out)


def _quiz(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import quiz

    return quiz.answer(options, out)


COMMANDS = {
    "fenetre": _window,
    "demo": _demo,
    "verifier": _verify,
    "diagnostic": _diagnose,
    "imprimer": _print,
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
    "sauvegarder": _save,
    "restaurer": _restore,
    **dict.fromkeys(CERTIFICATES, _certificate),
    **dict.fromkeys(REGISTER, _register),
    **dict.fromkeys(QUIZZES, _quiz),
    **dict.fromkeys(NETWORK, _network),
    **dict.fromkeys(CONTENTS, _content),
}
