"""Laws of « Qui peut voir quoi ? » that hold for every combination of choices, every reader and every kind."""

from __future__ import annotations

import re
from itertools import product

import pytest

from mediateur.content.text import sentences, word_count
from mediateur.rights.rules import cited_facts, load_rules
from mediateur.rights.verdicts import ICONS, LABELS, OPENNESS, Verdict, no_wider
from mediateur.rights.visibility import decisions, matrix, plain_sentence
from tests.rights.table import CHOICES, FACTS, GRIDS, KINDS, READERS, ROOT, RULES, STATES, cell_of, grid

MASKING = ("masquer-un", "masquer-tout")
DEPOSITED = tuple(kind for kind in KINDS if kind != "document-ajoute")
NEVER = ("assurance-maladie", "assureur-employeur", "autre-sans-accord")
KNOWN = {fact.id for fact in FACTS}


def _changed_by(choice: str, state: frozenset[str]) -> set[tuple[str, str]]:
    before, after = GRIDS[state - {choice}], GRIDS[state | {choice}]
    return {cell for cell in before if before[cell][:4] != after[cell][:4]}


def test_everything_asked_for_is_in_the_table() -> None:
    assert set(CHOICES) == set(
        "masquer-un masquer-tout bloquer bloquer-auteur refuser-samu refuser-bris fermer non-active".split()
    )
    assert len(READERS) == 14
    assert len(KINDS) == 4
    assert len(STATES) == 256


def test_every_cell_of_every_state_has_a_verdict_a_sentence_and_facts_that_exist() -> None:
    seen = 0
    for state, cells in GRIDS.items():
        assert set(cells) == set(product(READERS, KINDS)), state
        for cell in cells.values():
            assert cell.verdict in LABELS
            assert cell.sentence.endswith(".")
            assert cell.facts
            assert set(cell.facts) <= KNOWN
            seen += 1
    assert seen == 256 * 14 * 4


def test_the_seven_verdicts_are_all_met_and_all_worded() -> None:
    assert {cell.verdict for cells in GRIDS.values() for cell in cells.values()} == set(Verdict)
    assert len(Verdict) == 7
    assert set(LABELS) == set(ICONS) == set(OPENNESS) == set(Verdict)


@pytest.mark.parametrize("reader", NEVER)
def test_those_who_may_never_see_never_see(reader: str) -> None:
    for cells in GRIDS.values():
        assert {cells[reader, kind].verdict for kind in KINDS} == {Verdict.SEES_NOT}


def test_the_order_of_openness_is_an_order() -> None:
    for a, b, c in product(Verdict, repeat=3):
        assert no_wider(a, a)
        assert a is b or not (no_wider(a, b) and no_wider(b, a))
        assert no_wider(a, c) or not (no_wider(a, b) and no_wider(b, c))
        assert no_wider(Verdict.SEES_NOT, a)
        assert no_wider(a, Verdict.SEES)


def test_a_doubt_may_not_follow_a_closed_door_nor_open_into_a_view() -> None:
    assert not no_wider(Verdict.UNKNOWN, Verdict.SEES_NOT)
    assert [after for after in Verdict if no_wider(after, Verdict.UNKNOWN)] == [Verdict.SEES_NOT, Verdict.UNKNOWN]
    assert not no_wider(Verdict.WITH_CONSENT, Verdict.IN_EMERGENCY)


def test_other_entries_are_other_answers() -> None:
    tables = {state: matrix(RULES, state) for state in STATES}
    decided = {state: decisions(RULES, state) for state in STATES}
    for state, choice in product(STATES, CHOICES):
        other = state ^ {choice}
        assert (decided[state] == decided[other]) == (tables[state] == tables[other]), (sorted(state), choice)


@pytest.mark.parametrize("choice", CHOICES)
def test_no_choice_ever_widens_a_view(choice: str) -> None:
    """Masking and closing are among them."""
    for state in STATES:
        before, after = GRIDS[state - {choice}], GRIDS[state | {choice}]
        wider = [cell for cell in after if not no_wider(after[cell].verdict, before[cell].verdict)]
        assert not wider, (choice, sorted(state))


