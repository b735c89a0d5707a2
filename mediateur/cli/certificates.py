"""The commands of attestations: verifying one, and what a training organisation does with its key and its list."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import TextIO

from mediateur.app import App
from mediateur.cli import asking
from mediateur.cli.running import Verb, do
from mediateur.cli.telling import say
from mediateur.cli.writing import write
from mediateur.content.text import french
from mediateur.errors import MediateurError, UsageError

VALID, OVER, UNVERIFIABLE = 0, 3, 4
STATUS = {"valide": VALID, "finie": OVER, "inverifiable": UNVERIFIABLE}


def act(options: argparse.Namespace, out: TextIO) -> int:
    """Do what a verb says; return the exit status."""
    usage = "Dites ce qu’il faut faire : mediateur attestation verifier FICHIER, ou --aide."
    return do(VERBS, "attestation", usage, options, out)


def _verify(app: App, options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.usecases.attestations.verdict_words import told
    from mediateur.usecases.attestations.verification import is_text

    today, given = dt.date.today(), options.objet
    if is_text(given):
        answer = app.verification.text(given, today)
    elif Path(given).is_file():
        answer = app.verification.file(Path(given), today)
    else:
        raise UsageError(french("Ce n'est ni un fichier, ni le texte d'un carré : il commence par MED1:."))
    shown = told(answer, today)
    if options.json:
        print(json.dumps(shown._asdict(), ensure_ascii=False, indent=1), file=out)
    else:
        print("\n".join(shown.lines()), file=out)
    return STATUS[shown.kind]


def _organisations(app: App, options: argparse.Namespace, out: TextIO) -> None:
    from mediateur.content.dates import long_date
    from mediateur.trust.keys import fingerprint

    _ = options
    if own := app.organisations.own():
        rest = own.rest.value if own.rest else "pas sur ce poste"
        say(f"Organisme de ce poste : {own.name}. Clé {own.fingerprint}, {rest}.", out)
    for listed in app.organisations.trusted():
        say(f"Liste de {listed.publisher.name}, du {long_date(listed.day)} :", out)
        for one in listed.organisations:
            key = one.keys[-1]
            say(f"- {one.name}, clé {fingerprint(key.public)} depuis le {long_date(key.since)}", out)
            for end in one.ended:
                say(f"  attestation {end.number} : ne vaut plus depuis le {long_date(end.day)}", out)


def _bring(app: App, options: argparse.Namespace, out: TextIO) -> None:
    from mediateur.trust.shelf import Standing
    from mediateur.usecases.attestations.organisation import same_fingerprint

    weighed = app.organisations.weigh_file(options.fichier, dt.date.today())
    name, day = weighed.listed.publisher.name, f"{weighed.listed.day:%d/%m/%Y}"
    if weighed.standing is Standing.FIRST and not same_fingerprint(weighed, options.empreinte or ""):
        raise UsageError(
            french(
                f"Ce poste ne connaît pas « {name} ». Appelez l'organisme, demandez-lui l'empreinte de sa clé, puis "
                'ajoutez-la : --empreinte "....". Si elle diffère de celle du fichier, la liste est refusée.'
            )
        )
    app.organisations.accept(weighed)
    same = weighed.standing is Standing.SAME
    say(f"Liste de {name} du {day} : {'déjà là' if same else 'elle sert maintenant à vérifier'}.", out)


def _make(app: App, options: argparse.Namespace, out: TextIO) -> None:
    from mediateur.usecases.attestations.organisation import Own

    if app.organisations.own() is not None:
        raise MediateurError(
            french("Ce poste a déjà un organisme et sa clé."),
            french("Rien n'est changé."),
            french("Pour une nouvelle clé : mediateur attestation changer-cle."),
        )
    own: Own = app.organisations.make(options.nom, asking.phrase(options), dt.date.today())
    _tell_own(own.name, own.fingerprint, own.rest.value if own.rest else "", out)


def _back(app: App, options: argparse.Namespace, out: TextIO) -> None:
    from mediateur.trust.recovery import LINES

    typed = [asking.line() for _ in range(LINES)]
    own = app.organisations.restore(options.nom, typed, asking.phrase(options), dt.date.today())
    _tell_own(own.name, own.fingerprint, own.rest.value if own.rest else "", out)


def _over(app: App, options: argparse.Namespace, out: TextIO) -> None:
    old, fresh = asking.phrase(options), asking.phrase(options)
    own = app.organisations.roll_over(old, fresh, dt.date.today(), lost=options.perdue)
    _tell_own(own.name, own.fingerprint, own.rest.value if own.rest else "", out)


def _tell_own(name: str, fingerprint: str, rest: str, out: TextIO) -> None:
    say(f"Clé de {name} : empreinte {fingerprint}. Elle est dans {rest}.", out)
    say("Imprimez maintenant la feuille de secours : mediateur attestation feuille FICHIER", out)
    say("Puis donnez votre liste : mediateur attestation liste FICHIER", out)


def _sheet(app: App, options: argparse.Namespace, out: TextIO) -> None:
    pdf = app.organisations.sheet_pdf(asking.phrase(options), dt.date.today(), app.resources)
    write(options.fichier, pdf)
    say("Imprimez cette feuille, gardez-la sous clé, puis effacez le fichier.", out)


def _list(app: App, options: argparse.Namespace, out: TextIO) -> None:
    from mediateur.usecases.attestations.organisation import withdrawn

    today = dt.date.today()
    ended = [withdrawn(number, today) for number in options.retirer]
    data = app.organisations.publish(asking.phrase(options), today, ended, with_others=options.avec_les_autres)
    write(options.fichier, data)
    say(f"Liste écrite : {options.fichier.name}. Donnez-la à ceux qui vérifient.", out)


def _write_all(app: App, options: argparse.Namespace, out: TextIO) -> None:
    phrase, done = asking.phrase(options), 0
    for file in app.attesting.write_all(options.dossier_pdf, phrase, _tell_progress):
        done += 1
        print(file.name, file=out)
    say(f"Attestations écrites : {done}.", out)


def _tell_progress(done: int, wanted: int) -> bool:
    """Say on the standard error how far it is, where somebody looks; Ctrl + C stops between two files."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} sur {wanted}")
    return True


VERBS: dict[str, Verb] = {
    "verifier": _verify,
    "organismes": _organisations,
    "importer-liste": _bring,
    "creer-cle": _make,
    "reprendre-cle": _back,
    "changer-cle": _over,
    "feuille": _sheet,
    "liste": _list,
    "ecrire": _write_all,
}
