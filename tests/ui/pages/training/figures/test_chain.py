"""The chain from trainers to the persons reached: beside what the network may tell, by the names of territories."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from mediateur.errors import MediateurError
from mediateur.journal.statistics import Period
from mediateur.training.register import Role
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.training.figures.chain import HEADS, REACHED, SHORT
from mediateur.ui.pages.training.figures.territories import TerritoriesDialog
from mediateur.ui.pages.training.following.panel import FollowPart
from mediateur.ui.pages.training.following.tools import FIGURES
from mediateur.usecases.coordination.reach import Reach, Reached
from mediateur.usecases.preferences import Preferences
from tests.ui.audit import clipped, nameless, overflowing, small_targets
from tests.ui.conftest import show
from tests.ui.driving import calm, words
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french
from tests.ui.pages.training.conftest import Page, World, at_rest

YEAR = Period(dt.date(2025, 11, 1), dt.date(2026, 10, 31))
NETWORK = Reached(
    YEAR,
    (
        Reach("ardeche-nord", "Ardèche nord", "1240"),
        Reach("drome", "drome", "< 11"),
        Reach("vallee", "vallee", "non montré"),
    ),
)
Opened = Callable[[Callable[[], Reached | None]], Page]


@pytest.fixture
def opened(world: World, theme: Theme) -> Opened:
    def made(reached: Callable[[], Reached | None]) -> Page:
        world.usual()
        world.enter("Médiateur 7", territory="ARDECHE NORD", role=Role.TRAINER)
        world.enter("Médiateur 8", territory="Rhône")
        page = Page(FollowPart(world.register, str(world.file), reached=reached))
        page.part.refresh()
        show(page, WIDTH, HEIGHT)
        at_rest(page)
        page.part.tools.choose(FIGURES)
        page.part.tools.changed.emit()
        at_rest(page)
        return page

    return made


def lines(page: Page) -> dict[str, tuple[str, ...]]:
    return {row[0].replace("\xa0", " "): row[1:] for row in page.part.figures.chain.table.figures.rows}


def test_each_territory_stands_beside_the_one_of_that_name(opened: Opened) -> None:
    page = opened(lambda: NETWORK)
    assert page.part.figures.chain.table.figures.heads == (*HEADS, REACHED)
    assert lines(page) == {
        "Drôme": ("0", "4", "4", "3", "1", "< 11"),
        "Rhône": ("0", "1", "0", "0", "0", "territoire inconnu du réseau"),
        "Territoire non dit": ("0", "1", "0", "0", "0", "—"),
        "Ardèche": ("1", "0", "1", "0", "0", "territoire inconnu du réseau"),
        "ARDECHE NORD": ("1", "0", "0", "0", "0", "1\xa0240"),
        "vallee\nsans médiateur dans le registre": ("0", "0", "0", "0", "0", "non montré"),
    }
    assert "novembre 2025 à octobre 2026" in words(page)
    check_french(page)


def test_a_trainer_says_which_territory_is_which(opened: Opened, world: World) -> None:
    page = opened(lambda: NETWORK)
    page.part.figures.chain.which.click()
    dialog = open_dialog_of(page)
    assert isinstance(dialog, TerritoriesDialog)
    assert [*dialog.choices] == ["Ardèche", "ARDECHE NORD", "Drôme", "Rhône"]
    dialog.choices["Rhône"].set_value("vallee")
    dialog.save.click()
    at_rest(page)
    assert lines(page)["Rhône\ndans le réseau : vallee"] == ("0", "1", "0", "0", "0", "non montré")
    kept = Preferences(world.file.parent).current.network_territories
    assert [*kept.values()] == ["vallee"]
    assert "Rhône" not in str(kept), "no word of the register leaves it"
    page.part.figures.chain.which.click()
    again = open_dialog_of(page)
    assert isinstance(again, TerritoriesDialog)
    assert again.choices["Rhône"].value() == "vallee"
    again.choices["Rhône"].set_value("")
    again.save.click()
    at_rest(page)
    assert "Rhône" in lines(page)


def test_where_nothing_is_shared_it_says_so(opened: Opened) -> None:
    page = opened(lambda: None)
    chain = page.part.figures.chain
    assert chain.table.figures.heads == HEADS
    assert "pas de partage sur ce poste" in words(chain).replace("\xa0", " ")
    assert not chain.which.isVisible()


def test_a_network_that_cannot_be_read_leaves_the_register_readable(opened: Opened) -> None:
    def refuse() -> Reached | None:
        raise MediateurError("Impossible de lire le réseau.", "Rien n’a été modifié.")

    page = opened(refuse)
    assert "Impossible de lire le réseau." in words(page.part.figures.chain)
    assert lines(page)["Drôme"] == ("0", "4", "4", "3", "1")


def test_where_there_is_little_width_one_column_says_what_the_register_counts(opened: Opened) -> None:
    page = opened(lambda: NETWORK)
    page.resize(420, HEIGHT)
    calm(page)
    table = page.part.figures.chain.table
    assert table.figures.heads == ("Territoire", SHORT)
    assert lines(page)["Drôme\n0 formateur\n4 médiateurs\n4 formés\n3 attestés\n1 actif"] == ("< 11",)
    assert table.horizontalHeader().length() <= table.viewport().width()
    page.resize(WIDTH, HEIGHT)
    calm(page)
    assert table.figures.heads == (*HEADS, REACHED)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_holds_at_every_size_of_words(opened: Opened, theme: Theme, scale: float) -> None:
    theme.set(scale=scale)
    page = opened(lambda: NETWORK)
    calm(page)
    check_accessible(page, theme)
    assert overflowing(page) == []
    page.part.figures.chain.which.click()
    dialog = open_dialog_of(page)
    assert dialog is not None
    calm(page)
    assert [*nameless(dialog), *small_targets(dialog), *clipped(dialog)] == []
