"""What this machine reads of itself and of a server: settings, rules, keys, answers, a version file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from mediateur import policy, settings
from mediateur.journal.network import Account, Write
from mediateur.online.answers import Answer
from mediateur.online.kinto_accounts import KintoServer
from mediateur.settings import Settings
from mediateur.usecases.program import updates
from tests.hostile.parsers_content import JSON_WORDS
from tests.hostile.samples import answer
from tests.hostile.table import Ground, Parser
from tests.network.records import a_record

RECORD = "0123456789abcdef0123456789abcdef"
ADDRESS_WORDS = (b"https://[", b"https://a:99999/", b"https://\\u0000", b"http://", b"//", b"\\\\serveur\\partage")
SETTINGS = json.dumps(
    Settings(
        theme="sombre", former={"a": "b"}, printed={"guide": 2}, copied_to=("/ailleurs",), closing_month="2026-01",
        spreadsheets={"0123456789abcdef": "0=date 1=personnes"}, backup_folder="/sauvegardes", goal=12, goal_year=2026,
    )._asdict(),
    default=dict,
).encode()  # fmt: skip
RULES = json.dumps(
    {
        "theme": "sombre", "taille_texte": 125, "lieux": [{"nom": "Mairie", "insee": "35238"}], "sans_notes": True,
        "conservation_mois_max": 12, "registre_mois_max": 24, "notes_jours_max": 7, "seuil_partage": 20,
        "dossier_sauvegardes": "/sauvegardes", "proxy": "http://proxy:3128", "sans_verification_version": False,
        "adresse_version": "https://exemple.fr/version.json",
    }
).encode()  # fmt: skip


def _settings(data: bytes, ground: Ground) -> None:
    """Open a machine whose settings were tampered with: it works, and keeps them again."""
    from mediateur.app import App

    folder = ground.root / "regles"
    folder.mkdir(exist_ok=True)
    (folder / settings.FILE).write_bytes(data)
    loaded = settings.load(folder)
    settings.save(folder, loaded)
    if settings.load(folder) != loaded:
        raise AssertionError("settings that are not read as they were kept")
    _use(App(folder))


def _use(app: object) -> None:
    """Ask what the window asks of settings when it opens."""
    from mediateur.app import App

    assert isinstance(app, App)
    _ = app.backups.folder, app.backups.last, app.updates.address, app.updates.what_is_sent, app.policy.notice
    app.backups._vault.usual_folder  # noqa: B018 - a property that may raise
    from mediateur.store import backups

    backups.all_copies(app.backups.folder)
    [Path(folder).is_dir() for folder in app.preferences.current.copied_to]
    app.fetching.due()


def _rules(data: bytes, ground: Ground) -> None:
    """Open a machine whose administrator's file was tampered with."""
    from mediateur.app import App

    file = ground.file(data, policy.FILE)
    read = policy.load(file)
    str(read.notice).encode()
    read.over(read.first())
    app = App(ground.root / "regie")
    app.policy = read
    app.preferences = type(app.preferences)(app.folder, read)
    _use(app)


def _content_keys(data: bytes, ground: Ground) -> None:
    """Read the keys that are trusted for content, from a file that was tampered with."""
    from mediateur.trust.content_keys import FILE, ContentKeys

    (ground.root / FILE).write_bytes(data)
    for key in ContentKeys(ground.root).all():
        f"{key.name} {key.fingerprint}".encode()


def _own(data: bytes, ground: Ground) -> None:
    """Read which organisation is that of this machine."""
    from mediateur.usecases.attestations.organisation import OWN, Organisations

    folder = ground.root / "organisme"
    folder.mkdir(exist_ok=True)
    (folder / OWN).write_bytes(data)
    Organisations(folder).own()


def _version_file(data: bytes, _ground: Ground) -> None:
    """Read a version file that an address gave."""
    told = updates.compared(updates.read(data), "0.1.0")
    f"{told.title}{told.text}{told.notes}{updates.host(told.notes)}".encode()


