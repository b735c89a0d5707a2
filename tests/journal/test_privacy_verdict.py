"""What the guard says: French sentences, positions, and passages neatly removed."""

from __future__ import annotations

import pytest

from mediateur.journal.privacy import Finding, Kind, Verdict, inspect, redact
from tests.journal.samples import TODAY


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_sentence_and_a_button(kind: Kind) -> None:
    assert kind.message.startswith("Cette note ")
    assert kind.message.endswith(".")
    assert kind.button.startswith("Retirer l")


@pytest.mark.parametrize(
    ("note", "kind", "message", "button", "left"),
    [
        (
            "Le SMS n’arrive pas. Rappeler au 06 39 98 12 34 vendredi.",
            Kind.PHONE,
            "Cette note contient un numéro de téléphone.",
            "Retirer le numéro",
            "Le SMS n’arrive pas. Rappeler au vendredi.",
        ),
        (
            "Écrire à lorvain@example.fr.",
            Kind.EMAIL,
            "Cette note contient une adresse e‑mail.",
            "Retirer l’adresse",
            "Écrire à.",
        ),
        (
            "Mme Lorvain reviendra",
            Kind.NAME,
            "Cette note contient le nom d’une personne.",
            "Retirer le nom",
            "reviendra",
        ),
        (
            "carte lue (né le 12/03/1951)",
            Kind.BIRTH_DATE,
            "Cette note contient une date de naissance.",
            "Retirer la date",
            "carte lue (né le)",
        ),
        (
            "vu avec elle (06 39 98 12 34), à rappeler",
            Kind.PHONE,
            "Cette note contient un numéro de téléphone.",
            "Retirer le numéro",
            "vu avec elle, à rappeler",
        ),
    ],
)
def test_a_passage_is_named_and_removed(note: str, kind: Kind, message: str, button: str, left: str) -> None:
    (found,) = inspect(note, today=TODAY).blocking
    assert (found.kind, found.kind.message, found.kind.button) == (kind, message, button)
    assert redact(note, found) == left


def test_positions_are_those_of_the_text_as_typed() -> None:
    note = "e\N{COMBINING ACUTE ACCENT}crire a\N{ZERO WIDTH SPACE} ０６ ３９ ９８ １２ ３４ demain"
    (found,) = inspect(note, today=TODAY).blocking
    assert note[found.start : found.end] == "０６ ３９ ９８ １２ ３４"


def test_an_accent_typed_apart_goes_with_its_letter() -> None:
    note = "vu Mme Trebuche\N{COMBINING ACUTE ACCENT} ce matin"
    (found,) = inspect(note, today=TODAY).blocking
    assert redact(note, found) == "vu ce matin"


def test_a_spelled_number_is_marked_from_its_first_to_its_last_word() -> None:
    note = "au zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre ce soir"
    (found,) = inspect(note, today=TODAY).blocking
    assert note[found.start : found.end] == "zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre"


def test_answers_of_plain_verdicts() -> None:
    health = Finding(0, 1, Kind.HEALTH)
    assert Verdict().answer() == "ok"
    assert Verdict(warnings=(health,)).answer() == "avertissement: sante"
    assert Verdict((Finding(0, 1, Kind.PHONE),), (health,)).answer() == "telephone"
