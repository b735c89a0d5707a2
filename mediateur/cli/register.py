"""The commands of the register: its list, its figures, and all that is held of a mediator."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from mediateur import paths
from mediateur.app import App
from mediateur.cli import asking, register_exchange, register_keeping
from mediateur.content.text import french
from mediateur.errors import MediateurError, UsageError
from mediateur.training.figures import Group, RegisterFigures
from mediateur.training.listing import PersonRow, Query
from mediateur.training.register import ROLES, STATUSES, Role, Status

if TYPE_CHECKING:
    from mediateur.usecases.register.register import Register

MAKING = frozenset({"importer", "reprendre", "restaurer"})
E = TypeVar("E", Role, Status)
COUNTED = {
    "inscrits": "people",
    "formes": "trained",
    "attestes": "certified",
    "actifs": "active",
    "en_formation": "in_training",
    "expires": "expired",
    "formateurs": "trainers",
    "effaces": "erased",
}


def act(options: argparse.Namespace, out: TextIO) -> int:
    """Do what a verb says; return the exit status."""
    verb = options.command.removeprefix("registre-")
    if verb not in VERBS | OTHERS:
        raise UsageError("Dites ce qu’il faut faire : mediateur registre liste, chiffres, importer… ; ou --aide.")
    app = App(paths.data_folder(options.dossier), practice=options.entrainement)
    try:
        register = _opened(app, options, makes=verb in MAKING)
        if verb in OTHERS:
            return OTHERS[verb](app, options, out)
        VERBS[verb](register, options, out)
    finally:
        app.close()
    return 0


def _opened(app: App, options: argparse.Namespace, *, makes: bool) -> Register:
    """Return the register, its password given. MediateurError where there is none and the verb does not need one."""
    register = app.register
    if not makes and not app.register_file.exists():
        raise MediateurError(
            "Il n’y a pas encore de registre ici.",
            "Rien n’a été créé.",
            french("Commencez-le dans Formation, « Suivre »."),
        )
    if register.is_locked:
        register.unlock(_password(options))
    return register


def _password(options: argparse.Namespace) -> str:
    """Return the password, typed without being shown, or read from the standard input when that was asked for."""
    if options.mot_de_passe:
        return asking.line()
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("Le registre est protégé : ajoutez --mot-de-passe, et donnez le mot de passe sur l’entrée.")
    return asking.secret("Mot de passe du registre : ")


def _list(register: Register, options: argparse.Namespace, out: TextIO) -> None:
    query = Query(
        text=options.texte,
        territory=options.territoire,
        role=_code(Role, options.role, "--role") if options.role else None,
        statuses=(_code(Status, options.situation, "--situation"),) if options.situation else (),
    )
    rows = [*_every(register, query)]
    if options.json:
        print(json.dumps([_as_json(row) for row in rows], ensure_ascii=False, indent=1), file=out)
        return
    for row in rows:
        print(" ; ".join(filter(None, _words(row))), file=out)
    print(f"{len(rows)} {'médiateurs' if len(rows) > 1 else 'médiateur'}", file=out)


def _code(codes: type[E], word: str, option: str) -> E:
    try:
        return codes(word)
    except ValueError as error:
        raise UsageError(f"{option} attend un code : {', '.join(codes)}.") from error


def _every(register: Register, query: Query) -> Iterator[PersonRow]:
    start, total = 0, 1
    while start < total:
        page = register.people.page(query, start)
        yield from page.rows
        start, total = start + len(page.rows), page.total


def _words(row: PersonRow) -> tuple[str, ...]:
    trained = f"formé le {row.trained:%d/%m/%Y}" if row.trained else ""
    until = f"attesté jusqu’au {row.expires:%d/%m/%Y}" if row.expires else ""
    return (str(row.number), row.name, ROLES[row.role], row.territory, trained, until, STATUSES[row.position.status])


def _as_json(row: PersonRow) -> dict[str, Any]:
    return {
        "numero": row.number,
        "nom": row.name,
        "role": row.role,
        "structure": row.structure,
        "territoire": row.territory,
        "forme_le": row.trained.isoformat() if row.trained else None,
        "attestation": row.certificate or None,
        "attestation_jusqu_au": row.expires.isoformat() if row.expires else None,
        "situation": row.position.status,
        "actif": row.is_active,
    }


def _figures(register: Register, options: argparse.Namespace, out: TextIO) -> None:
    shown = register.figures.dashboard()
    if options.json:
        print(json.dumps(_figures_as_json(shown), ensure_ascii=False, indent=1), file=out)
        return
    for title, groups in (("Tous", (shown.whole,)), ("Par territoire", shown.territories), ("Par rôle", shown.roles)):
        print(title, file=out)
        for group in groups:
            print(f"  {_named(title, group)}{_counts(group)}", file=out)


def _named(title: str, group: Group) -> str:
    if title == "Tous":
        return ""
    name = ROLES[Role(group.name)] if title == "Par rôle" else group.name
    return french(f"{name or 'Non communiqué'} : ")


def _counts(group: Group) -> str:
    return ", ".join(
        f"{getattr(group, field)} {name.replace('_', ' ')}"
        for name, field in (
            ("inscrits", "people"),
            ("formés", "trained"),
            ("attestés", "certified"),
            ("actifs", "active"),
            ("en formation", "in_training"),
            ("expirés", "expired"),
        )
    )


def _figures_as_json(shown: RegisterFigures) -> dict[str, Any]:
    return {
        "jour": shown.day.isoformat(),
        "ensemble": _group(shown.whole),
        "territoires": {group.name: _group(group) for group in shown.territories},
        "roles": {group.name: _group(group) for group in shown.roles},
        "a_renouveler_par_mois": dict(shown.expiring),
        "renouvelees_par_mois": dict(shown.renewed),
        "objectif": shown.target.people or None,
        "echeance": shown.target.day.isoformat() if shown.target.day else None,
    }


def _group(group: Group) -> dict[str, int]:
    return {name: getattr(group, field) for name, field in COUNTED.items()}


def _export(register: Register, options: argparse.Namespace, out: TextIO) -> None:
    row = next((row for row in _every(register, Query()) if row.number == options.numero), None)
    if row is None:
        raise UsageError(f"Le registre n’a pas de médiateur n° {options.numero}.")
    privacy = register.privacy
    told = privacy.access_json(row.id) if options.json else privacy.access(row.id)
    if options.sortie is None:
        print(told, file=out)
        return
    try:
        paths.write_whole(options.sortie, f"{told}\n".encode())
    except OSError as error:
        raise MediateurError(
            f"Impossible d’écrire {options.sortie.name}.",
            "Rien n’a changé.",
            "Choisissez un autre fichier.",
            str(error),
        ) from error


OTHERS = {**register_exchange.VERBS, **register_keeping.VERBS}
VERBS = {"liste": _list, "chiffres": _figures, "exporter": _export}
