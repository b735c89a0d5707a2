"""« mediateur reseau », for a mediator: joining, sending, where it stands, leaving."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import Any, TextIO

from mediateur.app import App
from mediateur.cli import coordinating
from mediateur.cli.asking import agreed
from mediateur.cli.running import GOOD, Verb, do
from mediateur.cli.telling import tell_answer
from mediateur.content.text import french
from mediateur.errors import MediateurError, UsageError
from mediateur.journal.leaving import Coarseness
from mediateur.trust.invitation import MOST_CHARACTERS
from mediateur.usecases.network import words
from mediateur.usecases.network.leaving_rows import Listed
from mediateur.usecases.network.standing import Choice, Invited, Standing, Standings

WAITS = 3
SHARES = french("Partager ces séances ?")
SAY_YES = "Pour partager ces séances, ajoutez --oui à la même commande."
STDIN = "-"


def act(options: argparse.Namespace, out: TextIO) -> int:
    """Do what a verb says; return the exit status."""
    usage = "Dites ce qu’il faut faire : mediateur reseau rejoindre, envoyer, etat, quitter… ; ou --aide."
    return do({**VERBS, **coordinating.VERBS}, "reseau", usage, options, out)


def _join(app: App, options: argparse.Namespace, out: TextIO) -> int:
    invited = _read(app, options.invitation)
    if invited.coordinates:
        standings = app.network.join(None, trust=options.contenus)
        tell_answer(
            _as_json(standings), [french(f"Ce poste coordonne {_name(standings.network)}.")], out, as_json=options.json
        )
        return GOOD
    choice = _choice(options)
    _show(invited, app.network.preview(choice), options, out)
    answer = options.oui or agreed(SHARES, out)
    if answer is None:
        raise UsageError(SAY_YES)
    if not answer:
        app.network.forget()
        print(french("Rien n'est parti."), file=out)
        return GOOD
    app.network.join(choice, trust=options.contenus)
    return _tell_state(app.network.send(), options, out)


def _read(app: App, source: str) -> Invited:
    if source == STDIN:
        return app.network.read_text(sys.stdin.read(MOST_CHARACTERS + 1) if sys.stdin else "")
    if not Path(source).is_file():
        raise UsageError(french("Donnez le fichier de l'invitation, ou - pour lire son texte sur l'entrée."))
    return app.network.read_file(Path(source))


def _choice(options: argparse.Namespace) -> Choice:
    if options.lieu not in set(Coarseness):
        raise UsageError(f"--lieu attend {', '.join(Coarseness)}.")
    if options.depuis is None:
        return Choice(options.lieu, dt.date.today().replace(day=1))
    try:
        return Choice(options.lieu, dt.date.fromisoformat(f"{options.depuis}-01"))
    except ValueError as error:
        raise UsageError("--depuis attend un mois, comme 2026-11.") from error


def _show(invited: Invited, listed: Listed, options: argparse.Namespace, out: TextIO) -> None:
    """Show all that would leave: what each record holds, whole; on the standard error where JSON is asked for."""
    shown = sys.stderr if options.json else out
    for line in words.invitation(invited):
        print(line.replace("**", ""), file=shown)
    for rank, row in enumerate(listed.page(0, listed.total), 1):
        told = " ; ".join(french(f"{label} : {value}") for label, value in row.told)
        print(f"{rank}. {told}", file=shown)
    print(french(f"Lignes qui partiraient : {listed.total}."), file=shown)


def _send(app: App, options: argparse.Namespace, out: TextIO) -> int:
    standings = app.network.standings()
    if standings.journal is None:
        raise MediateurError(french("Ce poste ne partage son journal avec personne."), french("Rien n'est parti."))
    return _tell_state(app.network.send(), options, out)


def _state(app: App, options: argparse.Namespace, out: TextIO) -> int:
    return _tell_state(app.network.standings(), options, out)


def _say_less(app: App, options: argparse.Namespace, out: TextIO) -> int:
    if options.code not in words.SAY_LESS:
        raise UsageError(f"Donnez {' ou '.join(words.SAY_LESS)}.")
    app.network.say_less(options.code)
    return _tell_state(app.network.send(), options, out)


def _leave(app: App, options: argparse.Namespace, out: TextIO) -> None:
    if options.coordination:
        app.network.leave_network()
        told = [french("Ce poste ne coordonne plus. Ce qui a été reçu reste dans le dossier des données.")]
    else:
        app.network.leave()
        told = [words.LEFT, words.REMAINED]
    tell_answer(_as_json(app.network.standings()), told, out, as_json=options.json)


def _tell_state(standings: Standings, options: argparse.Namespace, out: TextIO) -> int:
    journal, network = standings
    told = [french("Ce poste ne partage son journal avec personne.")]
    if journal is not None:
        told = [words.shared(journal), *words.position(journal)]
    if network is not None:
        told.append(french(f"Ce poste coordonne {_name(network)}."))
    tell_answer(_as_json(standings), told, out, as_json=options.json)
    return WAITS if journal is not None and journal.waiting else GOOD


def _as_json(standings: Standings) -> dict[str, Any]:
    journal, network = standings
    return {
        "partage": journal and _standing_as_json(journal),
        "coordination": network and {"serveur": network.server, "nom": network.territory},
    }


def _standing_as_json(standing: Standing) -> dict[str, Any]:
    choice = standing.choice
    return {
        "serveur": standing.server,
        "territoire": standing.territory,
        "nom_du_territoire": standing.label,
        "lieu": choice and choice.coarseness,
        "depuis": choice and choice.since.isoformat(),
        "en_attente": standing.waiting,
        "dernier_envoi": standing.last and standing.last.isoformat(),
        "pourquoi": standing.trouble,
        "prochain_essai": standing.again and standing.again.isoformat(timespec="minutes"),
    }


def _name(standing: Standing | None) -> str:
    return standing.territory if standing else ""


VERBS: dict[str, Verb] = {
    "rejoindre": _join,
    "dire-moins": _say_less,
    "envoyer": _send,
    "etat": _state,
    "quitter": _leave,
}