def test_masking_one_document_touches_that_document_only() -> None:
    for state in STATES:
        assert {kind for _, kind in _changed_by("masquer-un", state)} <= {"compte-rendu"}


def test_the_author_of_a_masked_document_keeps_seeing_it_while_open_and_not_blocked() -> None:
    looked = 0
    for state, cells in GRIDS.items():
        blocked = {"bloquer", "bloquer-auteur"} <= state
        if "fermer" in state or blocked or not state & set(MASKING):
            continue
        for kind in DEPOSITED if "masquer-tout" in state else ("compte-rendu",):
            assert cells["auteur", kind].verdict is Verdict.SEES, sorted(state)
            looked += 1
    assert looked == 24 * 1 + 48 * 3


def test_a_blocked_author_is_not_established_while_open() -> None:
    for state, cells in GRIDS.items():
        if {"bloquer", "bloquer-auteur"} <= state and "fermer" not in state:
            assert {cells["auteur", kind].verdict for kind in DEPOSITED} == {Verdict.UNKNOWN}


def test_the_author_of_what_the_person_added_is_the_person() -> None:
    for cells in GRIDS.values():
        assert cells["auteur", "document-ajoute"].verdict is cells["personne", "document-ajoute"].verdict


def test_masking_does_not_touch_the_person() -> None:
    for state, choice in product(STATES, MASKING):
        assert not {reader for reader, _ in _changed_by(choice, state)} & {"personne"}


def test_after_closing_nothing_is_established_but_what_was_refused_stays_refused() -> None:
    """No text says that a carer may still read, nor that none may: no cell of a closed space claims either."""
    for state, cells in GRIDS.items():
        if "fermer" not in state:
            continue
        before = GRIDS[state - {"fermer"}]
        for place, cell in cells.items():
            shut = before[place].verdict is Verdict.SEES_NOT
            assert cell.verdict is (Verdict.SEES_NOT if shut else Verdict.UNKNOWN), (sorted(state), place)


def test_what_the_person_added_is_established_for_herself_alone() -> None:
    sure = {Verdict.UNKNOWN, Verdict.SEES_NOT}
    for cells in GRIDS.values():
        for reader in (one for one in READERS if one not in {"personne", "auteur", "application"}):
            assert cells[reader, "document-ajoute"].verdict in sure, reader


def test_without_activation_the_person_sees_nothing_and_carers_may_already_read() -> None:
    for state, cells in GRIDS.items():
        if "non-active" not in state:
            continue
        assert {cells["personne", kind].verdict for kind in KINDS} == {Verdict.SEES_NOT}
        if not state & {"fermer", "masquer-tout"}:
            assert cells["equipe-de-soins", "ordonnance"].verdict is Verdict.SEES_UNLESS_REFUSED


@pytest.mark.parametrize(("choice", "row"), [("refuser-samu", "samu-regulation"), ("refuser-bris", "bris-de-glace")])
def test_each_emergency_refusal_changes_its_own_row_alone(choice: str, row: str) -> None:
    for state in STATES:
        assert {reader for reader, _ in _changed_by(choice, state)} <= {row}
        if choice in state:
            assert {GRIDS[state][row, kind].verdict for kind in KINDS} == {Verdict.SEES_NOT}
    assert {reader for reader, _ in _changed_by(choice, frozenset())} == {row}


def test_a_conscious_person_may_consent_whatever_is_refused_for_emergencies() -> None:
    for state in STATES:
        if not state & {"fermer", *MASKING}:
            assert GRIDS[state]["autre-avec-accord", "ordonnance"].verdict is Verdict.WITH_CONSENT
    for choices in ((), ("refuser-bris",)):
        assert "onsciente" in cell_of(choices, "bris-de-glace", "ordonnance").sentence


def test_blocking_touches_the_blocked_alone() -> None:
    for state in STATES:
        touched = {reader for reader, _ in _changed_by("bloquer", state)}
        assert touched <= {"soignant-bloque", *(("auteur",) if "bloquer-auteur" in state else ())}
        if "bloquer" in state:
            assert {GRIDS[state]["soignant-bloque", kind].verdict for kind in KINDS} == {Verdict.SEES_NOT}
    assert {reader for reader, _ in _changed_by("bloquer", frozenset())} == {"soignant-bloque"}


