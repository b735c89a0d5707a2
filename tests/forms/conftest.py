"""Every form in every version, made once."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pytest

from mediateur import paths
from mediateur.content.screens import Screen
from mediateur.forms import (
    guide,
    guide_layout,
    memo,
    memo_layout,
    prepare,
    prepare_layout,
    right_layout,
    right_sheet,
    written,
    written_layout,
)
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
    filled: bool = False

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
WRITTEN = {form.id: form for _, form in written.read_forms(paths.resources())[0]}
CASES = [
    Case(form, variant, colour, contact)
    for form in FORMS
    for variant in Variant
    for colour in (False, True)
    for contact in samples.CONTACTS
    if not colour or contact == "court"
]
# A written form: blank, then filled with what nobody should type, and with a long contact where it prints one.
CASES += [
    case
    for form in WRITTEN.values()
    for variant in form.variants
    for case in (
        Case(form.id, variant, False, "court"),
        Case(form.id, variant, True, "hostile", filled=True),
        *([Case(form.id, variant, False, "long")] if written.has_code(form) else []),
    )
]


# Those whose first page has the official address as a code at its foot; letters have none, slips have several.
CODED = [case for case in CASES if case.form not in WRITTEN or WRITTEN[case.form].kind is written.Kind.SHEET]


def named(cases: list[Case]) -> list[str]:
    """Return what names each case in the report of tests."""
    return [f"{c.form}-{c.variant}-{'couleur' if c.colour else 'noir'}-{c.contact}" for c in cases]


@cache
def rules() -> Rules:
    """Return the table of « Qui peut voir quoi ? » that is shipped."""
    return load_rules(paths.resources())


@cache
def library() -> Library:
    """Return the library that is shipped, read once: reading it takes longer than any document."""
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
    return guide_layout.render(
        made, variant, colour=colour, contact=contact, printed=samples.PRINTED, resources=paths.resources()
    )


@cache
def made(case: Case) -> bytes:
    """Return the bytes of a case."""
    contact = samples.CONTACTS[case.contact]
    if case.form in WRITTEN:
        return of_written(case, contact)
    if case.form in MEMOS or case.form == "fiche":
        return of_rights(case, contact)
    if case.form == "preparer":
        return prepare_layout.render(
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


@cache
def screens() -> dict[str, Screen]:
    """Return the schematics that are shipped."""
    return {screen.id: screen for screen in library().screens}


def of_written(case: Case, contact: Place | None) -> bytes:
    """Return the bytes of a written form, blank or filled."""
    form = WRITTEN[case.form]
    return written_layout.render(
        form,
        screens(),
        samples.PATHWAY.verified,
        samples.typed(form) if case.filled else {},
        case.variant,
        colour=case.colour,
        contact=contact,
        printed=samples.PRINTED,
        resources=paths.resources(),
    )


def of_rights(case: Case, contact: Place | None) -> bytes:
    """Return the bytes of a memo, or of the sheet of a right."""
    if case.form == "fiche":
        return right_layout.render(
            right(),
            case.variant,
            colour=case.colour,
            contact=contact,
            printed=samples.PRINTED,
            resources=paths.resources(),
        )
    return memo_layout.render(
        memo_of(*MEMOS[case.form]),
        case.variant,
        colour=case.colour,
        contact=contact,
        printed=samples.PRINTED,
        resources=paths.resources(),
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give every case to tests that ask for one, and those with a code at their foot to tests of the code."""
    for name, cases in (("case", CASES), ("coded", CODED)):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, cases, ids=named(cases))
