"""Every form in every version, made once."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pytest

from mediateur import paths
from mediateur.forms import guide, memo, prepare, right_sheet
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.pathways.library import Library, load_library
from mediateur.pathways.walk import Walk
from mediateur.rights.rules import load_rules
from mediateur.rights.visibility import Rules
from tests.forms import samples


class Case(NamedTuple):
    """A document to make."""

    form: str
    variant: Variant
    colour: bool
    contact: str

    @property
    def pdf(self) -> bytes:
        """The document, made once for all tests."""
        return made(self)


MEMOS: dict[str, tuple[str, ...]] = {
    "memo-depart": (),
    "memo-choix": ("masquer-un", "bloquer", "refuser-samu"),
    "memo-long": ("masquer-un", "bloquer", "bloquer-auteur"),
}
FORMS = ("guide-vierge", "guide-en-cours", "guide-fini", "preparer", *MEMOS, "fiche")
RIGHT = "opposition"
CASES = [
    Case(form, variant, colour, contact)
    for form in FORMS
    for variant in Variant
    for colour in (False, True)
    for contact in samples.CONTACTS
    if not colour or contact == "court"
]


@cache
def rules() -> Rules:
    """Return the table of « Qui peut voir quoi ? » that is shipped."""
    return load_rules(paths.resources())


@cache
def library() -> Library:
    """Return the content that is shipped."""
    return load_library(paths.resources())


@cache
def right() -> right_sheet.RightSheet:
    """Return the sheet of a shipped right, dated as the samples are."""
    return replace(right_sheet.load_sheet(library(), RIGHT), verified=samples.PATHWAY.verified)


def memo_of(*choices: str) -> memo.Memo:
    """Return the memo of these choices, dated as the samples are."""
    return memo.memo_of(rules(), choices, samples.PATHWAY.verified)


def walk(*answers: str) -> Walk:
    """Return a walk through the sample, these answers given."""
    made = Walk(samples.PATHWAY).choose("carte", "oui").begin()
    for answer in answers:
        made = made.answer(answer)
    return made


def printed(made: guide.Guide, variant: Variant, *, colour: bool = False, contact: Place | None = None) -> bytes:
    """Return a guide as bytes."""
    return guide.render(
        made, variant, colour=colour, contact=contact, printed=samples.PRINTED, resources=paths.resources()
    )


@cache
def made(case: Case) -> bytes:
    """Return the bytes of a case."""
    contact = samples.CONTACTS[case.contact]
    if case.form in MEMOS or case.form == "fiche":
        return of_rights(case, contact)
    if case.form == "preparer":
        return prepare.render(
            prepare.blank_preparation(samples.PATHWAY),
            case.variant,
            colour=case.colour,
            contact=contact,
            printed=samples.PRINTED,
            resources=paths.resources(),
        )
    value = {
        "guide-vierge": guide.blank_guide(samples.PATHWAY),
        "guide-en-cours": guide.guide_of(walk("oui", "oui", "non"), "K7M2"),
        "guide-fini": guide.guide_of(walk(*["oui"] * 6)),
    }[case.form]
    return printed(value, case.variant, colour=case.colour, contact=contact)


def of_rights(case: Case, contact: Place | None) -> bytes:
    """Return the bytes of a memo, or of the sheet of a right."""
    if case.form == "fiche":
        return right_sheet.render(
            right(),
            case.variant,
            colour=case.colour,
            contact=contact,
            printed=samples.PRINTED,
            resources=paths.resources(),
        )
    return memo.render(
        memo_of(*MEMOS[case.form]),
        case.variant,
        colour=case.colour,
        contact=contact,
        printed=samples.PRINTED,
        resources=paths.resources(),
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give every case to tests that ask for one."""
    if "case" in metafunc.fixturenames:
        names = ["-".join((c.form, c.variant, "couleur" if c.colour else "noir", c.contact)) for c in CASES]
        metafunc.parametrize("case", CASES, ids=names)
