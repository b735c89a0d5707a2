"""The command line: the use cases as commands, in French, with errors of one sentence."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO

from mediateur import __version__, paths
from mediateur.app import App
from mediateur.errors import MediateurError, UsageError

GOOD, FAILED, WRONG_USE = 0, 1, 2


def run(words: Sequence[str], out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Run one command; returns 0 (good), 1 (failed or problems found) or 2 (wrong use)."""
    out, err = out or sys.stdout, err or sys.stderr
    try:
        options = _parser().parse_args(words)
        return _COMMANDS[options.command](options, out)
    except UsageError as error:
        print(error, file=err)
        return WRONG_USE
    except MediateurError as error:
        print(error, file=err)
        return FAILED


class _Parser(argparse.ArgumentParser):
    """argparse in French, with errors that are raised rather than printed."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, add_help=False, **kwargs)  # type: ignore[arg-type]
        self._optionals.title = "options"
        self._positionals.title = "commandes"
        self.add_argument("-h", "--aide", "--help", action="help", help="montrer cette aide")

    def error(self, message: str) -> NoReturn:
        """Raise UsageError instead of leaving."""
        _ = message
        raise UsageError(f"Commande inconnue ou incomplète. Tapez « {self.prog} --aide » pour voir ce qui existe.")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="mediateur", description="Accompagner une personne vers Mon espace santé, ou vers son refus.")
    parser.set_defaults(command="fenetre")
    parser.add_argument("--version", action="version", version=f"Médiateur {__version__}")
    parser.add_argument("--dossier", type=Path, metavar="DIR", help="dossier des données (sinon MEDIATEUR_DOSSIER)")
    parser.add_argument(
        "--quitter-apres-affichage", action="store_true", help="quitter dès que la première fenêtre est utilisable"
    )
    commands = parser.add_subparsers(metavar="COMMANDE", parser_class=_Parser)
    _demo_parser(commands)
    _verify_parser(commands)
    _print_parser(commands)
    _journal_parser(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives this type no public name


def _demo_parser(commands: _Commands[_Parser]) -> None:
    demo = commands.add_parser("demo", help="jouer une activation dans la vraie fenêtre, et garder ses images")
    demo.set_defaults(command="demo")
    demo.add_argument("target", type=Path, metavar="DIR", help="dossier où écrire guide.pdf, journal.csv et les images")


def _verify_parser(commands: _Commands[_Parser]) -> None:
    verify = commands.add_parser("verifier", help="prouver les contenus")
    verify.set_defaults(command="verifier")
    verify.add_argument("--contenu", type=Path, metavar="DIR", help="dossier à prouver à la place de resources/")
    verify.add_argument("--json", action="store_true", help="répondre en JSON")


def _print_parser(commands: _Commands[_Parser]) -> None:
    printer = commands.add_parser("imprimer", help="faire un guide en PDF")
    printer.set_defaults(command="imprimer")
    printer.add_argument("form", nargs="?", metavar="FORM", help="identifiant du guide")
    printer.add_argument("--liste", action="store_true", help="montrer les guides")
    printer.add_argument("--json", action="store_true", help="répondre en JSON")
    printer.add_argument("--variante", default="courant", metavar="VARIANTE", help="courant, gros ou simplifie")
    printer.add_argument("--langue", default="fr", metavar="LANGUE", help="fr")
    printer.add_argument("--couleur", action="store_true", help="en couleur (sinon noir et blanc)")
    printer.add_argument("-o", "--sortie", type=Path, metavar="FILE", help="fichier PDF à écrire")


def _journal_parser(commands: _Commands[_Parser]) -> None:
    journal = commands.add_parser("journal", help="lister, ajouter, exporter les séances")
    journal.set_defaults(command="journal-sans-verbe")
    verbs = journal.add_subparsers(metavar="VERBE", parser_class=_Parser)
    for verb, text in (
        ("lister", "montrer les séances enregistrées"),
        ("ajouter", "ajouter des séances : une ligne JSON chacune, sur l’entrée standard"),
        ("exporter", "exporter le journal en CSV"),
        ("verifier-notes", "dire, pour chaque note de l’entrée standard, si elle peut être gardée"),
    ):
        parser = verbs.add_parser(verb, help=text)
        parser.set_defaults(command=f"journal-{verb}")
        if verb == "lister":
            parser.add_argument("--json", action="store_true", help="répondre en JSON")
        if verb == "exporter":
            parser.add_argument("-o", "--sortie", type=Path, metavar="FILE", help="fichier à écrire (sinon la sortie)")


def _window(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.ui.start import open_window

    _ = out
    return open_window(App(options.dossier), leave=options.quitter_apres_affichage)


def _demo(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.ui.demo import play

    made = play(options.target)
    print(f"La démonstration est dans {options.target} : {len(made)} fichiers.", file=out)
    return GOOD


def _verify(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.usecases.verify import verify

    root = options.contenu or paths.resources()
    if not root.is_dir():
        raise UsageError(f"Le dossier {root} n’existe pas. Donnez un dossier de contenus après --contenu.")
    report = verify(root)
    if options.json:
        errors = [problem._asdict() for problem in report.problems]
        print(json.dumps({"pathways": report.pathways, "errors": errors}, ensure_ascii=False, indent=1), file=out)
    else:
        for line in report.pathways:
            print(
                f"{line['id']} : {line['steps']} étapes, {line['answers']} réponses, {line['paths']} chemins", file=out
            )
        for problem in report.problems:
            print(problem, file=out)
        print(f"{report.facts} faits, {len(report.problems)} erreurs", file=out)
    return FAILED if report.problems else GOOD


def _print(options: argparse.Namespace, out: TextIO) -> int:
    app = App(options.dossier)
    if options.liste:
        return _list_forms(app, as_json=options.json, out=out)
    if not options.form or not options.sortie:
        raise UsageError("Donnez un guide et un fichier : mediateur imprimer FORM -o FICHIER. La liste : --liste.")
    try:
        contact = app.places.current() if app.preferences.current.place else None
        pdf = app.printing.form(options.form, options.variante, options.langue, contact, colour=options.couleur)
    finally:
        app.close()
    _write(options.sortie, pdf)
    return GOOD


def _list_forms(app: App, *, as_json: bool, out: TextIO) -> int:
    forms = app.printing.forms()
    if as_json:
        print(json.dumps([form._asdict() for form in forms], ensure_ascii=False, indent=1), file=out)
    else:
        for form in forms:
            print(f"{form.id} : {form.title} ({', '.join(form.variants)} ; {', '.join(form.languages)})", file=out)
    return GOOD


def _journal_alone(options: argparse.Namespace, out: TextIO) -> int:
    _ = options, out
    raise UsageError("Dites ce qu’il faut faire : mediateur journal lister, ajouter, exporter ou verifier-notes.")


def _journal_list(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.journal.rows import columns, row

    app = App(options.dossier)
    try:
        places = {place.id: place.name for place in app.places.all()}
        titles = {pathway.id: pathway.title for pathway in app.content.pathways()}
        rows = [row(encounter, titles, places) for encounter in app.journal.rows()]
    finally:
        app.close()
    if options.json:
        print(json.dumps([dict(zip(columns(), r, strict=True)) for r in rows], ensure_ascii=False, indent=1), file=out)
    else:
        for cells in rows:
            print(" ; ".join(cell for cell in cells if cell), file=out)
        print(f"{len(rows)} séances" if len(rows) > 1 else f"{len(rows)} séance", file=out)
    return GOOD


def _journal_add(options: argparse.Namespace, out: TextIO) -> int:
    import datetime as dt

    from mediateur.usecases.entries import read_entry

    app = App(options.dossier)
    added = 0
    try:
        for number, line in enumerate(sys.stdin, 1):
            if not line.strip():
                continue
            try:
                mediator = app.preferences.current.mediator
                encounter, note = read_entry(line, app.content.pathway, mediator, dt.datetime.now())
                app.sessions.add(encounter, note)
            except MediateurError as error:
                before = f" Les {added} lignes précédentes sont enregistrées." if added else ""
                raise MediateurError(f"Ligne {number}. {error}{before}", detail=error.detail) from error
            added += 1
    finally:
        app.close()
    print(f"{added} séances enregistrées" if added > 1 else f"{added} séance enregistrée", file=out)
    return GOOD


def _journal_export(options: argparse.Namespace, out: TextIO) -> int:
    app = App(options.dossier)
    try:
        titles = {pathway.id: pathway.title for pathway in app.content.pathways()}
        table = app.journal.export(titles)
    finally:
        app.close()
    if options.sortie:
        _write(options.sortie, table)
    else:
        out.write(table.decode("utf-8-sig"))
    return GOOD


def _check_notes(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.journal.privacy import inspect

    _ = options
    for line in sys.stdin:
        print(inspect(line.rstrip("\n")).answer(), file=out, flush=True)
    return GOOD


def _write(target: Path, data: bytes) -> None:
    try:
        target.write_bytes(data)
    except OSError as error:
        raise MediateurError(
            f"Le fichier {target.name} ne s’écrit pas.",
            "Rien d’autre n’a changé.",
            "Choisissez un dossier où vous pouvez écrire, avec assez de place.",
            detail=str(error),
        ) from error


_COMMANDS = {
    "fenetre": _window,
    "demo": _demo,
    "verifier": _verify,
    "imprimer": _print,
    "journal-sans-verbe": _journal_alone,
    "journal-lister": _journal_list,
    "journal-ajouter": _journal_add,
    "journal-exporter": _journal_export,
    "journal-verifier-notes": _check_notes,
}
