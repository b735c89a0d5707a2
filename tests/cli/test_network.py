"""« mediateur reseau » over a Kinto in memory: a coordinator invites, a mediator joins and sends, figures arrive."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mediateur.app import App
from mediateur.cli import run
from mediateur.journal.encounter import Count, HalfDay, Place
from mediateur.trust import account_secrets
from mediateur.trust.invitation import Invitation, Role, write
from mediateur.usecases.coordination.inviting import not_coordinator
from tests.cli.calling import ENGLISH
from tests.journal.samples import PLAIN
from tests.network.fates import Fates
from tests.network.simulated import BUCKET, SimulatedKinto, connect

ADDRESS, COORDINATOR, SECRET = "https://partage.exemple.fr", "coordination-1", "un-secret-de-coordinateur"
LAST_MONTH = dt.date.today().replace(day=1) - dt.timedelta(3)
UNTIL = dt.date.today() + dt.timedelta(9)


class Line:
    """Two data folders on one server, and what the last command said."""

    def __init__(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.office, self.counter, self._capsys, self._patch = tmp_path / "co", tmp_path / "gu", capsys, monkeypatch
        self.server = SimulatedKinto(lambda: 1_795_000_000_000)
        self.server.admit(COORDINATOR, SECRET, "coordinateurs")
        fates = Fates(random.Random(1))
        fates.calm = True
        opened = connect(self.server, fates)
        monkeypatch.setattr(App, "_connect", lambda _app, *words: opened(*words))
        monkeypatch.setattr(account_secrets, "has_keyring", lambda: False)
        self.invitation = tmp_path / "coordination.mediateur-invitation"
        told = Invitation(ADDRESS, BUCKET, COORDINATOR, SECRET, "dep", "Conseil", UNTIL, Role.COORDINATOR)
        self.invitation.write_text(write(told), encoding="utf-8")

    def __call__(self, folder: Path, *words: object, stdin: str = "", status: int = 0) -> str:
        self._patch.setattr("sys.stdin", io.StringIO(stdin))
        self._capsys.readouterr()
        assert run(["--dossier", str(folder), "reseau", *map(str, words)]) == status
        told = self._capsys.readouterr()
        assert not ENGLISH.search(told.err), told.err
        return told.out if status in (0, 3) else told.err

    def json(self, folder: Path, *words: object, status: int = 0) -> Any:
        return json.loads(self(folder, *words, "--json", status=status))


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(tmp_path, capsys, monkeypatch)


def keep(folder: Path, number: int, later: int = 0) -> None:
    """Keep sessions of last month, at a place, with a note, and some of the day after."""
    app = App(folder)
    with app.open_store().begin() as work:
        work.places.put(Place(id="p1", name="Mairie de Vals", insee="07331"))
        for rank in range(number + later):
            when = HalfDay(LAST_MONTH + dt.timedelta(rank >= number), PLAIN.when.half)
            outcomes = (Count(code="activee", n=1),)
            one = msgspec.structs.replace(PLAIN, id=f"s{rank}", when=when, outcomes=outcomes, place="p1")
            work.encounters.add(one, "Une note.")
        work.commit()
    app.close()


def invited(line: Line, tmp_path: Path) -> Path:
    line(line.office, "rejoindre", line.invitation)
    file = tmp_path / "poste.mediateur-invitation"
    line(line.office, "inviter", "Ardèche nord", file, "--nom", "Conseil")
    return file


def test_figures_go_from_a_counter_to_a_coordinator(line: Line, tmp_path: Path) -> None:
    file = invited(line, tmp_path)
    assert line.json(line.office, "comptes")[0]["invitation_jusqu_au"]
    keep(line.counter, 15)
    since = f"{LAST_MONTH:%Y-%m}"
    shown = line(line.counter, "rejoindre", file, "--depuis", since, status=2)
    assert "--oui" in shown
    assert not line.server.state.records["journal"], "nothing leaves before it was agreed to"
    told = line(line.counter, "rejoindre", file, "--depuis", since, "--oui")
    assert "Lignes qui partiraient\N{NO-BREAK SPACE}: 15" in told
    assert "Mairie de Vals" in told
    assert "Une note" not in told
    assert "Tout est envoyé." in told
    state = line.json(line.counter, "etat")
    assert (state["partage"]["territoire"], state["partage"]["nom_du_territoire"]) == ("ardeche-nord", "Ardèche nord")
    assert "le coordinateur du territoire Ardèche nord" in line(line.counter, "etat")
    assert (state["partage"]["en_attente"], state["coordination"]) == (0, None)
    assert line.json(line.office, "recevoir")["nouvelles"] == 15
    assert line.json(line.office, "recevoir")["nouvelles"] == 0
    figures = line.json(line.office, "chiffres", "--territoire", "Ardèche nord")
    again = line.json(line.office, "chiffres", "--territoire", "ardeche-nord")
    assert again == {**figures, "fige": again["fige"]}
    assert (figures["fige"], again["fige"][:27]) == ("", "Ces chiffres sont ceux du r")
    assert figures["partageable"] is True
    assert figures["tableaux"][0]["lignes"][0]["nombre"] == 15
    places = line.json(line.office, "lieux")
    assert places["lieux"][0]["lieu"] == "Mairie de Vals"
    assert places["postes"][0]["territoire"] == "ardeche-nord"
    assert places["postes"][0]["nom_du_territoire"] == "Ardèche nord"
    assert "Ardèche nord" in line(line.office, "comptes")


def test_less_is_said_of_the_place_on_the_server_too_and_never_more(line: Line, tmp_path: Path) -> None:
    file = invited(line, tmp_path)
    keep(line.counter, 3)
    line(line.counter, "rejoindre", file, "--oui", "--depuis", f"{LAST_MONTH:%Y-%m}")
    line(line.office, "recevoir")
    kept = line.server.state.records["journal"].values()
    assert any("Mairie de Vals" in json.dumps(one.data) for one in kept)
    told = line.json(line.counter, "dire-moins", "commune")
    assert (told["partage"]["lieu"], told["partage"]["en_attente"]) == ("commune", 0)
    assert "Mairie de Vals" not in json.dumps([one.data for one in kept])
    assert "07331" in json.dumps([one.data for one in kept])
    assert line.json(line.office, "recevoir")["corrigees"] == 3
    assert [one["lieu"] for one in line.json(line.office, "lieux")["lieux"]] != ["Mairie de Vals"]
    assert "dire moins" in line(line.counter, "dire-moins", "commune", status=1)
    line(line.counter, "dire-moins", "lieu", status=2)
    line(line.counter, "dire-moins", "rien")
    assert "07331" not in json.dumps([one.data for one in kept])


def test_what_waits_is_told_by_the_status_then_sent(line: Line, tmp_path: Path) -> None:
    file = invited(line, tmp_path)
    line(line.counter, "rejoindre", "-", "--oui", "--depuis", f"{LAST_MONTH:%Y-%m}", stdin=file.read_text())
    keep(line.counter, 2)
    assert "2 envois" in line(line.counter, "etat", status=3)
    assert line.json(line.counter, "envoyer")["partage"]["en_attente"] == 0


def test_leaving_says_what_stays(line: Line, tmp_path: Path) -> None:
    file = invited(line, tmp_path)
    line(line.counter, "rejoindre", file, "--oui")
    assert "reste sur le serveur" in line(line.counter, "quitter")
    assert line.json(line.counter, "etat")["partage"] is None
    line(line.counter, "envoyer", status=1)
    assert "déjà servi" in line(line.counter, "rejoindre", file, "--oui", status=1)
    line(line.office, "quitter", "--coordination")
    line(line.office, "recevoir", status=1)


def test_a_closed_account_sends_no_more(line: Line, tmp_path: Path) -> None:
    file = invited(line, tmp_path)
    line(line.counter, "rejoindre", file, "--oui", "--depuis", f"{LAST_MONTH:%Y-%m}")
    account = line.json(line.office, "comptes")[0]["compte"]
    line(line.office, "fermer", account)
    assert line.json(line.office, "comptes") == []
    keep(line.counter, 1)
    sent = line.json(line.counter, "envoyer", status=3)["partage"]
    assert sent["en_attente"] == 1
    assert "ne reconnaît pas ce poste" in sent["pourquoi"]


def test_a_stick_counts_for_the_territory_that_is_said(line: Line, tmp_path: Path) -> None:
    line(line.office, "rejoindre", line.invitation)
    keep(line.counter, 12)
    stick, app = tmp_path / "poste.mediateur", App(line.counter)
    app.exchange.write(stick)
    app.close()
    assert "--territoire" in line(line.office, "recevoir", stick, status=2)
    first = line.json(line.office, "recevoir", stick, "--territoire", "Sud")
    assert (first["nouvelles"], first["poste_nouveau"]) == (12, True) and first["empreinte"]
    again = line.json(line.office, "recevoir", stick, "--territoire", "sud")
    assert (again["nouvelles"], again["poste_nouveau"], again["empreinte"]) == (0, False, first["empreinte"])
    assert "signé par le même poste" in line(line.office, "recevoir", stick, "--territoire", "sud")


def test_figures_that_are_printed_have_left_and_the_next_are_decided_beside_them(line: Line, tmp_path: Path) -> None:
    line(line.office, "rejoindre", line.invitation)
    keep(line.counter, 40, later=2)
    stick, app = tmp_path / "poste.mediateur", App(line.counter)
    app.exchange.write(stick)
    app.close()
    line(line.office, "recevoir", stick, "--territoire", "Sud")
    first, last = LAST_MONTH.replace(day=1), LAST_MONTH + dt.timedelta(1)
    asked = ("chiffres", "--du", first, "--au")
    told = line(line.office, *asked, LAST_MONTH)
    assert "Personnes touchées\N{NO-BREAK SPACE}: 40\n" in told
    assert "rapport partagé le" in line(line.office, *asked, LAST_MONTH)
    refused = line(line.office, *asked, last)
    assert refused.startswith("Comparés aux chiffres déjà partagés")
    assert refused.count("\n") == 1
    assert line.json(line.office, *asked, last)["refus"] == refused.strip()
    office = App(line.office)
    assert [sent.scope.last for sent in office.network_sharing.sent()] == [LAST_MONTH]
    office.close()


def test_a_machine_that_coordinates_nothing_is_told_what_to_do(line: Line) -> None:
    for words in (("recevoir",), ("comptes",), ("fermer", "c-1"), ("fermer", "--perimees")):
        assert "Ouvrez d’abord une invitation de coordinateur" in line(line.counter, *words, status=1), words
    assert not_coordinator() is not not_coordinator()


def test_no_secret_is_ever_printed(line: Line, tmp_path: Path) -> None:
    line(line.office, "rejoindre", line.invitation)
    paper = tmp_path / "invitation.pdf"
    made = line(line.office, "inviter", "ardeche-nord", paper, "--nom", "Conseil")
    secrets = [str(one.data["password"]) for one in line.server.state.accounts.values()]
    for told in (made, line(line.office, "etat"), line(line.office, "comptes")):
        assert not [secret for secret in secrets if secret in told]
        assert "MEDR1" not in told
    assert paper.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "--aide"),
        (("rejoindre", "nulle-part"), "invitation"),
        (("inviter", "nord", "invitation.txt"), ".mediateur-invitation"),
        (("publier", "autre", "fichier"), "contenu"),
        (("chiffres", "--territoire", "ailleurs"), "ailleurs"),
        (("chiffres", "--du", "hier"), "--du"),
    ],
)
def test_a_wrong_use_is_said_in_one_sentence(line: Line, words: tuple[str, ...], told: str) -> None:
    assert told in line(line.office, *words, status=2)


@pytest.mark.parametrize(
    "words", [("etat",), ("envoyer",), ("recevoir",), ("lieux",), ("inviter", "Nord É", "x.mediateur-invitation")]
)
def test_practice_reaches_no_network(line: Line, words: tuple[str, ...]) -> None:
    assert run(["--dossier", str(line.office), "--entrainement", "reseau", *words]) == 1
    assert line.server.heard == []
