"""The commands of content packs: making one, weighing one, installing one, going back, and who may sign."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from mediateur.app import App
from mediateur.cli import asking
from mediateur.cli.running import Verb, do
from mediateur.cli.telling import say
from mediateur.cli.writing import write
from mediateur.content.pack import MOST_SIGNED
from mediateur.errors import UsageError

if TYPE_CHECKING:
    from mediateur.usecases.content.packs import Installed, Weighed


def act(options: argparse.Namespace, out: TextIO) -> int:
    """Do what a verb says; return the exit status."""
    usage = "Dites ce qu’il faut faire : mediateur contenu installer FICHIER, ou --aide."
    return do(VERBS, "contenu", usage, options, out)


def _build(app: App, options: argparse.Namespace, out: TextIO) -> None:
    from mediateur.app.contents import prove_content
    from mediateur.usecases.content.building import build

    phrase, root = asking.phrase(options), options.contenu or app.resources
    if not root.is_dir():
        raise UsageError(f"Le dossier {root} n’existe pas. Donnez un dossier de contenus après --contenu.")
    data = build(
        root,
        options.numero,
        options.changement,
        lambda: app.organisations.signing_key(phrase),
        dt.date.today(),
        prove_content,
    )
    write(options.fichier, data)
    say(f"Contenu {options.numero}, prouvé et signé : {options.fichier.name}, {len(data) // 1024 + 1} ko.", out)


def _weigh(app: App, options: argparse.Namespace, out: TextIO) -> None:
    _tell(app.packs.weigh(_read(options.fichier, MOST_SIGNED + 1)), out)
    say("Il peut être installé. Rien n'est changé.", out)


def _install(app: App, options: argparse.Namespace, out: TextIO) -> int:
    app.refuse_in_practice()
    weighed = app.packs.weigh(_read(options.fichier, MOST_SIGNED + 1))
    _tell(weighed, out)
    answer = True if options.oui else asking.agreed("Mettre ce contenu en service ?", out)
    if answer is None:
        raise UsageError(f"Pour l’installer, ajoutez --oui : mediateur contenu installer {options.fichier} --oui")
    if not answer:
        say("Rien n'a changé.", out)
        return 1
    installed = app.packs.install(weighed)
    say(f"Contenu {installed.version} en service. Le contenu d'avant est gardé : mediateur contenu revenir", out)
    return 0


def _go_back(app: App, options: argparse.Namespace, out: TextIO) -> None:
    say(f"En service : {_named(app.packs.go_back(to_own=options.livre))}.", out)


def _list(app: App, options: argparse.Namespace, out: TextIO) -> None:
    _ = options
    present = app.packs.present()
    say(f"En service : {_named(present)}.", out)
    for line in present.changes:
        say(f"- {line}", out)
    if before := app.packs.before():
        say(f"Avant : {_named(before)}.", out)
    keys = app.content_trust.keys()
    say("Peuvent signer un contenu :" if keys else "Personne ne peut encore signer un contenu pour ce poste.", out)
    for key in keys:
        say(f"- {key.name}, clé {key.fingerprint}", out)


def _check(app: App, options: argparse.Namespace, out: TextIO) -> None:
    from mediateur.usecases.content.upkeep import told

    _ = options
    app.refuse_in_practice()
    say(told(app.packs.check()) or "Le contenu en service est celui qui a été signé et prouvé.", out)


def _trust(app: App, options: argparse.Namespace, out: TextIO) -> None:
    from mediateur.trust.shelf import Standing
    from mediateur.usecases.attestations.organisation import same_fingerprint

    app.refuse_in_practice()
    if options.liste:
        weighed = app.organisations.weigh_file(options.liste, dt.date.today())
        if weighed.standing is Standing.FIRST and not same_fingerprint(weighed, options.empreinte):
            raise UsageError("Cette empreinte n’est pas celle de la liste : rien n’est changé. Rappelez l’organisme.")
        app.organisations.accept(weighed)
    key = app.content_trust.trust(options.empreinte)
    say(f"Ce poste prend désormais les contenus de {key.name}, clé {key.fingerprint}.", out)


def _forget(app: App, options: argparse.Namespace, out: TextIO) -> None:
    digits = "".join(options.empreinte.split()).upper()
    found = [key for key in app.content_trust.chosen() if key.fingerprint.replace(" ", "") == digits]
    if not found:
        raise UsageError("Aucune clé choisie n’a cette empreinte : mediateur contenu liste les montre.")
    app.content_trust.forget(found[0].public)
    say(f"Ce poste ne prend plus les contenus signés par cette clé de {found[0].name}.", out)


VERBS: dict[str, Verb] = {
    "construire": _build,
    "verifier": _weigh,
    "installer": _install,
    "revenir": _go_back,
    "liste": _list,
    "controler": _check,
    "croire": _trust,
    "ne-plus-croire": _forget,
}


def _tell(weighed: Weighed, out: TextIO) -> None:
    pack = weighed.pack
    say(f"Contenu {pack.version} du {pack.day:%d/%m/%Y}, signé par {weighed.signer.name}, prouvé.", out)
    for line in pack.changes:
        say(f"- {line}", out)
    for change in weighed.changes:
        say(change.told(), out)


def _named(installed: Installed) -> str:
    if installed.is_own:
        return f"le contenu livré avec Médiateur ({installed.version})"
    if installed.day is None:
        return f"le contenu {installed.version}, dont la signature n'est plus reconnue"
    return f"le contenu {installed.version} du {installed.day:%d/%m/%Y}, signé par {installed.signer}"


def _read(file: Path, most: int) -> bytes:
    try:
        with file.open("rb") as source:
            return source.read(most)
    except OSError as error:
        raise UsageError(f"Le fichier {file.name} ne se lit pas.") from error
