"""Passwords, keys and notes: in no log, no trace, no message, no temporary file, no command line, whatever fails."""

from __future__ import annotations

import argparse
import datetime as dt
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from mediateur import log
from mediateur.cli import _record
from mediateur.cli.words import parser as command_line
from mediateur.errors import MediateurError
from mediateur.online.kinto_accounts import KintoServer
from mediateur.trust import locked
from mediateur.trust.account_secrets import AccountSecrets
from mediateur.trust.keys import key_id
from mediateur.usecases.register.handover import Handover
from tests.hostile import samples
from tests.hostile.parsers_machine import Pretended
from tests.traces import own_machine, traces
from tests.usecases.register.offices import Office

ROOT = Path(__file__).resolve().parents[2]
PASSWORD, PASSPHRASE, SPOKEN, SECRET = (
    *("mot de passe canari du registre", "phrase canari de la clé secrète", "phrase canari dite de vive voix"),
    "canari-0123456789abcdef",
)
NOTE, STOPPED = "Reviendra canari avec sa carte", "Son numéro est le 06 39 98 00 01, canari"
SECRETS = (PASSWORD, PASSPHRASE, SPOKEN, SECRET)


pytestmark = pytest.mark.usefixtures("same_logger")


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """Return every place of a machine of its own where something might be left."""
    return own_machine(tmp_path, monkeypatch)


def told(error: BaseException) -> str:
    """Return all that an error says, to whoever it is told, with what it comes from."""
    causes = [error]
    while (after := causes[-1].__cause__ or causes[-1].__context__) is not None:
        causes.append(after)
    said = [f"{one} {one!r} {one.args} {getattr(one, 'detail', '')}" for one in causes]
    return " ".join(said)


def test_working_with_secrets_leaves_none_of_them_in_clear(rooms: tuple[Path, ...], tmp_path: Path) -> None:
    """A register, a key, a shared account, a register handed over; each with a wrong password as well."""
    folder = tmp_path / "donnees"
    log.start(folder)
    trace = log.watch_crashes(folder)
    office = Office(folder, dt.date(2026, 11, 29))
    office.enrol("Médiateur 1")
    office.register.protect(PASSWORD, PASSWORD)
    office.register.copies.make()
    Handover(office.register.desk).hand_over(tmp_path / "x.registre", SPOKEN, SPOKEN)
    office.registry.close()
    app = samples.filled_app(folder)
    own = app.organisations.make("Organisme A", PASSPHRASE, dt.date(2026, 11, 29))
    seed = app.organisations.signing_key(PASSPHRASE).seed
    kept = AccountSecrets(folder, portable=True)
    kept.keep("partage", SECRET, PASSPHRASE)
    app.backups.make()
    errors = []
    for wrong in (
        lambda: app.organisations.safe.fetch(key_id(own.key.public), PASSWORD),
        lambda: kept.fetch("partage", PASSWORD),
        lambda: Office(folder).register.unlock(PASSPHRASE),
        lambda: Handover(office.register.desk).open(tmp_path / "x.registre", PASSWORD),
    ):
        with pytest.raises(Exception) as caught:
            wrong()
        errors.append(told(caught.value))
        _record(caught.value, folder)  # type: ignore[arg-type]
    app.close()
    if trace:
        trace.close()
    assert not [one for one in errors for secret in SECRETS if secret in one]
    assert traces((*SECRETS, seed.hex()), tmp_path, *rooms) == []
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and seed in path.read_bytes()]


def test_a_note_is_in_the_journal_and_nowhere_else_and_one_that_is_stopped_is_nowhere(
    rooms: tuple[Path, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "donnees"
    log.start(folder)
    app = samples.filled_app(folder)
    one = msgspec.structs.replace(samples.ENCOUNTER, id="b" * 32, origin="", place="")
    app.sessions.add(one, NOTE)
    with pytest.raises(MediateurError) as caught:
        app.sessions.add(msgspec.structs.replace(one, id="c" * 32), STOPPED)
    _record(caught.value, folder)
    app.backups.make()
    app.exchange.write(tmp_path / "cle.mediateur")
    app.close()
    assert "canari" not in told(caught.value)
    found = traces((NOTE, STOPPED), tmp_path, *rooms)
    assert found == [f"{folder / 'mediateur.sqlite'}: {NOTE}"]


def test_a_server_that_repeats_the_secret_has_it_told_nowhere() -> None:
    """Whatever it answers: what went wrong is told by our own words, never by its."""
    errors = []
    for status in (200, 301, 400, 401, 403, 404, 412, 413, 429, 500):
        data = f'{status}\netag: {SECRET}\nretry-after: {SECRET}\nlocation: {SECRET}\n\n{{"data": "{SECRET}"}}'.encode()
        server = KintoServer("b", "a", Pretended(data))  # type: ignore[arg-type]
        for ask in (server.whoami, server.accounts, lambda: server.latest("x"), lambda: server.change_password(SECRET)):  # noqa: B023
            try:
                ask()
            except MediateurError as error:
                errors.append(f"{error} {error!r} {error.detail}")
    assert len(errors) > 20
    assert not [one for one in errors if SECRET in one]


def test_an_error_that_quotes_a_secret_is_recorded_without_it(tmp_path: Path) -> None:
    def fail(password: str) -> None:
        raise ValueError(f"cannot open with {password}")

    with pytest.raises(ValueError, match="canari") as caught:
        fail(PASSWORD)
    _record(caught.value, tmp_path)
    written = (tmp_path / log.FILE).read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "test_secrets.py" in written
    assert "canari" not in written


FALL = f"""
import faulthandler, sys
from pathlib import Path
from mediateur import log
kept = log.watch_crashes(Path(sys.argv[1]))
def opened(password):
    faulthandler._sigabrt()
opened({PASSWORD!r})
"""


def test_the_trace_of_a_fall_holds_no_value(tmp_path: Path) -> None:
    script = tmp_path / "essai.py"
    script.write_text(FALL, encoding="utf-8")
    folder = tmp_path / "donnees"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, str(script), str(folder)], check=False, capture_output=True, env={"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode
    assert "in opened" in (folder / log.CRASH_FILE).read_text(encoding="utf-8")
    assert traces((PASSWORD,), folder) == []
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("core")] == []


def options(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield every option and argument of a command line, those of its verbs included."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from options(below)


def test_no_secret_is_ever_typed_on_a_command_line() -> None:
    """Any account of a machine can read the words of a process: those are asked for, or read from the input."""
    secret = re.compile(r"mot.de.passe|phrase|secret", re.IGNORECASE)
    found = [one for one in options(command_line()) if secret.search(f"{one.option_strings} {one.dest}")]
    assert len(found) > 5
    assert [one.option_strings for one in found if one.nargs != 0] == []


def test_what_is_locked_says_nothing_of_what_it_holds() -> None:
    data = locked.lock(SECRET.encode(), PASSPHRASE)
    assert SECRET.encode() not in data
    assert PASSPHRASE.encode() not in data
    with pytest.raises(locked.WrongPassphraseError) as caught:
        locked.unlock(data, PASSWORD)
    assert "canari" not in told(caught.value)
