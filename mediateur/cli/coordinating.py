"""« mediateur reseau », for a coordinator: inviting, receiving, figures, places, publishing."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from typing import Any, TextIO

from mediateur.app import App
from mediateur.cli import days
from mediateur.cli.figures import shared_figures
from mediateur.cli.telling import tell_answer
from mediateur.cli.writing import write
from mediateur.content.text import french
from mediateur.errors import UsageError
from mediateur.journal.network import Account
from mediateur.journal.statistics import EVERYTHING, Filters, Period
from mediateur.journal.territories import identifier
from mediateur.trust.invitation import SUFFIX
from mediateur.usecases.coordination import words
from mediateur.usecases.figures.sharing import settled

PAPER = ".pdf"


def _invite(app: App, options: argparse.Namespace, out: TextIO) -> None:
    suffix = options.fichier.suffix.lower()
    if suffix not in (SUFFIX, PAPER):
        raise UsageError(f"Donnez un fichier en {SUFFIX}, ou en {PAPER} pour le papier.")
    issued = app.coordination.invite(options.territoire, options.nom or app.inviter)
    data = app.coordination.sheet(issued) if suffix == PAPER else issued.text.encode()
    write(options.fichier, data, "Le compte est ouvert : fermez-le, ou invitez de nouveau.")
    raw = {"compte": issued.account, "territoire": issued.territory, "jusqu_au": issued.expires.isoformat()}
    told = f"Invitation écrite : {options.fichier.name}. Compte {issued.account}, jusqu'au {issued.expires:%d/%m/%Y}."
    tell_answer(
        raw, [french(told), french("Remettez-la en main propre, puis effacez le fichier.")], out, as_json=options.json
    )


def _accounts(app: App, options: argparse.Namespace, out: TextIO) -> None:
    accounts = app.coordination.accounts()
    tell_answer(
        [_account(one) for one in accounts],
        [words.account(one, dt.date.today()) for one in accounts],
        out,
        as_json=options.json,
    )


def _close(app: App, options: argparse.Namespace, out: TextIO) -> None:
    if (options.compte is None) is not options.perimees:
        raise UsageError("Donnez le nom d’un compte, ou --perimees.")
    if options.perimees:
        gone = app.coordination.close_expired()
        tell_answer({"fermes": [one.name for one in gone]}, [words.closed(gone)], out, as_json=options.json)
        return
    app.coordination.close(options.compte)
    tell_answer({"ferme": options.compte}, [french(f"Compte fermé : {options.compte}.")], out, as_json=options.json)


def _receive(app: App, options: argparse.Namespace, out: TextIO) -> None:
    if options.fichier is not None and not options.territoire:
        raise UsageError("Dites pour quel territoire compter ce fichier : --territoire ardeche-nord.")
    signer = None
    if options.fichier is not None:
        found, signer = app.coordination.read_stick(options.fichier, options.territoire)
    else:
        found = app.coordination.receive(_tell_progress)
    raw: dict[str, Any] = {
        "nouvelles": found.new,
        "corrigees": found.corrected,
        "supprimees": found.deleted,
        "closes": found.closed,
        "connues": found.known,
        "mois": found.months,
        "illisibles": found.refused,
    }
    signed = {"empreinte": signer.fingerprint, "poste_nouveau": signer.is_new} if signer else {}
    tell_answer(raw | signed, [words.taken(found), *([signer.in_words] if signer else [])], out, as_json=options.json)


def _tell_progress(number: int) -> bool:
    """Say on the standard error how far it is, where somebody looks; Ctrl + C stops between two pages."""
    if number and sys.stderr.isatty():
        sys.stderr.write(f"\r{number}")
    return True


def _figures(app: App, options: argparse.Namespace, out: TextIO) -> None:
    statistics = app.network_statistics
    period = _period(options, statistics.last_month())
    board = statistics.dashboard(settled(period, statistics.today), _filters(app, options.territoire))
    print(shared_figures(app.network_sharing, board, as_values=options.json), file=out)


def _filters(app: App, name: str | None) -> Filters:
    if name is None:
        return EVERYTHING
    territories = {one.name: one for one in app.coordination.territories()}
    found = territories.get(name) or territories.get(identifier(name))
    if found is None:
        known = ", ".join(one.label for one in territories.values()) or french("aucun n'a encore rien envoyé")
        raise UsageError(french(f"« {name} » n'est pas un territoire connu : {known}."))
    return Filters(places=found.places)


def _period(options: argparse.Namespace, usual: Period) -> Period:
    since = days.day(options.du, "--du") if options.du else usual.since
    until = days.day(options.au, "--au") if options.au else usual.until
    return days.period(since, until)


def _places(app: App, options: argparse.Namespace, out: TextIO) -> None:
    counters, machines, today = app.coordination.counters(), app.coordination.machines(), dt.date.today()
    raw = {
        "lieux": [
            {
                "lieu": one.name,
                "territoire": one.territory,
                "nom_du_territoire": one.label,
                "derniere_seance": one.last and one.last.isoformat(),
                "jours_de_silence": one.silent(today),
            }
            for one in counters
        ],
        "postes": [
            {
                "poste": one.origin,
                "territoire": one.territory,
                "nom_du_territoire": one.label,
                "version": one.program,
                "contenus": one.content,
                "dernier_envoi": one.sent and one.sent.isoformat(),
                "derniere_seance": one.last and one.last.isoformat(),
            }
            for one in machines
        ],
    }
    lines = [words.silence(counters, today)]
    lines += [f"{one.name} ; {one.label} ; {words.since(one, today)}" for one in counters]
    lines += ["", words.versions(machines)]
    lines += [
        " ; ".join(filter(None, (words.short_name(one.origin), one.label, one.program, words.day(one.sent))))
        for one in machines
    ]
    tell_answer(raw, lines, out, as_json=options.json)


def _publish(app: App, options: argparse.Namespace, out: TextIO) -> None:
    acts = {"contenu": app.coordination.publish_content, "confiance": app.coordination.publish_trust}
    if options.quoi not in acts:
        raise UsageError("Publiez un contenu ou une liste de confiance : mediateur reseau publier contenu FICHIER.")
    shelf = acts[options.quoi](options.fichier)
    raw = {"contenu": shelf.content or None, "confiance": shelf.trust or None}
    tell_answer(raw, [french(f"Publié : {options.fichier.name}.")], out, as_json=options.json)


def _account(one: Account) -> dict[str, Any]:
    expires = one.expires and one.expires.isoformat()
    place = {"territoire": one.territory, "nom_du_territoire": one.label}
    return {"compte": one.name, **place, "invitation_jusqu_au": expires}


VERBS = {
    "inviter": _invite,
    "comptes": _accounts,
    "fermer": _close,
    "recevoir": _receive,
    "chiffres": _figures,
    "lieux": _places,
    "publier": _publish,
}
