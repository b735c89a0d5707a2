"""A few states written out whole, so that a change of the table is seen and decided."""

from __future__ import annotations

import pytest

from mediateur.rights.rules import load_rules
from mediateur.rights.verdicts import LABELS, Verdict
from mediateur.rights.visibility import matrix, plain_sentence
from tests.rights.table import ROOT, RULES, cell_of

LETTERS = dict(zip(Verdict, "VSAPU-?", strict=True))

NOTHING_CHOSEN = """
personne            V V V V
auteur              V V V V
medecin-traitant    S S S ?
equipe-de-soins     S S S ?
infirmier-dentiste  P P P ?
autre-avec-accord   A A A ?
autre-sans-accord   - - - -
soignant-bloque     S S S ?
samu-regulation     U U U ?
bris-de-glace       U U U ?
medecin-du-travail  A A A ?
application         A A A A
assurance-maladie   - - - -
assureur-employeur  - - - -
"""
AS_DRAWN = """
personne            V V V V
auteur              V V V V
medecin-traitant    S S S ?
equipe-de-soins     S S - ?
infirmier-dentiste  P P - ?
autre-avec-accord   A A - ?
autre-sans-accord   - - - -
soignant-bloque     - - - -
samu-regulation     - - - -
bris-de-glace       U U ? ?
medecin-du-travail  A A - ?
application         A A ? A
assurance-maladie   - - - -
assureur-employeur  - - - -
"""
ALL_MASKED_AUTHOR_BLOCKED = """
personne            V V V V
auteur              ? ? ? V
medecin-traitant    S S S ?
equipe-de-soins     - - - -
infirmier-dentiste  - - - -
autre-avec-accord   - - - -
autre-sans-accord   - - - -
soignant-bloque     - - - -
samu-regulation     - - - -
bris-de-glace       - - - -
medecin-du-travail  - - - -
application         ? ? ? ?
assurance-maladie   - - - -
assureur-employeur  - - - -
"""
CLOSED = """
personne            ? ? ? ?
auteur              ? ? ? ?
medecin-traitant    ? ? ? ?
equipe-de-soins     ? ? ? ?
infirmier-dentiste  ? ? ? ?
autre-avec-accord   ? ? ? ?
autre-sans-accord   - - - -
soignant-bloque     ? ? ? ?
samu-regulation     ? ? ? ?
bris-de-glace       ? ? ? ?
medecin-du-travail  ? ? ? ?
application         ? ? ? ?
assurance-maladie   - - - -
assureur-employeur  - - - -
"""
CLOSED_ON_REFUSALS = """
personne            ? ? ? ?
auteur              ? ? ? ?
medecin-traitant    ? ? ? ?
equipe-de-soins     ? ? - ?
infirmier-dentiste  ? ? - ?
autre-avec-accord   ? ? - ?
autre-sans-accord   - - - -
soignant-bloque     - - - -
samu-regulation     - - - -
bris-de-glace       ? ? ? ?
medecin-du-travail  ? ? - ?
application         ? ? ? ?
assurance-maladie   - - - -
assureur-employeur  - - - -
"""
NOT_ACTIVATED = NOTHING_CHOSEN.replace("personne            V V V V", "personne            - - - -").replace(
    "auteur              V V V V", "auteur              V V V -"
)


@pytest.mark.parametrize(
    ("choices", "drawn"),
    [
        ("", NOTHING_CHOSEN),
        ("masquer-un bloquer refuser-samu", AS_DRAWN),
        ("masquer-tout bloquer bloquer-auteur", ALL_MASKED_AUTHOR_BLOCKED),
        ("fermer", CLOSED),
        ("fermer masquer-un bloquer refuser-samu", CLOSED_ON_REFUSALS),
        ("non-active", NOT_ACTIVATED),
    ],
)
def test_a_state_is_as_it_was_decided(choices: str, drawn: str) -> None:
    rows = matrix(RULES, choices.split())
    lines = [f"{row.reader.id:<20}{' '.join(LETTERS[cell.verdict] for cell in row.cells)}" for row in rows]
    assert "\n".join(lines) == drawn.strip()


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        (
            "",
            "L’équipe de soins voit les documents, sauf si la personne refuse. En urgence, le Samu peut voir ; "
            "le bris de glace aussi, si la personne ne peut rien dire.",
        ),
        (
            "masquer-un bloquer refuser-samu",
            "Le compte rendu masqué reste visible de son auteur et, selon la Cour des comptes, du médecin traitant. "
            "Le soignant bloqué ne voit rien. "
            "Le Samu ne voit rien ; par bris de glace, voir le compte rendu masqué n’est pas établi.",
        ),
        (
            "bloquer bloquer-auteur masquer-tout refuser-samu refuser-bris",
            "Tout est masqué, mais le médecin traitant voit encore, selon la Cour des comptes. "
            "Ce que le soignant bloqué voit encore de ce qu’il a déposé n’est pas établi. "
            "Ni le Samu ni le bris de glace n’ouvrent l’espace.",
        ),
        (
            "refuser-samu refuser-bris",
            "L’équipe de soins voit les documents, sauf si la personne refuse. "
            "Ni le Samu ni le bris de glace n’ouvrent l’espace ; consciente, la personne peut donner son accord.",
        ),
        (
            "fermer masquer-un bloquer",
            "L’espace est fermé ; tout est archivé dix ans, et revient s’il est rouvert. "
            "Savoir si la personne peut encore lire n’est pas établi : mieux vaut enregistrer ses documents avant. "
            "Savoir si un soignant peut encore lire, même en urgence, n’est pas établi.",
        ),
        (
            "non-active",
            "L’espace n’est pas activé : la personne ne voit rien, mais des soignants peuvent déjà lire. "
            "En urgence, le Samu peut voir ; le bris de glace aussi, si la personne ne peut rien dire.",
        ),
    ],
)
def test_a_plain_sentence_is_as_it_was_decided(choices: str, said: str) -> None:
    assert plain_sentence(RULES, choices.split()).replace("\N{NO-BREAK SPACE}", " ") == said


def test_a_recent_result_may_be_delayed() -> None:
    cell = cell_of((), "personne", "resultat-recent")
    assert (LABELS[cell.verdict], cell.note) == ("Voit", "délai possible")
    assert "différer" in cell.sentence


def test_the_table_is_read_from_any_content_folder() -> None:
    assert load_rules(ROOT).choices[0].title == "Masquer un document"
