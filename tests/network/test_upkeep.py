"""What the administrators of a department's server run: copies and their return, limits, preparing it again."""

from __future__ import annotations

import configparser
import datetime as dt
import os
import re
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediateur.trust import invitation
from tests.network.kinto import SERVER
from tests.network.network import DATABASE, Account, Network, at
from tests.network.postgres import binaries, free_port, until
from tests.network.records import a_record, an_id


def script(network: Network, name: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a script of the server against the PostgreSQL of the tests."""
    reached = {
        "PGHOST": "127.0.0.1",
        "PGPORT": str(network.postgres.port),
        "PGUSER": "postgres",
        "PGDATABASE": DATABASE,
    }
    path = f"{binaries()}{os.pathsep}{os.environ['PATH']}"
    environment = {**reached, "PATH": path, "LC_ALL": "C.UTF-8", "MEDIATEUR_SAUVEGARDES": "2"}
    return subprocess.run([SERVER / name, *words], env=environment, capture_output=True, text=True, check=False)


def put(network: Network, by: Account) -> str:
    record = an_id()
    path = f"{network.records}/{record}"
    assert network.ask("PUT", path, by, {"data": a_record()}, {"If-None-Match": "*"}).status_code == 201
    return record


def test_a_power_cut_loses_nothing_and_a_copy_comes_back_whole(own_network: Network, tmp_path: Path) -> None:
    network = own_network
    mediator = network.mediator()
    kept = [put(network, mediator) for _ in range(3)]
    network.postgres.stop(signal.SIGQUIT)
    network.postgres.start()
    until(network.kinto.answers, "Kinto does not come back by itself after a power cut of its database")
    copied = script(network, "sauvegarder.sh", str(tmp_path / "copies"))
    assert copied.returncode == 0, copied.stderr
    copy = Path(copied.stdout.strip())
    lost = put(network, mediator)

    used = script(network, "restaurer.sh", str(copy))
    assert used.returncode == 1 and "sert encore" in used.stderr
    network.kinto.stop()
    cut = tmp_path / "coupée"
    cut.write_bytes(copy.read_bytes()[:-2000])
    for bad in (cut, tmp_path / "absente"):
        refused = script(network, "restaurer.sh", str(bad))
        assert refused.returncode == 1 and "Rien n’a été changé" in refused.stderr
    done = script(network, "restaurer.sh", str(copy))
    assert done.returncode == 0, done.stderr
    network.kinto.start()

    seen = network.ask("GET", network.records, network.coordinator()).json()["data"]
    assert {record["id"] for record in seen} == set(kept)
    assert network.ask("GET", f"{network.records}/{lost}", mediator).status_code == 403
    assert put(network, mediator)
    assert network.sql("SELECT count(*) FROM pg_trigger WHERE tgname = 'mediateur_one_writer'") == "1"


def test_only_the_newest_copies_are_kept(network: Network, tmp_path: Path) -> None:
    for day in (1, 2, 3):
        (tmp_path / f"mediateur-2020010{day}T000000Z.sauvegarde").write_bytes(b"")
    (tmp_path / "autre").write_bytes(b"")
    copied = script(network, "sauvegarder.sh", str(tmp_path))
    newest = Path(copied.stdout.strip()).name
    assert {file.name for file in tmp_path.iterdir()} == {newest, "mediateur-20200103T000000Z.sauvegarde", "autre"}


def test_preparing_again_changes_nothing_that_serves(network: Network) -> None:
    mediator, coordinator = network.mediator(), network.coordinator()
    record = put(network, mediator)
    network.administer("preparer")
    assert put(network, mediator)
    assert network.ask("GET", f"{network.records}/{record}", coordinator).status_code == 200


def test_a_coordinator_is_invited_again(network: Network, tmp_path: Path) -> None:
    first = network.another_coordinator()
    assert network.ask("GET", network.records, first).status_code == 200
    file = tmp_path / "équipe.mediateur-invitation"
    network.administer("coordinateur", first.name, "--de", "Conseil départemental", "--fichier", str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    invited = invitation.read_file(file.read_bytes(), dt.date.today())
    assert (invited.server, invited.bucket) == (network.server, network.bucket)
    assert (invited.role, invited.name) == (invitation.Role.COORDINATOR, "Conseil départemental")
    assert dt.timedelta(days=13) <= invited.expires - dt.date.today() <= dt.timedelta(days=14)
    again = Account(invited.account, invited.secret)
    assert network.ask("GET", network.records, first).status_code == 401
    assert network.ask("GET", network.records, again).status_code == 200


def test_an_invitation_is_written_over_nothing_that_is_there(network: Network, tmp_path: Path) -> None:
    """Else who made the file first, or a link in its place, would read a secret that works."""
    first = network.another_coordinator()
    there, link = tmp_path / "là", tmp_path / "lien"
    there.write_bytes(b"")
    link.symlink_to(tmp_path / "ailleurs")
    for file in (there, link):
        with pytest.raises(AssertionError, match="ne s’écrit pas"):
            network.administer("coordinateur", first.name, "--fichier", str(file))
    assert there.read_bytes() == b""
    assert not (tmp_path / "ailleurs").exists()
    assert network.ask("GET", network.records, first).status_code == 200, "its password is still the same"


def test_every_process_forgets_a_password_at_once(network: Network) -> None:
    """Kinto remembers a verified password, longer at each use: its cache must be one for all processes."""
    other = network.another_process()
    invited = network.mediator()
    for process in (network.kinto, other):
        assert network.ask("GET", network.records, invited, process=process).status_code == 200
    body = {"data": {"password": "un autre mot de passe"}}
    assert network.ask("PUT", f"/accounts/{invited.name}", invited, body).status_code == 200
    for process in (network.kinto, other):
        assert network.ask("GET", network.records, invited, process=process).status_code == 401


def test_units_name_what_is_installed() -> None:
    for file in (SERVER / "systemd").iterdir():
        unit = configparser.ConfigParser(strict=False, interpolation=None)
        unit.optionxform = str  # type: ignore[assignment, method-assign]
        unit.read_string(file.read_text(encoding="utf-8"))
        command = unit.get("Service", "ExecStart", fallback="")
        if command:
            program = Path(command.split()[0]).relative_to("/opt/mediateur-serveur")
            assert program.parts[0] == "kinto" or (SERVER / program).is_file()
            assert unit["Service"]["User"] == "mediateur-serveur"


@pytest.mark.needs_tool("systemd-analyze")
def test_systemd_understands_each_line_of_the_units(tmp_path: Path) -> None:
    """It says nothing of the units, where what they start is there, and speaks of a word that it does not know."""
    installed = shutil.which("true")
    assert installed is not None
    for file in (SERVER / "systemd").iterdir():
        text = re.sub(r"(?m)^ExecStart=\S+", f"ExecStart={installed}", file.read_text(encoding="utf-8"))
        (tmp_path / file.name).write_text(text.replace("postgresql.service", "basic.target"), encoding="utf-8")
    said = _verified(*sorted(tmp_path.iterdir()))
    assert (said.returncode, said.stderr) == (0, "")
    unit = tmp_path / "mediateur-serveur@.service"
    unit.write_text(unit.read_text(encoding="utf-8").replace("MemoryMax", "MemoireMax"), encoding="utf-8")
    assert "MemoireMax" in _verified(unit).stderr


def _verified(*units: Path) -> subprocess.CompletedProcess[str]:
    command = ["systemd-analyze", "verify", "--man=no", *map(str, units)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def opens(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def door(network: Network, tmp_path: Path) -> Iterator[str]:
    """Put nginx before the server as nginx.conf says, with a certificate of its own; give its address."""
    port, certificate = free_port(), tmp_path / "certificat.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"]
    made = ["openssl", "req", "-x509", "-newkey", "ed25519", "-nodes", *subject]
    subprocess.run([*made, "-keyout", tmp_path / "cle.pem", "-out", certificate], check=True, capture_output=True)
    site = (SERVER / "nginx.conf").read_text(encoding="utf-8").replace("@HOTE@", "localhost")
    site = site.replace("    listen [::]:443 ssl;\n", "").replace("listen 443", f"listen 127.0.0.1:{port}")
    site = site.replace("127.0.0.1:8881", f"127.0.0.1:{network.kinto.port}").replace("127.0.0.1:8882", "127.0.0.1:9")
    site = site.replace("/etc/mediateur-serveur", str(tmp_path)).replace("/var/log/nginx", str(tmp_path))
    folders = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user www-data;" if os.geteuid() == 0 else ""
    written = (
        f"pid {tmp_path}/pid; daemon off; error_log {tmp_path}/error.log; events {{}} http {{ {folders}\n{site} }}"
    )
    (tmp_path / "nginx.conf").write_text(user + written)
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    process = subprocess.Popen([nginx, "-p", tmp_path, "-c", tmp_path / "nginx.conf", "-e", tmp_path / "error.log"])
    address = f"https://localhost:{port}/v1"
    try:
        until(lambda: opens(port), "nginx does not answer")
        yield address
    finally:
        process.terminate()
        process.wait(30)


@pytest.mark.needs_tool("nginx", "openssl")
def test_the_door_lets_in_what_is_usual_and_stops_what_is_not(network: Network, door: str, tmp_path: Path) -> None:
    mediator, certificate = network.mediator(), str(tmp_path / "certificat.pem")
    path = f"{network.records}/{an_id()}"
    wrote = at(door, "PUT", path, mediator, {"data": a_record()}, authority=certificate)
    assert wrote.status_code == 201
    large = at(door, "PUT", path, mediator, {"data": {"territory": "x" * 9_000_000}}, authority=certificate)
    assert large.status_code == 413
    many = [at(door, "GET", "/", mediator, authority=certificate) for _ in range(120)]
    stopped = [answer for answer in many if answer.status_code == 429]
    assert stopped
    assert {answer.headers["Retry-After"] for answer in stopped} == {"60"}
    assert stopped[0].json()["code"] == 429
