"""What may stand where: the same words in a note, in a title, in the name of a place and in how to reach it."""

from __future__ import annotations

import pytest

from mediateur.journal.privacy import Field, Kind, inspect
from tests.journal.samples import TODAY

ROWS = [
    ("12 rue des Lilas, Villeneuve", Kind.ADDRESS, {Field.TITLE, Field.PLACE, Field.CONTACT}),
    ("Centre M. Lorvain", Kind.NAME, {Field.PLACE, Field.CONTACT}),
    ("01 99 00 12 34", Kind.PHONE, {Field.CONTACT}),
    ("accueil@example.fr", Kind.EMAIL, {Field.CONTACT}),
    ("1 85 07 87 085 123 45", Kind.SOCIAL_SECURITY, set()),
    ("FR76 9991 0000 4412 3456 7890 123", Kind.IBAN, set()),
    ("allocataire 4417203 K", Kind.IDENTIFIER, set()),
    ("mdp : Soleil-87", Kind.PASSCODE, set()),
]


@pytest.mark.parametrize("field", Field)
@pytest.mark.parametrize(("text", "kind", "allowed"), ROWS)
def test_a_text_is_stopped_where_its_kind_may_not_stand(
    text: str, kind: Kind, allowed: set[Field], field: Field
) -> None:
    found = {finding.kind for finding in inspect(text, today=TODAY, field=field).blocking}
    assert (kind in found) is (field not in allowed)


def test_a_note_is_what_is_asked_of_by_default() -> None:
    assert inspect("12 rue des Lilas") == inspect("12 rue des Lilas", field=Field.NOTE)
    assert inspect("12 rue des Lilas").answer() == "adresse"


@pytest.mark.parametrize(
    "note",
    [
        "Atelier au 12 rue de la République",
        "12 rue de la République (France Services)",
        "Permanence 3 place de l’Église, salle du conseil",
        "Réunion au 8 bis rue Pasteur, 2e étage",
        "Adresse de la salle : 5 rue des Écoles",
    ],
)
def test_where_the_public_comes_is_no_home(note: str) -> None:
    assert inspect(note, today=TODAY).answer() == "ok"
    home = note.replace("Atelier au", "habite").replace("(France Services)", "où elle habite")
    home = home.replace("Permanence", "vit au").replace("Réunion", "domiciliée").replace("de la salle", "de la dame")
    assert inspect(home, today=TODAY).answer() == "adresse"
