"""The content in force: read once, with the data that this machine replaces, and told when it is damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mediateur.content.problems import ContentError
from mediateur.content.text import NBSP
from mediateur.paths import resources
from mediateur.pathways.model import Pathway, content_hash, encode
from mediateur.usecases.content.library import Content
from mediateur.usecases.preferences import Preferences
from tests.pathways.shipped import names, shipped

HOURS = "du lundi au vendredi, de 9 h 15 à 17 h 45"


@pytest.fixture
def preferences(data_folder: Path) -> Preferences:
    return Preferences(data_folder)


@pytest.fixture
def content(preferences: Preferences) -> Content:
    return Content(resources(), preferences)


def test_the_cards_and_pathways_are_those_that_ship(content: Content) -> None:
    assert {card.pathway for card in content.cards() if card.pathway} < set(names())
    assert [pathway.id for pathway in content.pathways()] == names()
    assert content.pathway("activer-adulte") is content.pathway("activer-adulte")
    assert content.titles()["activer-adulte"] == shipped("activer-adulte").title
    assert content.newest() == max(shipped(name).verified for name in names())
    assert [fact.id for fact in content.configurable()] == ["horaires-3422"]


def test_a_replaced_datum_appears_typeset_in_every_text_and_only_there(
    content: Content, preferences: Preferences
) -> None:
    shipped = content.pathway("activer-adulte")
    [fact] = content.configurable()
    places = encode(shipped).decode().count(fact.value)
    preferences.change(data={fact.id: HOURS})
    changed = content.pathway("activer-adulte")
    shown = HOURS.replace(" h ", f"{NBSP}h{NBSP}")
    assert places > 10
    assert encode(changed).decode().count(shown) == places - 1  # the fact itself keeps what its sources say
    assert encode(changed).decode().replace(shown, fact.value) == encode(shipped).decode()
    assert content_hash(changed) != content_hash(shipped)
    preferences.change(data={})
    assert content.pathway("activer-adulte") == shipped


def test_damaged_content_is_named_and_the_titles_of_the_journal_do_without(
    tmp_path: Path, preferences: Preferences
) -> None:
    root = tmp_path / "contenu"
    shutil.copytree(resources(), root)
    (root / "screens" / "choix.yaml").write_text("id: [", encoding="utf-8")
    content = Content(root, preferences)
    with pytest.raises(ContentError) as caught:
        content.pathway("activer-adulte")
    assert "screens/choix.yaml" in caught.value.happened
    assert "intacts" in caught.value.safe
    assert "mediateur verifier" in caught.value.remedy
    assert content.titles() == {}
    (root / "cards.json").unlink()
    assert content.titles() == {}
    with pytest.raises(ContentError, match=r"cards\.json"):
        content.cards()


def test_an_unknown_pathway_is_told(content: Content) -> None:
    with pytest.raises(ContentError, match=r"pathways/inconnu\.yaml"):
        content.pathway("inconnu")


def test_what_is_read_is_a_value(content: Content) -> None:
    assert isinstance(content.pathway("activer-adulte"), Pathway)
    assert hash(content.pathway("activer-adulte"))
