"""Real disks that are full, pulled out or read-only, under some of what is done; `make prove` tries all of it."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.faults.disk_cells import DONE, REFUSED
from tests.faults.disk_shim import Fault
from tests.faults.real_disks import ON_READ_ONLY, Trial, tried, why_not

SOME = (
    "répondre à une étape (disque des données)",
    "ouvrir (disque des données)",
    "importer un journal (disque de ce qui est lu)",
    "sauvegarder sur une clé (disque où l’on écrit)",
    "inscrire un médiateur (disque des données)",
    "répondre à un quiz (disque des données)",
)


def test_real_disks_that_fail_lose_nothing_and_all_works_again() -> None:
    if why := why_not():
        pytest.skip(f"vrais disques : {why}")
    wanted = [Trial(act, fault) for act in SOME for fault in (Fault.FULL, Fault.GONE)]
    wanted += [Trial(act, Fault.READ_ONLY) for act in ON_READ_ONLY[:3]]
    seen = tried(wanted)
    assert [each.trial for each in seen] == wanted
    assert [(each.trial, each.told, each.wrong) for each in seen if each.wrong] == []
    outcomes = Counter((each.trial.fault, each.outcome) for each in seen)
    assert outcomes[Fault.GONE, REFUSED] == len(SOME)
    assert outcomes[Fault.READ_ONLY, REFUSED] == 3
    assert outcomes[Fault.FULL, REFUSED] >= 3
    assert {outcome for _, outcome in outcomes} <= {DONE, REFUSED}
