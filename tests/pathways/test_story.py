"""Stories mean something at each word, and situations lead where they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediateur.pathways.library import load_library
from mediateur.pathways.model import Pathway
from mediateur.pathways.proofs import prove
from mediateur.pathways.story import StoryError, play
from tests.pathways import samples
from tests.pathways.samples import Raw, load_pathway


@pytest.fixture
def pathway(tmp_path: Path) -> Pathway:
    return load_pathway(samples.write(tmp_path), "essai")


@pytest.mark.parametrize(
    ("story", "end"),
    [
        ("souhait=faire oui oui oui", "fini"),
        ("oui oui non", "plus-tard"),
        ("souhait=detour oui oui", "fini"),
        ("souhait=rien", "plus-tard"),
        ("oui !bloque +appeler oui oui", "fini"),
        ("oui bloque * >un-autre-jour", "plus-tard"),
        ("oui oui <un par-detour non", "plus-tard"),
        ("oui bloque PAUSE", "plus-tard"),
        ("PREPARER", "preparer"),
    ],
)
def test_a_story_leads_to_its_end(pathway: Pathway, story: str, end: str) -> None:
    assert play(pathway, story).state.end == end


@pytest.mark.parametrize(
    ("story", "why"),
    [
        ("jamais", "« jamais » ne veut rien dire à « un »."),
        ("oui oui oui oui", "« oui » vient après la fin « fini »."),
        ("couleur=bleu oui", "La question « couleur » n’existe pas."),
        ("souhait=bleu oui", "« souhait=bleu » ne veut rien dire à « début »."),
        ("!absent", "L’étape « un » ne propose pas l’obstacle « absent »."),
        ("oui bloque oui", "« oui » : l’obstacle « bloque » est ouvert."),
        ("+appeler", "« +appeler » : aucun obstacle n’est ouvert."),
        ("oui bloque +jamais", "« jamais » n’est pas un essai de « bloque »."),
        ("oui bloque * >jamais", "« >jamais » ne veut rien dire à « bloque »."),
    ],
)
def test_a_word_that_means_nothing_is_named(pathway: Pathway, story: str, why: str) -> None:
    with pytest.raises(StoryError) as caught:
        play(pathway, story)
    assert str(caught.value) == why


GOOD: Raw = {
    "id": "presse",
    "title": "Elle veut finir",
    "says": ["je veux finir", "vite fait"],
    "pathway": "essai",
    "story": "oui oui oui",
    "end": "fini",
}


def situated(root: Path, *situations: Raw) -> set[tuple[str, str, str]]:
    """Return the problems of the sample with these situations: file, place, rule."""
    samples.write(root, more={"situations/essai.yaml": list(situations)})
    return {(p.file, p.place, p.rule) for p in prove(load_library(root))}


def test_a_good_situation_has_no_problem(tmp_path: Path) -> None:
    assert situated(tmp_path, GOOD) == set()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"story": "oui jamais"}, "histoire"),
        ({"end": "plus-tard"}, "histoire"),
        ({"story": "oui"}, "histoire"),
        ({"pathway": "ailleurs"}, "parcours-absent"),
        ({"step": "ailleurs"}, "suite-inconnue"),
        ({"obstacle": "ailleurs"}, "obstacle-absent"),
        ({"says": ["une seule"]}, "texte-vide"),
        ({"title": ""}, "texte-vide"),
    ],
)
def test_a_wrong_situation_is_found(tmp_path: Path, change: Raw, rule: str) -> None:
    assert situated(tmp_path, GOOD | change) == {("situations/essai.yaml", "situation presse", rule)}


def test_two_situations_do_not_say_the_same_nor_bear_one_id(tmp_path: Path) -> None:
    other = GOOD | {"id": "pressee", "says": [*GOOD["says"]]}
    assert situated(tmp_path, GOOD, other) == {("situations/essai.yaml", "situation pressee", "texte-double")}
    twin = GOOD | {"says": ["autrement", "encore autrement"]}
    assert situated(tmp_path, GOOD, twin) == {("situations/essai.yaml", "presse", "id-double")}