def test_a_choice_without_its_need_does_nothing() -> None:
    for state in STATES:
        if "bloquer" not in state:
            assert not _changed_by("bloquer-auteur", state)
            assert plain_sentence(RULES, state - {"bloquer-auteur"}) == plain_sentence(
                RULES, state | {"bloquer-auteur"}
            )


def test_changed_cells_are_those_whose_verdict_left_its_base() -> None:
    base = GRIDS[frozenset()]
    for cells in GRIDS.values():
        for place, cell in cells.items():
            assert cell.changed is (cell.verdict is not base[place].verdict)


def test_the_same_choices_give_the_same_answer_in_any_order() -> None:
    again = load_rules(ROOT)
    assert again == RULES
    for state in STATES:
        backwards = sorted(state, reverse=True)
        assert matrix(again, [*backwards, *backwards]) == matrix(RULES, state)
        assert plain_sentence(again, backwards) == plain_sentence(RULES, state)


def test_unknown_names_are_refused() -> None:
    for choices, reader, kind in (((), "voisin", "ordonnance"), ((), "auteur", "radio"), (("x",), "auteur", "radio")):
        with pytest.raises(KeyError):
            cell_of(choices, reader, kind)
    with pytest.raises(KeyError):
        plain_sentence(RULES, ("x",))


def test_the_facts_of_the_table_are_those_of_its_cells() -> None:
    assert cited_facts(RULES) == {name for cells in GRIDS.values() for cell in cells.values() for name in cell.facts}


NOTHING = {
    "Le Samu ne voit rien": ("samu-regulation",),
    "Le bris de glace est refusé": ("bris-de-glace",),
    "Ni le Samu ni le bris de glace n’ouvrent l’espace": ("samu-regulation", "bris-de-glace"),
    "Le soignant bloqué ne voit rien": ("soignant-bloque",),
    "la personne ne voit rien": ("personne",),
    "elle ne voit rien": ("personne",),
}
SAYS_NOTHING = re.compile(r"voit rien|n’ouvre|refusé")


def test_who_is_said_to_see_nothing_sees_nothing() -> None:
    said: set[str] = set()
    for state in STATES:
        text = plain_sentence(RULES, state)
        found = [phrase for phrase in NOTHING if phrase in text]
        assert len(SAYS_NOTHING.findall(text)) == len(found), text
        for reader in {reader for phrase in found for reader in NOTHING[phrase]}:
            assert {GRIDS[state][reader, kind].verdict for kind in KINDS} == {Verdict.SEES_NOT}, (text, reader)
        said.update(found)
    assert said == set(NOTHING)


def test_plain_sentences_are_one_to_three_and_short() -> None:
    for state in STATES:
        parts = sentences(plain_sentence(RULES, state))
        assert 1 <= len(parts) <= 3
        assert all(word_count(part) <= 20 and part.endswith(".") for part in parts)


def test_each_choice_alone_changes_what_is_said() -> None:
    alone = [plain_sentence(RULES, {choice}) for choice in CHOICES if choice != "bloquer-auteur"]
    alone += [plain_sentence(RULES, ()), plain_sentence(RULES, {"bloquer", "bloquer-auteur"})]
    assert len(set(alone)) == len(alone)


def test_a_refusal_of_an_emergency_access_is_always_heard_while_open() -> None:
    for state in STATES:
        if "fermer" not in state and state & {"refuser-samu", "refuser-bris"}:
            text = plain_sentence(RULES, state)
            assert ("Samu ne voit rien" in text or "Ni le Samu" in text) is ("refuser-samu" in state)
            assert ("glace est refusé" in text or "ni le bris" in text) is ("refuser-bris" in state)


def test_a_state_is_not_kept_between_calls() -> None:
    before = grid(frozenset())
    grid(frozenset(CHOICES))
    assert grid(frozenset()) == before


def test_one_reading_of_the_table_decides_as_each_cell_does_alone() -> None:
    for state in STATES:
        told = {
            (row.reader.id, kind): cell
            for row in matrix(RULES, state)
            for kind, cell in zip(KINDS, row.cells, strict=True)
        }
        assert told == {(who, kind): cell_of(state, who, kind) for who, kind in product(READERS, KINDS)}
