"""A disk that fails under each thing that is done: three sentences, nothing by halves, done once the disk is back.

`make prove` tries every act under every fault, from every call on; here, two faults of each act in turn.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.faults.disk_cells import DONE, REFUSED, UNMET, Came, Cell
from tests.faults.disk_shim import Fault, build
from tests.faults.disk_trials import in_turn, tried

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="le disque qui tombe en panne est une bibliothèque de Linux"),
    pytest.mark.needs_tool("cc"),
]
ANSWERING = "répondre à une étape (disque des données)"
# What a fault refuses of an answer; a disk that is slow refuses nothing.
TOLD = {
    Fault.FULL: "Impossible d’enregistrer : le disque est plein.",
    Fault.READ_ONLY: "Impossible d’enregistrer : le dossier est en lecture seule.",
    Fault.GONE: "Impossible de lire le journal : le dossier est introuvable.",
    Fault.BROKEN: "Impossible de lire le journal : le disque ne répond pas comme il faut.",
    Fault.DENIED: "Impossible de lire le journal : ce compte n’en a pas le droit.",
    Fault.LOCKLESS: "Impossible d’enregistrer : ce dossier ne sait pas réserver un fichier à un seul programme.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("disque"))


@pytest.fixture(scope="module")
def came(library: Path) -> list[Came]:
    """Return what came of two faults of each act."""
    return tried(in_turn(), library)


def test_nothing_is_lost_nor_done_by_halves_and_all_works_again(came: list[Came]) -> None:
    assert [each.cell for each in came] == list(in_turn())
    wrong = [f"{each.cell.act}, disque {each.cell.fault.name} : {'; '.join(each.wrong)}" for each in came if each.wrong]
    assert wrong == []
    assert {each.cell.fault for each in came} == set(Fault)


def test_a_slow_disk_refuses_nothing(came: list[Came]) -> None:
    slow = [each for each in came if each.cell.fault is Fault.SLOW]
    assert len(slow) > 5
    assert {each.outcome for each in slow} == {DONE}


def test_the_reason_is_that_of_the_disk_wherever_it_fails(library: Path) -> None:
    """SQLite says « busy » of a disk that grants no lock, and « cannot open » of one that is full."""
    later = {
        ANSWERING: (Fault.BROKEN, 1),
        "mettre à jour le journal v5 (disque des données)": (Fault.FULL, 1),
        "copier le registre (disque où l’on écrit)": (Fault.FULL, 1),
        "sauvegarder sur une clé (disque des données)": (Fault.BROKEN, 8),
        "reprendre une sauvegarde (disque des données)": (Fault.READ_ONLY, 1),
        "écrire une attestation (disque des données)": (Fault.GONE, 21),
        "commencer un quiz (disque des données)": (Fault.LOCKLESS, 0),
    }
    came = tried([Cell(act, fault, after) for act, (fault, after) in later.items()], library)
    assert [(each.cell.act, each.told, each.wrong) for each in came if each.wrong] == []
    assert {each.outcome for each in came} == {REFUSED}


def test_an_act_that_ended_before_the_fault_was_not_tried(library: Path) -> None:
    setting = "régler (disque des données)"
    came = tried([Cell(setting, Fault.FULL, after) for after in (0, 1, 400, 401)], library)
    assert [each.outcome for each in came] == [REFUSED, REFUSED, UNMET, UNMET]
    assert [each.calls for each in came][3] == 0


def test_the_reason_is_told_to_who_answers(library: Path) -> None:
    came = tried([Cell(ANSWERING, fault) for fault in TOLD], library)
    assert {each.outcome for each in came} == {REFUSED}
    told = {each.cell.fault: each.told.replace("\N{NO-BREAK SPACE}", " ") for each in came}
    assert {fault: text[: len(TOLD[fault])] for fault, text in told.items()} == TOLD


@pytest.mark.parametrize(
    ("act", "fault"),
    [
        ("finir un module (disque des données)", Fault.BROKEN),
        ("mettre à jour le registre v1 (disque des données)", Fault.GONE),
        ("copier le registre (disque où l’on écrit)", Fault.DENIED),
        ("reprendre une sauvegarde (disque des données)", Fault.BROKEN),
    ],
)
def test_any_call_may_be_the_first_that_fails(library: Path, act: str, fault: Fault) -> None:
    """Acts in which one call among all others was once told wrongly."""
    came = tried([Cell(act, fault, after) for after in range(10, 60)], library)
    assert [(each.cell.after, each.told, each.wrong) for each in came if each.wrong] == []
