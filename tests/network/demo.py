"""`make network-demo`: a department on the loopback, from its server to its figures, and nothing of it left at the end.

PostgreSQL and Kinto are real ones, set up as installer/server does; the coordinator and two mediators are three data
folders and the command `mediateur`. Exit status 1 when the figures are not those that were counted.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.network import kinto
from tests.network.kinto import ROOT
from tests.network.network import QUICK, Network
from tests.network.postgres import binaries

TERRITORIES = {"poste-nord": "nord", "poste-sud": "sud"}
MONTH = dt.date.today().replace(day=1)
# More than ten of each: smaller figures are never shown outside of a machine.
COUNTED = {"poste-nord": 24, "poste-sud": 17}
SECOND_DAY = 13
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "QT_QPA_PLATFORM": "offscreen",
    # The keyring of whoever looks on is not for a demonstration.
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
}


def main() -> int:
    """Play it; return the exit status."""
    lack = "PostgreSQL n’est pas installé (paquet postgresql)." if binaries() is None else kinto.install()
    if lack:
        say(f"La démonstration ne peut pas être jouée : {lack}")
        return 1
    say("PostgreSQL et Kinto démarrent sur ce poste, comme chez un département…")
    network = Network(*QUICK)
    try:
        network.start()
        with tempfile.TemporaryDirectory(prefix="mediateur-reseau-demo-") as folder:
            return int(not played(network, Path(folder)))
    finally:
        network.stop()
        say("Tout est arrêté ; rien ne reste.")


def played(network: Network, folder: Path) -> bool:
    """Play it on a server; tell whether the figures are those that were counted."""
    say(f"\nLe serveur répond : {network.server}. Son administrateur invite une coordinatrice.")
    invitation = folder / "coordination.mediateur-invitation"
    network.administer("coordinateur", "coordination", "--de", "Le département", "--fichier", str(invitation))
    run(folder, "coordination", "reseau", "rejoindre", str(invitation))
    for machine, territory in TERRITORIES.items():
        say(f"\nLa coordinatrice invite un poste du territoire « {territory} », qui a déjà des séances.")
        count(folder, machine, COUNTED[machine])
        invitation = folder / f"{machine}.mediateur-invitation"
        run(folder, "coordination", "reseau", "inviter", territory, str(invitation), "--nom", "La coordinatrice")
        # What would leave is shown row by row; here its beginning and its end are enough.
        since = f"{MONTH:%Y-%m}"
        run(folder, machine, "reseau", "rejoindre", str(invitation), "--depuis", since, "--oui", shown=6)
    say("\nCe que la coordinatrice reçoit, et de quels lieux.")
    run(folder, "coordination", "reseau", "recevoir")
    run(folder, "coordination", "reseau", "lieux")
    say(f"\nLe lendemain : {SECOND_DAY} séances de plus au nord, et leur poste les envoie.")
    count(folder, "poste-nord", SECOND_DAY)
    run(folder, "poste-nord", "reseau", "envoyer")
    run(folder, "coordination", "reseau", "recevoir")
    say("\nSes chiffres : aucun nombre de 1 à 10 n’y est montré, et ce qui est écrit est gardé comme parti.")
    return all(seen == counted for seen, counted in zip(figures(folder), expected(), strict=True))


def expected() -> list[int]:
    """Return what each territory counted, and both."""
    each = [COUNTED["poste-nord"] + SECOND_DAY, COUNTED["poste-sud"]]
    return [*each, sum(each)]


def count(folder: Path, machine: str, number: int) -> None:
    """Have a machine count sessions, on the first day of this month."""
    session = {"date": MONTH.isoformat(), "demi_journee": "matin", "resultats": {"activee": 1}}
    lines = "".join(json.dumps(session) + "\n" for _ in range(number))
    run(folder, machine, "journal", "ajouter", told=lines, shown=1)


def figures(folder: Path) -> list[int]:
    """Show the figures of each territory, and of both; return how many persons each says."""
    days = ("--du", MONTH.isoformat(), "--au", dt.date.today().isoformat())
    found = []
    for territory in ((), *(("--territoire", name) for name in TERRITORIES.values())):
        told = json.loads(run(folder, "coordination", "reseau", "chiffres", *territory, *days, "--json", shown=0))
        found.append(touched(told))
        say(f"  {territory[1] if territory else 'tous les territoires'} : {found[-1]} personnes touchées")
    return [*found[1:], found[0]]


def touched(told: dict[str, Any]) -> int:
    """Return how many persons were touched, of the figures as JSON."""
    lines = {line["code"]: line["nombre"] for table in told["tableaux"] for line in table["lignes"]}
    return int(lines["touched"])


def run(folder: Path, machine: str, *words: str, told: str = "", shown: int = 40) -> str:
    """Run the command of a machine, show it and the ends of what it says; return all that it says."""
    command = [sys.executable, "-m", "mediateur", *words, "--dossier", str(folder / machine)]
    done = subprocess.run(command, input=told, capture_output=True, text=True, env=ENVIRONMENT, cwd=ROOT, check=False)
    if shown:
        say(f"  {machine} $ mediateur {' '.join(word.replace(str(folder) + '/', '') for word in words)}")
        for line in ends(done.stdout.splitlines(), shown):
            say(f"    {line}")
    if done.returncode not in (0, 3):
        raise SystemExit(done.stderr)
    return done.stdout


def ends(lines: list[str], most: int) -> Iterable[str]:
    """Return the first and the last of some lines, when there are too many."""
    return lines if len(lines) <= most else [*lines[: most // 2], "…", *lines[-(most - most // 2) :]]


def say(line: str) -> None:
    """Show a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