class Pretended:
    """A server that answers the same to all that is asked: a status, headers, a body."""

    def __init__(self, data: bytes) -> None:
        head, _, self._body = data.partition(b"\n\n")
        status, *lines = head.decode("latin-1").split("\n")
        self._status = int(status) if status.isascii() and status.isdigit() and len(status) < 5 else 200
        pairs = (line.partition(": ") for line in lines)
        self._headers = {name.lower(): value for name, _, value in pairs}

    def ask(self, _method: str, _path: str, _body: bytes, _headers: Mapping[str, str]) -> Answer:
        return Answer(self._status, self._headers, self._body)

    def identify(self, _account: str, _secret: str) -> None:
        """Nothing changes."""

    def close(self) -> None:
        """Nothing is left."""


def _answers(data: bytes, ground: Ground) -> None:
    """Ask a hostile server all that is asked of one, and keep what it says that machines shared."""
    from mediateur.errors import MediateurError

    server = KintoServer("b", "a", Pretended(data))  # type: ignore[arg-type]
    asked = (
        server.whoami,
        lambda: server.put_many([Write(RECORD, {}, "")]),
        lambda: server.get_many([RECORD]),
        lambda: server.latest_name("contenu"),
        lambda: server.latest("contenu"),
        lambda: server.change_password("x" * 20),
        server.accounts,
        lambda: server.create_account(Account("c", "isere", None), "y" * 20),
        lambda: server.close_account("c"),
        lambda: _take(server, ground),
    )
    refused = None
    for ask in asked:
        try:
            ask()
        except MediateurError as error:
            refused = error
    if refused is not None:
        raise refused


def _take(server: KintoServer, ground: Ground) -> None:
    from mediateur.usecases.coordination.receiving import settled

    page = server.changes("", 500)
    settled(page)
    with ground.app.open_consolidation().begin() as work:
        work.consolidation.take(page.records, page.cursor)
        work.commit()
    ground.app.coordination.machines()
    ground.app.coordination.counters()


def _records() -> tuple[bytes, ...]:
    from mediateur.journal.leaving import from_fields, id_of

    record = a_record()
    record |= {"id": id_of(from_fields(record)), "last_modified": 1764424800001, "schema": 1}
    part = {"status": 200, "path": "/", "headers": {"ETag": '"1764424800001"'}, "body": {"data": record}}
    named = {"name": "2026.12.1", "data": "AAAA", "last_modified": 1764424800001, "id": RECORD}
    return (
        answer({"data": [record]}, next_page="https://x/"),
        answer({"responses": [part]}),
        answer({"data": [named]}),
        answer({"data": {"members": ["account:c"], "id": "g"}}),
        answer({"user": {"id": "account:a", "principals": ["/buckets/b/groups/mediateurs"]}}),
        answer({"http_api_version": "1.22"}, 401, retry_after="Sun, 29 Nov 2026 11:00:00 GMT", backoff="12"),
        answer({}, 412),
    )


MACHINE: tuple[Parser, ...] = (
    Parser(
        "réglages", ("mediateur.settings",), lambda: (SETTINGS, b"{}"), _settings, words=(*JSON_WORDS, *ADDRESS_WORDS)
    ),
    Parser(
        "règles de l’administrateur",
        ("mediateur.policy",),
        lambda: (RULES, b"{}"),
        _rules,
        words=(*JSON_WORDS, *ADDRESS_WORDS, b'"adresse_version": "https://["', b"%APPDATA%", b"~x"),
    ),
    Parser(
        "clés de contenu",
        ("mediateur.trust.content_keys",),
        lambda: (json.dumps([{"nom": "Coordination", "cle": "ab" * 32}]).encode(), b"[]"),
        _content_keys,
        words=(*JSON_WORDS, b'"nom": 5', b'"cle": 5'),
    ),
    Parser("organisme de ce poste", ("mediateur.usecases.attestations.organisation",), lambda: (b"ab" * 8, b""), _own),
    Parser(
        "fichier de version",
        ("mediateur.usecases.program.updates",),
        lambda: (b'{"version": "1.2.3", "notes": "https://exemple.fr/nouveautes"}',),
        _version_file,
        words=(*JSON_WORDS, *ADDRESS_WORDS),
    ),
    Parser(
        "réponses d’un serveur",
        ("mediateur.online.answers", "mediateur.online.kinto", "mediateur.journal.leaving"),
        _records,
        _answers,
        words=(*JSON_WORDS, b"\n", b"etag: ", b'"deleted": true', b'"status": 401', b'"last_modified": -1', b"1" * 30),
    ),
)
