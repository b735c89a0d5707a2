"""Every paper of the catalogue, in each version, language and ink, and the invitation of a coordinator.

Each is held to PDF/UA-1 by each checker.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from typing import NamedTuple

from mediateur import paths
from mediateur.forms import making, network_invitation
from mediateur.forms.catalogue import catalogue
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.pathways.library import Library, load_library
from tests.bench import beside
from tests.prove.checkers import CHECKERS, MODULES, Verdict, spoilt

PLACE = Place(id="p", name="France Services, salle 2")
PRINTED = dt.date(2026, 11, 23)
CHUNK = 6


class Paper(NamedTuple):
    """A paper to make."""

    form: str
    variant: Variant
    language: str
    colour: bool

    def __str__(self) -> str:
        return f"{self.form}, {self.variant}, {self.language}, {'couleur' if self.colour else 'noir et blanc'}"


INVITATION = Paper("invitation", Variant.COURANT, "fr", False)
INVITED = network_invitation.Sheet(
    "Conseil départemental", "Ardèche nord", "partage.exemple.fr", dt.date(2026, 12, 13), f"MEDR1:{'A2' * 200}"
)
Verdicts = dict[str, Verdict]


def prove() -> bool:
    """Print how many papers were held to how many rules, and what fails; tell whether all is well."""
    lacking = beside.missing(*MODULES.values())
    for name, module in MODULES.items():
        if module in lacking:
            print(f"{name} : ne peut pas vérifier sur ce poste ({lacking[module]})")
    wanted = list(papers())
    blind = [name for name in CHECKERS if MODULES[name] not in lacking and not CHECKERS[name](_spoilt()).failures]
    for name in blind:
        print(f"{name} : ne voit pas qu’un document a perdu sa langue")
    # A checker may have threads of its own, which a forked process would wait for without end.
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        told = list(pool.map(verdicts, wanted, chunksize=CHUNK))
    failed = sum([_tell(name, wanted, told) for name in CHECKERS if MODULES[name] not in lacking])
    return bool(wanted) and not lacking and not blind and not failed


def papers() -> Iterator[Paper]:
    """Yield every paper that the catalogue offers, and the one of a coordinator."""
    for form in catalogue(_library()):
        for variant in form.variants:
            for language in form.languages:
                yield from (Paper(form.id, variant, language, colour) for colour in (False, True))
    yield INVITATION


def verdicts(paper: Paper) -> Verdicts:
    """Return what each checker that can be had says of a paper."""
    lacking = beside.missing(*MODULES.values())
    pdf = _made(paper)
    return {name: check(pdf) for name, check in CHECKERS.items() if MODULES[name] not in lacking}


def _made(paper: Paper) -> bytes:
    if paper == INVITATION:
        return network_invitation.render(INVITED, printed=PRINTED, resources=paths.resources())
    return making.make(
        paper.form,
        paper.variant,
        paper.language,
        colour=paper.colour,
        contact=PLACE,
        printed=PRINTED,
        library=_library(),
    )


def _spoilt() -> bytes:
    return spoilt(_made(next(papers())))


def _tell(name: str, wanted: list[Paper], told: list[Verdicts]) -> int:
    """Print what a checker found; return on how many papers."""
    rules = min(verdicts[name].rules for verdicts in told)
    failed = [(paper, verdicts[name]) for paper, verdicts in zip(wanted, told, strict=True) if verdicts[name].failures]
    languages = ", ".join(f"{code} {count}" for code, count in Counter(paper.language for paper in wanted).items())
    print(f"{name} : {len(wanted)} documents ({languages}), {rules} règles de PDF/UA-1, {len(failed)} en échec")
    causes: dict[str, list[Paper]] = {}
    for paper, verdict in failed:
        for failure in verdict.failures:
            causes.setdefault(failure, []).append(paper)
    for failure, spoilt_papers in causes.items():
        print(f"  {len(spoilt_papers)} fois, d’abord « {spoilt_papers[0]} » : {failure}")
    return len(failed)


@cache
def _library() -> Library:
    return load_library(paths.resources())
