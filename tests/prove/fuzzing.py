"""Every parser attacked for long, under the guidance of its coverage (atheris) and with what was made to cost much.

`MEDIATEUR_SECONDES` is how many seconds each is attacked by atheris (8: the whole is meant to take less than 15 minutes
on two processors that do nothing else). The libraries of the program are looked for in a list of known vulnerabilities,
where one can be reached.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from tests.bench import beside
from tests.hostile import confined, guided
from tests.hostile.parsers import BY_NAME
from tests.prove import audit

SECONDS = int(os.environ.get("MEDIATEUR_SECONDES", "8"))
MUTATIONS = 300


def prove() -> bool:
    """Print what came of each parser; tell whether none of them did anything but answer."""
    return all([_bounded(), _hunted(), audit.prove()])


def _bounded() -> bool:
    """Hand each parser, in a child of its own, what was made to cost much, and mutations that are always the same."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        told = [one for group in pool.map(_confined, BY_NAME) for one in group]
    print(f"Bombes et mutations, {confined.MOST_MEMORY >> 20} Mio et {confined.MOST_SECONDS} s de processeur au plus :")
    for one in told:
        print(f"  {one.name} : {one.runs} fichiers, {one.slowest:.1f} s au plus, {one.memory} Mio")
        _tell(one.fault)
    return not any(one.fault for one in told) and len(told) == len(BY_NAME)


def _confined(name: str) -> list[confined.Verdict]:
    return confined.confine([name], MUTATIONS)


def _hunted() -> bool:
    """Attack each parser under the guidance of its coverage, in a child of its own."""
    if lacking := beside.missing("atheris"):
        print(f"atheris : ne peut pas attaquer sur ce poste ({lacking['atheris']})")
        return False
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        told = list(pool.map(partial(guided.hunt, seconds=SECONDS), BY_NAME))
    print(f"atheris, {SECONDS} s par analyseur :")
    for one in told:
        print(f"  {one.name} : {one.runs} exécutions en {one.seconds} s, {int(bool(one.fault))} trouvaille")
        _tell(one.fault)
    print(f"  en tout : {sum(one.runs for one in told)} exécutions, {sum(bool(one.fault) for one in told)} trouvaille")
    return not any(one.fault for one in told)


def _tell(fault: str) -> None:
    for line in fault.splitlines():
        print(f"    {line}")
