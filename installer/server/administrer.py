"""Prepare and administer the server of a department, from the server itself, with the Python of Kinto's environment.

    administrer.py configurer --departement 33 --hote partage.example.org --base URL > kinto.ini
    administrer.py -c kinto.ini preparer          # tables, collections, schema, groups, rights; again is harmless
    administrer.py -c kinto.ini coordinateur NAME # a new coordinator, or a new password, in NAME.mediateur-invitation
    administrer.py -c kinto.ini retirer NAME      # a coordinator, or any account, goes; records stay

Nothing listens here: Kinto is loaded in this process, with rights that its settings give to this process alone. So the
server has no administrator's account that could be guessed, or made again by a coordinator.
"""

from __future__ import annotations

import argparse
import base64
import datetime as dt
import json
import os
import secrets
import string
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import invitation

HERE = Path(__file__).resolve().parent
COORDINATORS, MEDIATORS, DAYS = "coordinateurs", "mediateurs", 14
RIGHTS = [
    f"{kind}_{right}" for kind in ("bucket", "group", "collection", "account") for right in ("create", "read", "write")
]
# Kinto dates a record when it writes it, not when others can see it. Two writers at once may be seen in another order
# than that of their dates, and a coordinator who asks for what changed since the last date that he saw would miss a
# record for ever. Here one transaction at a time writes to a collection: dates follow the order of what is seen. And
# nobody chooses the date of a record, past (it would never be received) or far away (nothing could follow it).
# PostgreSQL fires triggers by name: this one comes before « tgr_objects_last_modified », which gives the date.
ONE_WRITER = """
CREATE OR REPLACE FUNCTION mediateur_one_writer() RETURNS trigger AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.parent_id, 0));
    NEW.last_modified := NULL;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;
CREATE OR REPLACE TRIGGER mediateur_one_writer BEFORE INSERT OR UPDATE OF data ON objects
    FOR EACH ROW WHEN (NEW.resource_name = 'record') EXECUTE FUNCTION mediateur_one_writer();
"""
# What the cache holds is written at each request and is worth nothing after a power cut, nor in a copy.
CACHE = "ALTER TABLE cache SET UNLOGGED"


class Inside:
    """Kinto in this process, to which this process may do anything."""

    def __init__(self, ini: Path) -> None:
        # What libraries say to their own developers.
        warnings.simplefilter("ignore")
        import kinto
        import plaster

        told = plaster.get_loader(str(ini), protocols=["wsgi"]).get_wsgi_app_settings(defaults={"http_port": "0"})
        given = {f"kinto.{right}_principals": "system.Authenticated" for right in RIGHTS}
        self.bucket = told["mediateur.bucket"]
        self.address = f"{told['kinto.http_scheme']}://{told['kinto.http_host']}"
        self._app = kinto.main({"command": "migrate"}, **{**told, **given, "multiauth.policies": "basicauth"})
        self._as = "Basic " + base64.b64encode(f"ici:{secrets.token_hex()}".encode()).decode()

    def migrate(self) -> None:
        """Make the tables, or bring them to the version of this Kinto; then what keeps dates in order."""
        registry = self._app.registry
        for backend in (registry.storage, registry.permission, registry.cache):
            backend.initialize_schema()
        with registry.storage.client.connect(force_commit=True) as connection:
            connection.connection().exec_driver_sql(ONE_WRITER)
        with registry.storage.client.connect(force_commit=True) as connection:
            connection.connection().exec_driver_sql(CACHE)

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None, *fine: int) -> dict[str, Any]:
        """Send one request; return its answer. SystemExit, with what Kinto said, when it fails but for `fine`."""
        from webob import Request

        headers = {"Authorization": self._as, "Content-Type": "application/json"}
        sent = json.dumps(body).encode() if body is not None else b""
        answer = Request.blank(f"/v1{path}", method=method, headers=headers, body=sent).get_response(self._app)
        if answer.status_code >= 400 and answer.status_code not in fine:
            sys.exit(f"{method} {path} : {answer.status} {answer.text}")
        return dict(answer.json) if answer.body else {}


def prepare(inside: Inside) -> None:
    """Make all that a department needs, or put its rights and its schema back as they should be; members stay."""
    inside.migrate()
    bucket, groups = f"/buckets/{inside.bucket}", f"/buckets/{inside.bucket}/groups"
    readers, writers = f"{groups}/{COORDINATORS}", f"{groups}/{MEDIATORS}"
    nobody: dict[str, list[str]] = {"read": [], "write": [], "collection:create": [], "group:create": []}
    inside.ask("PUT", bucket, {"data": {}, "permissions": nobody})
    for group, writer in ((COORDINATORS, []), (MEDIATORS, [readers])):
        members = inside.ask("GET", f"{groups}/{group}", None, 404).get("data", {}).get("members", [])
        body = {"data": {"members": members}, "permissions": {"read": [readers], "write": writer}}
        inside.ask("PUT", f"{groups}/{group}", body)
    schema = json.loads((HERE / "schema.json").read_text(encoding="utf-8"))
    rights = {"record:create": [writers], "read": [readers], "write": []}
    inside.ask("PUT", f"{bucket}/collections/journal", {"data": {"schema": schema}, "permissions": rights})
    for name in ("contenu", "confiance"):
        shared = {"record:create": [], "read": [readers, writers], "write": [readers]}
        inside.ask("PUT", f"{bucket}/collections/{name}", {"data": {}, "permissions": shared})


