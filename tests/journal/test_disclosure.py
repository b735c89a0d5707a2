"""Figures to share: what is shown, what is told together, and in which words."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediateur.content.text import NBSP
from mediateur.content.vocabulary import AGES, AUTONOMY, OBSTACLES
from mediateur.journal.disclosure import (
    ACCOMPANIED,
    RIGHTS_EXERCISED,
    TOUCHED,
    Scope,
    SharedTable,
    Shown,
    percentages,
    protect,
)
from mediateur.journal.figures import Cell, Table
from tests.journal.sharing import HEADLINES, journal, span, tables

RIGHTS = {"cloture": "Fermeture", "masquage": "Masquage", "opposition": "Opposition", "blocage": "Blocage"}
WEEKS = {"2026-W01": "S1", "2026-W02": "S2", "2026-W03": "S3", "2026-W04": "S4"}
MARCH = Scope(dt.date(2026, 3, 1), dt.date(2026, 3, 31))
SPRING = Scope(dt.date(2026, 3, 1), dt.date(2026, 5, 31))


def table(name: str, labels: Mapping[str, str], numbers: Sequence[int], of: str = "") -> Table:
    cells = tuple(Cell(code, label, n) for (code, label), n in zip(labels.items(), numbers, strict=False))
    return Table(name, name, cells, sum(numbers) if of else None, of)


def heads(*numbers: int) -> Table:
    return table("headlines", HEADLINES, numbers)


def told(shared: SharedTable) -> dict[str, str]:
    return {cell.label.replace(NBSP, " "): cell.text.replace(NBSP, " ") for cell in shared.cells}


def one(heads_: Table, *others: Table) -> dict[str, SharedTable]:
    return {found.id: found for found in protect([heads_, *others]).tables}


def test_ages_are_told_with_their_neighbours() -> None:
    ages = one(heads(171), table("ages", AGES, (2, 3, 5, 7, 36, 45, 67, 6), TOUCHED))["ages"]
    assert told(ages) == {
        "Moins de 40 ans": "17",
        "40 à 59 ans": "36",
        "60 à 69 ans": "45",
        "70 ans et plus ou non précisé": "73",
    }
    assert ages.total == 171
    assert ages.note.startswith("Tranches voisines réunies")


def test_weeks_are_told_with_their_neighbours() -> None:
    weeks = one(heads(40), table("weeks", WEEKS, (20, 5, 0, 15), TOUCHED))["weeks"]
    assert told(weeks) == {"S1": "20", "Semaines du 5 janvier au 25 janvier": "20"}


def test_small_rights_are_the_others() -> None:
    rights = one(heads(60, 60, 60, 0, 39), table("r", RIGHTS, (16, 12, 5, 6), RIGHTS_EXERCISED))["r"]
    assert told(rights) == {"Fermeture": "16", "Masquage": "12", "Autres, regroupés": "11"}
    assert rights.note == f"Regroupés{NBSP}: Opposition, Blocage."
    assert percentages(rights) == (41, 31, 28)


def test_a_sum_that_tells_its_parts_takes_one_more() -> None:
    rights = one(heads(90, 90, 90, 0, 80), table("r", RIGHTS, (30, 30, 10, 10), RIGHTS_EXERCISED))["r"]
    assert told(rights) == {"Fermeture": "30", "Autres, regroupés": "50"}


def test_obstacles_are_hidden_one_by_one() -> None:
    obstacles = one(heads(60), table("o", OBSTACLES, (34, 14, 0, 3)))["o"]
    assert list(told(obstacles).values()) == ["34", "14", "0", "< 11"]
    assert [cell.shown for cell in obstacles.cells][-1] is Shown.SMALL
    assert obstacles.note == f"«{NBSP}<{NBSP}11{NBSP}»{NBSP}: trop peu de personnes pour être partagé."


def test_a_small_rest_hides_the_narrower_headline_and_one_cell_of_its_table() -> None:
    shared = one(heads(171, 164, 92, 74, 0), table("autonomy", AUTONOMY, (51, 33, 65, 15), ACCOMPANIED))
    assert list(told(shared["headlines"]).values()) == ["171", "non montré", "92", "74", "0"]
    assert list(told(shared["autonomy"]).values()) == ["51", "33", "65", "non montré"]
    assert shared["autonomy"].total is None


@pytest.mark.parametrize(
    ("numbers", "texts"),
    [
        ((40, 5, 0, 0, 0), ["40", "< 11", "0", "0", "0"]),
        ((15, 5, 0, 0, 0), ["15", "non montré", "0", "0", "0"]),
        ((15, 13, 0, 0, 0), ["15", "non montré", "0", "0", "0"]),
        ((40, 5, 5, 18, 0), ["40", "< 11", "< 11", "non montré", "0"]),
        ((40, 20, 13, 12, 3), ["40", "20", "non montré", "non montré", "< 11"]),
        ((0, 0, 0, 0, 0), ["0", "0", "0", "0", "0"]),
    ],
)
def test_headlines(numbers: tuple[int, ...], texts: list[str]) -> None:
    assert list(told(one(heads(*numbers))["headlines"]).values()) == texts


def test_too_few_persons_are_refused_and_nothing_is_shown() -> None:
    shared = protect([heads(7, 7, 7, 7, 0), table("ages", AGES, (0, 0, 0, 0, 0, 0, 0, 7), TOUCHED)])
    assert shared.refused.startswith("Moins de 11")
    assert all(cell.n is None for found in shared.tables for cell in found.cells)
    with pytest.raises(ValueError, match="Moins de 11"):
        shared.sent(MARCH.last)


def test_a_period_of_nobody_is_not_compared_with_reports_that_never_left() -> None:
    shared = protect([heads(0, 0, 0, 0, 0), table("semaines", {}, (), TOUCHED)])
    assert shared.refused.startswith("Aucune personne touchée")
    assert "()" not in shared.refused


def test_the_same_period_is_shared_as_it_was_sent() -> None:
    first = protect([heads(60, 40, 29, 29, 0)], scope=MARCH).sent(dt.date(2026, 4, 2))
    again = protect([heads(59, 40, 29, 29, 0)], scope=MARCH, sent=[first])
    assert again.tables == first.tables
    assert "02/04/2026" in again.frozen


@pytest.mark.parametrize(("touched", "refused"), [(60, False), (64, True), (70, True), (71, False), (58, True)])
def test_a_difference_from_what_was_sent_is_nobody_or_enough(touched: int, refused: bool) -> None:
    sent = [protect([heads(60)], scope=MARCH).sent(MARCH.last)]
    assert bool(protect([heads(touched)], scope=SPRING, sent=sent).refused) is refused


def test_the_last_part_of_what_was_sent_does_not_tell_the_rest() -> None:
    april, may = (Scope(dt.date(2026, month, 1), dt.date(2026, month, 28)) for month in (4, 5))
    sent = [protect([heads(120, 60)], scope=SPRING).sent(SPRING.last)]
    sent.append(protect([heads(40, 5)], scope=MARCH, sent=sent).sent(SPRING.last))
    sent.append(protect([heads(40, 27)], scope=april, sent=sent).sent(SPRING.last))
    last = protect([heads(40, 28)], scope=may, sent=sent).tables[0]
    assert list(told(last).values()) == ["40", "non montré"]


def test_many_small_counts_in_one_sum_stay_free() -> None:
    months = [Scope(dt.date(2026, month, 1), dt.date(2026, month, 28)) for month in range(1, 13)]
    sent = [protect([heads(20), table("o", OBSTACLES, (1,))], scope=one_).sent(one_.last) for one_ in months]
    year = Scope(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    few, many = (protect([heads(240), table("o", OBSTACLES, (n,))], scope=year, sent=sent) for n in (13, 30))
    assert [told(found.tables[1]).popitem()[1] for found in (few, many)] == ["non montré", "30"]


def test_a_period_that_crosses_one_already_sent_is_refused() -> None:
    sent = [protect([heads(60)], scope=MARCH).sent(MARCH.last)]
    crossing = MARCH._replace(first=dt.date(2026, 3, 9), last=dt.date(2026, 4, 9))
    assert "recouvrent en partie" in protect([heads(80)], scope=crossing, sent=sent).refused
    after = Scope(dt.date(2026, 4, 1), dt.date(2026, 4, 9))
    assert not protect([heads(80)], scope=after, sent=sent).refused


def test_bands_are_regrouped_further_beside_what_was_sent() -> None:
    ages = table("ages", AGES, (0, 0, 0, 0, 20, 20, 20, 0), TOUCHED)
    sent = [protect([heads(60), ages], scope=MARCH).sent(MARCH.last)]
    wider = table("ages", AGES, (0, 0, 0, 0, 23, 30, 40, 0), TOUCHED)
    told_ = protect([heads(93), wider], scope=SPRING, sent=sent).tables[1]
    assert [cell.n for cell in told_.cells if cell.n] == [53, 40]


def test_what_is_not_coherent_is_an_error() -> None:
    with pytest.raises(ValueError, match="threshold"):
        protect([heads(60)], threshold=10)
    with pytest.raises(ValueError, match="does not add up"):
        protect([heads(60), table("ages", AGES, (1, 2), TOUCHED)])
    with pytest.raises(ValueError, match="exceeds"):
        protect([heads(60, 61)])


@settings(max_examples=150)
@given(
    ages=st.lists(st.integers(0, 30), min_size=8, max_size=8),
    helped=st.lists(st.integers(0, 30), min_size=4, max_size=4),
    rights=st.lists(st.integers(0, 25), min_size=4, max_size=4),
    obstacles=st.lists(st.integers(0, 25), min_size=6, max_size=6),
    threshold=st.integers(11, 20),
    use=st.integers(0, 60),
)
def test_properties(
    ages: list[int], helped: list[int], rights: list[int], obstacles: list[int], threshold: int, use: int
) -> None:
    touched = max(sum(ages), sum(helped))
    ages[-1] += touched - sum(ages)
    figures = [
        heads(touched, sum(helped), min(use, sum(helped)), use, sum(rights)),
        table("ages", AGES, ages, TOUCHED),
        table("autonomy", AUTONOMY, helped, ACCOMPANIED),
        table("rights", RIGHTS, rights, RIGHTS_EXERCISED),
        table("obstacles", OBSTACLES, obstacles),
    ]
    shared = protect(figures, threshold=threshold)
    assert shared == protect(figures, threshold=threshold)
    assert [found.id for found in shared.tables] == [found.id for found in figures]
    for found, given_ in zip(shared.tables, figures, strict=True):
        shown = [cell.n for cell in found.cells if cell.n is not None]
        assert not any(0 < n < threshold for n in shown)
        assert found.total is None or found.total == sum(shown) == given_.total
        assert sorted(code for cell in found.cells for code in cell.codes) == sorted(cell.code for cell in given_.cells)
        assert bool(found.note) or all(cell.n is not None and not cell.regrouped for cell in found.cells)
    first = [cell.n for cell in shared.tables[0].cells[:3] if cell.n is not None]
    assert not any(0 < a - b < threshold for a in first for b in first)


def _shuffled(figures: Sequence[Table]) -> list[Table]:
    return [found._replace(cells=tuple(random.Random(1).sample(found.cells, len(found.cells)))) for found in figures]


def test_the_order_in_which_cells_come_tells_nothing() -> None:
    scope = span(0, 8)
    for seed in range(20):
        figures = tables(journal(seed), scope)
        by_id = [
            {cell for found in shared for cell in found.cells}
            for shared in (protect(figures).tables, protect(_shuffled(figures)).tables)
        ]
        assert by_id[0] == by_id[1]
