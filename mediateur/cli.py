"""The command line: the use cases as commands, in French, with errors of one sentence."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, TextIO, TypeVar

from mediateur import __version__, paths
from mediateur.app import App
from mediateur.errors import MediateurError, UsageError

K = TypeVar("K")

GOOD, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def run(words: Sequence[str]) -> int:
    """Run one command; returns 0 (good), 1 (failed or problems found), 2 (wrong use) or 130 (stopped by Ctrl+C)."""
    _set_streams()
    try:
        status = _run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        _leave_output()
        if not isinstance(error, BrokenPipeError):
            _tell(
                "La réponse ne s’écrit pas jusqu’au bout ; rien d’enregistré n’est perdu. Vérifiez la place du disque."
            )
        return FAILED
    return status


def _run(words: Sequence[str]) -> int:
    folder = None
    try:
        options = _parser().parse_args(words)
        folder = options.dossier
        return _COMMANDS[options.command](options, sys.stdout)
    except SystemExit:
        return GOOD
    except MediateurError as error:
        _tell(str(error))
        return WRONG_USE if isinstance(error, UsageError) else FAILED
    except OSError:
        raise
    except Exception as error:
        _record(error, paths.data_folder(folder))
        return FAILED


def _record(error: Exception, folder: Path) -> None:
    """Keep in the log where it failed and what kind of error it was; its message might quote what someone typed."""
    import logging
    import traceback

    from mediateur import log

    log.start(folder)
    where = "".join(traceback.format_tb(error.__traceback__))
    logging.getLogger("mediateur").error("%s\n%s", type(error).__name__, where)
    _tell(
        "Une panne imprévue a arrêté cette commande. Ce qui était enregistré est intact. Recommencez, ou montrez "
        f"le fichier {log.FILE} du dossier des données à la personne qui a installé Médiateur."
    )


def _set_streams() -> None:
    """Speak UTF-8 to files and pipes whatever the locale says; a terminal keeps its own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _tell(sentences: str) -> None:
    from mediateur.content.text import french

    sys.stderr.write(f"{french(sentences)}\n")