def coordinator(inside: Inside, name: str) -> str:
    """Make a coordinator, or give one a new password; return the password."""
    password = secrets.token_urlsafe(24)
    inside.ask("PUT", f"/accounts/{name}", {"data": {"password": password}})
    _members(inside, COORDINATORS, lambda members: {*members, f"account:{name}"})
    return password


def invite(inside: Inside, name: str, inviting: str) -> str:
    """Make a coordinator, or let one in again, and return the invitation; `inviting` says who invites."""
    password, last = coordinator(inside, name), dt.date.today() + dt.timedelta(days=DAYS)
    return invitation.of_coordinator(inside.address, inside.bucket, name, password, inviting, last)


def remove(inside: Inside, name: str) -> None:
    """Take an account away, from its groups first, with the rights that it had; what it wrote stays."""
    for group in (COORDINATORS, MEDIATORS):
        _members(inside, group, lambda members: members - {f"account:{name}"})
    inside.ask("DELETE", f"/accounts/{name}", None, 404)
    prepare(inside)


def configure(department: str, host: str, database: str, scheme: str) -> str:
    """Return kinto.ini for a department, with secrets of its own."""
    values = {"bucket": f"mediateur-{department.lower()}", "host": host, "scheme": scheme}
    values |= {"database": database.replace("%", "%%"), "secret": secrets.token_hex(32)}
    return string.Template((HERE / "kinto.ini").read_text(encoding="utf-8")).substitute(values)


def _members(inside: Inside, group: str, change: Any) -> None:
    path = f"/buckets/{inside.bucket}/groups/{group}"
    members = set(inside.ask("GET", path)["data"]["members"])
    if change(members) != members:
        inside.ask("PATCH", path, {"data": {"members": sorted(change(members))}})


def main(words: list[str]) -> int:
    """Do what the command line asks."""
    asked = _parser().parse_args(words)
    if asked.verb == "configurer":
        sys.stdout.write(configure(asked.departement, asked.hote, asked.base, asked.protocole))
        return 0
    inside = Inside(asked.c)
    if asked.verb == "preparer":
        prepare(inside)
    if asked.verb == "coordinateur":
        with _out(asked.fichier) as out:  # before the account is made, whose password nothing else would tell
            print(invite(inside, asked.nom, asked.de), file=out)
    if asked.verb == "retirer":
        remove(inside, asked.nom)
    return 0


@contextmanager
def _out(path: Path | None) -> Iterator[TextIO]:
    """Give where an invitation goes: a file that is made for this account alone, else what is shown.

    SystemExit where something has that name: another account may have put it there, to read what it will hold.
    """
    if path is None:
        yield sys.stdout
        return
    try:
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise SystemExit(
            f"{path} ne s’écrit pas ({error.strerror}) : donnez un nom que rien ne porte encore."
        ) from error
    try:
        with os.fdopen(made, "w", encoding="ascii") as file:
            yield file
    except BaseException:
        path.unlink()
        raise


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Prépare et administre le serveur de partage d’un département.")
    parser.add_argument("-c", type=Path, default=Path("kinto.ini"), help="le fichier de réglages de Kinto")
    verbs = parser.add_subparsers(dest="verb", required=True)
    made = verbs.add_parser("configurer", help="écrit les réglages de Kinto, avec des secrets neufs")
    made.add_argument("--departement", required=True)
    made.add_argument("--hote", required=True, help="le nom du serveur vu d’internet")
    made.add_argument("--base", required=True, help="l’adresse de la base PostgreSQL")
    made.add_argument("--protocole", default="https", choices=("https", "http"))
    verbs.add_parser("preparer", help="tables, collections, schéma, groupes et droits")
    led = verbs.add_parser("coordinateur", help="crée un compte de coordination, et donne son invitation")
    led.add_argument("nom", help="le nom du compte : lettres minuscules, chiffres et tirets")
    led.add_argument("--de", default="Votre département", help="qui invite, en toutes lettres")
    led.add_argument("--fichier", type=Path, help="où écrire l’invitation ; sans cela, elle est affichée")
    verbs.add_parser("retirer", help="ferme un compte").add_argument("nom")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
