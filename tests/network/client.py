"""A machine that sends, as a process of its own, to be killed: `python -m tests.network.client`, told on its input."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from mediateur.journal.network import About
from mediateur.online.kinto_accounts import opened
from mediateur.store.opening import open_store
from mediateur.usecases.network.sending import Sending


def main() -> None:
    """Send what waits in a journal, and say so."""
    told = json.loads(sys.stdin.readline())
    now = dt.datetime.fromisoformat(told["now"])
    store = open_store(Path(told["folder"]), "journal.sqlite")
    sending = Sending(
        store,
        lambda joined: opened(told["server"], joined.bucket, joined.account, told["secret"]),
        lambda: About("1.0", "2026.1", now.date()),
        lambda: now,
    )
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sending.go(asked=True)


if __name__ == "__main__":
    main()