def _leave_output() -> None:
    """Send what remains to be written nowhere, so that nothing complains when the program ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """argparse in French, with errors that are raised rather than printed; --dossier may stand anywhere."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - what argparse gives its parsers
        super().__init__(add_help=False, allow_abbrev=False, **kwargs)
        self._optionals.title = "options"
        self._positionals.title = "commandes"
        self.add_argument("-h", "--aide", "--help", action="help", help="montrer cette aide")
        self.add_argument(
            "--dossier",
            type=Path,
            metavar="DIR",
            default=argparse.SUPPRESS,
            help="dossier des données (sinon MEDIATEUR_DOSSIER)",
        )

    def format_help(self) -> str:
        """Return the help, whose first word argparse gives no other way to change."""
        return super().format_help().replace("usage: ", "Utilisation\N{NO-BREAK SPACE}: ", 1)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError instead of leaving; it names the word that argparse did not know, if there is one."""
        unknown = re.search(r"(?:invalid choice: '|unrecognized arguments: )([^' ]+)", message)
        what = f"« {unknown[1]} » n’est pas connu" if unknown else "Il manque quelque chose à cette commande"
        raise UsageError(f"{what} : tapez « {self.prog} --aide » pour voir ce qui existe.")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="mediateur", description="Accompagner une personne vers Mon espace santé, ou vers son refus.")
    parser.set_defaults(command="fenetre", dossier=None)
    parser.add_argument("--version", action="version", version=f"Médiateur {__version__}", help="montrer la version")
    parser.add_argument(
        "--quitter-apres-affichage", action="store_true", help="quitter dès que la première fenêtre est utilisable"
    )
    commands = parser.add_subparsers(metavar="COMMANDE", parser_class=_Parser)
    _demo_parser(commands)
    _verify_parser(commands)
    _print_parser(commands)
    _journal_parser(commands)
    return parser


_Commands = argparse._SubParsersAction  # argparse gives this type no public name


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


def _app(options: argparse.Namespace) -> App:
    return App(paths.data_folder(options.dossier))


def _window(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.ui.start import open_window

    _ = out
    return open_window(_app(options), leave=options.quitter_apres_affichage)


def _demo(options: argparse.Namespace, out: TextIO) -> int:
    try:
        options.target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten("dossier", options.target, error) from error

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
        print(f"{_plural(report.facts, 'fait')}, {_plural(len(report.problems), 'erreur')}", file=out)
    return FAILED if report.problems else GOOD


def _print(options: argparse.Namespace, out: TextIO) -> int:
    app = _app(options)
    if options.liste:
        return _list_forms(app, as_json=options.json, out=out)
    if not options.form or not options.sortie:
        raise UsageError("Donnez un guide et un fichier : mediateur imprimer FORM -o FICHIER. La liste : --liste.")
    form = _known("feuille", options.form, {form.id: form for form in app.printing.forms()})
    _known("variante", options.variante, {str(variant): variant for variant in form.variants})
    _known("langue", options.langue, {language: language for language in form.languages})
    try:
        contact = app.places.current() if app.preferences.current.place else None
        pdf = app.printing.form(options.form, options.variante, options.langue, contact, colour=options.couleur)
    finally:
        app.close()
    _write(options.sortie, pdf)
    return GOOD


def _known(what: str, word: str, choices: Mapping[str, K]) -> K:
    if word not in choices:
        raise UsageError(f"« {word} » n’est pas une {what} connue : choisissez {' ou '.join(choices)}.")
    return choices[word]


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
    from mediateur.journal.rows import HALVES, columns, row, summary

    app = _app(options)
    try:
        encounters, titles = app.journal.rows(), app.content.titles()
        places = {place.id: place.name for place in app.places.all()}
    finally:
        app.close()
    if options.json:
        rows = [dict(zip(columns(), row(encounter, titles, places), strict=True)) for encounter in encounters]
        print(json.dumps(rows, ensure_ascii=False, indent=1), file=out)
        return GOOD
    for seen in encounters:
        when = f"{seen.when.day:%d/%m/%Y}, {HALVES[seen.when.half].lower()}"
        title = titles.get(seen.pathway, seen.pathway)
        print(f"{when} ; {title} ; {_plural(seen.persons, 'personne')} ; {summary(seen)}", file=out)
    print(_plural(len(encounters), "séance"), file=out)
    return GOOD


def _journal_add(options: argparse.Namespace, out: TextIO) -> int:
    import datetime as dt

    from mediateur.usecases.entries import read_entry

    app = _app(options)
    mediator, added = app.preferences.current.mediator, 0
    try:
        for number, line in enumerate(_lines(), 1):
            try:
                if line.strip():
                    encounter, note = read_entry(line, app.content.pathways, mediator, dt.datetime.now())
                    warned = app.sessions.add(encounter, note).warnings
                    added += 1
                    if warned:
                        _tell(f"Ligne {number} : {warned[0].kind.message}")
            except MediateurError as error:
                raise _at_line(number, error, added) from error
    finally:
        app.close()
    print(f"{_plural(added, 'séance')} {'enregistrées' if added > 1 else 'enregistrée'}", file=out)
    return GOOD


def _at_line(number: int, error: MediateurError, added: int) -> MediateurError:
    from mediateur.usecases.sessions import NoteRefusedError

    kinds = f" ({error.verdict.answer()})" if isinstance(error, NoteRefusedError) else ""
    before = f"Séances enregistrées avant elle : {added}."
    happened = f"Ligne {number}{kinds} : {error.happened}"
    return MediateurError(happened, f"Cette ligne n’est pas enregistrée. {before}", error.remedy, error.detail)


def _plural(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}"


def _lines() -> Iterator[str]:
    """Yield the lines of the standard input as they come; what is not UTF-8 becomes « � »."""
    for line in sys.stdin.buffer if sys.stdin else ():
        yield line.decode("utf-8-sig", errors="replace").rstrip("\r\n")


def _journal_export(options: argparse.Namespace, out: TextIO) -> int:
    app = _app(options)
    try:
        table = app.journal.export(app.content.titles())
    finally:
        app.close()
    if options.sortie:
        _write(options.sortie, table)
    else:
        out.flush()
        out.buffer.write(table)
    return GOOD


def _check_notes(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.journal.privacy import inspect

    _ = options
    for line in _lines():
        print(inspect(line).answer(), file=out, flush=True)
    return GOOD


def _write(target: Path, data: bytes) -> None:
    try:
        paths.write_whole(target, data)
    except OSError as error:
        raise _unwritten("fichier", target, error) from error


def _unwritten(what: str, target: Path, error: OSError) -> MediateurError:
    return MediateurError(
        f"Le {what} {target.name} ne s’écrit pas.",
        "S’il existait déjà, il n’a pas changé.",
        "Choisissez un dossier où vous pouvez écrire, avec assez de place.",
        detail=str(error),
    )


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
