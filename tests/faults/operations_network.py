"""Sending what is shared, to a server that speaks HTTP on the loopback (`SERVER` says where, in a file of `SOURCE`)."""

from __future__ import annotations

from pathlib import Path

from mediateur.journal.encounter import Count
from mediateur.journal.network import Joined
from mediateur.trust.account_secrets import AccountSecrets
from mediateur.usecases.network.joining import name_of
from mediateur.usecases.recording.closing import Closing
from mediateur.usecases.recording.corrections import Entry
from tests.faults.operations import DATA, READY, SOURCE, Acting, Operation, app_of, fill, with_journal
from tests.network.simulated import BUCKET
from tests.network.stories import SHARE

SERVER, ACCOUNT, SECRET = "serveur.txt", "c-1", "secret"


def _prepare(root: Path) -> None:
    with_journal(root)
    app = app_of(root)
    fill(app, 13)
    fill(app, 25)
    app.close()


def _send(root: Path) -> Acting:
    app = app_of(root)
    app.warm()
    address = (root / SOURCE / SERVER).read_text()
    joined = Joined(address, BUCKET, ACCOUNT, SHARE.since, share=SHARE)
    AccountSecrets(root / DATA).keep(name_of(joined), SECRET)
    with app.open_store().begin() as work:
        work.link.join(joined)
        work.commit()
    yield READY
    app.network.send()
    yield "envoyé"
    before = app.corrections.get("seance-3")
    closing = Closing(persons=7, outcomes=(Count(code="activee", n=7),))
    app.corrections.correct(before, Entry(before.when, None, closing), "saisie", notes=False)
    yield "corrigée"
    app.network.send()
    yield "correction envoyée"


SENDING = Operation(
    "envoyer", "envoyer au réseau", _prepare, _send, by_opening=frozenset({"envoyé", "correction envoyée"})
)
