"""The cases that ship are sound, and each of their proofs fails on a case that breaks it."""

from __future__ import annotations

import copy
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.text import french
from mediateur.journal.privacy import inspect
from mediateur.paths import resources
from mediateur.training.cases import DATA, FOLDER, Saying, cited_facts, mixed, read_cases
from mediateur.training.proofs_cases import case_problems
from mediateur.usecases.content.proving import prove_all
from tests.pathways.shipped import library
from tests.training.practised import CASES, PATHWAYS, TOLD

Raw = dict[str, Any]
Damage = Callable[[Raw], None]
DAMAGED = "04-mauvais-numero.yaml"
FACTS = {fact.id for fact in library().facts}
LEAST = 10


def _damaged(folder: Path, damage: Damage, name: str = DAMAGED) -> Path:
    """Write a copy of the cases in which one is damaged."""
    shutil.copytree(resources() / "training", folder / "training")
    path = folder / FOLDER / name
    raw: Raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    damage(raw)
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return folder


def _found(root: Path) -> set[tuple[str, str]]:
    """Return the place and the rule of each problem."""
    return {(problem.place, problem.rule) for problem in case_problems(root, FACTS, PATHWAYS)}


def _set(*path: Any) -> Damage:
    """Put a value at a place of the case."""
    *way, last, value = path

    def damage(raw: Raw) -> None:
        node: Any = raw
        for key in way:
            node = node[key]
        node[last] = value

    return damage


def _only_wrong(raw: Raw) -> None:
    for saying in raw["scenes"][0]["moment"]["sayings"]:
        saying["right"] = False


def _no_right_way(raw: Raw) -> None:
    ways = raw["scenes"][0]["incidents"][0]["ways"]
    raw["scenes"][0]["incidents"][0]["ways"] = [way for way in ways if not way["right"]]


def _lost_scene(raw: Raw) -> None:
    raw["scenes"].append({"id": "perdue", "step": "preparer", "aside": True})


WAY = ("scenes", 0, "incidents", 0, "ways", 0)
SAYING = ("scenes", 0, "moment", "sayings", 0)


@pytest.mark.parametrize(
    ("damage", "place", "rule"),
    [
        (_set("pathway", "nulle-part"), "", "parcours-absent"),
        (_set("end", "nulle-part"), "end", "suite-inconnue"),
        (_set("scenes", 0, "step", "nulle-part"), "trois-elements", "suite-inconnue"),
        (_set("scenes", 0, "clicks", ["Ailleurs"]), "trois-elements", "libelle-inconnu"),
        (_set("scenes", 1, "chosen", "Ailleurs"), "choisir", "libelle-inconnu"),
        (_set("scenes", 0, "incidents", 0, "field", "Ailleurs"), "numero-refuse", "libelle-inconnu"),
        (_set("scenes", 0, "incidents", 0, "when", "attente"), "numero-refuse", ""),
        (_set(*WAY, "end", "nulle-part"), "relire", "suite-inconnue"),
        (_set(*WAY, "scene", "nulle-part"), "relire", "suite-inconnue"),
        (_set(*WAY, "facts", ["fait-invente"]), "relire", "fait-inconnu"),
        (_set(*WAY, "facts", []), "relire", "sans-source"),
        (_set(*SAYING, "id", "je-tape"), "je-tape", "id-double"),
        (_set(*SAYING, "text", "mot " * 21), "loupe", "phrase-longue"),
        (_set(*SAYING, "why", ""), "loupe, why", "texte-vide"),
        (_set("conduct", 0, "by", ["clavier"]), "conduct 1", "conduite-sans-preuve"),
        (_set("conduct", 0, "by", []), "conduct 1", "conduite-sans-preuve"),
        (_only_wrong, "trois-elements", "rien-de-juste"),
        (_no_right_way, "numero-refuse", "rien-de-juste"),
        (_no_right_way, "numero-refuse", "sans-issue"),
        (_lost_scene, "perdue", "jamais-atteinte"),
    ],
)
def test_a_broken_case_is_told(tmp_path: Path, damage: Damage, place: str, rule: str) -> None:
    found = _found(_damaged(tmp_path, damage))
    if rule:
        assert (place, rule) in found
    else:
        assert found == set()


def test_an_end_that_nothing_reaches_is_told(tmp_path: Path) -> None:
    found = _found(_damaged(tmp_path, _set("end", "activee"), "02-code-expire.yaml"))
    assert ("end", "jamais-atteinte") in found


def test_an_incident_that_never_comes_is_told(tmp_path: Path) -> None:
    def hide(raw: Raw) -> None:
        hidden = raw["scenes"][0]["incidents"][0]
        before = {**copy.deepcopy(hidden), "id": "avant", "when": "entree", "slip": False}
        for way in before["ways"]:
            way |= {"id": f"{way['id']}-avant", "end": "a-reprendre"}
        raw["scenes"][0]["incidents"] = [before, hidden]

    assert ("numero-refuse", "jamais-atteinte") in _found(_damaged(tmp_path, hide))


def test_a_field_without_invented_value_is_told(tmp_path: Path) -> None:
    root = _damaged(tmp_path, lambda _raw: None)
    (root / DATA).write_text("[]", encoding="utf-8")
    assert ("trois-elements", "donnee-absente") in _found(root)


def test_two_cases_of_one_name_are_told(tmp_path: Path) -> None:
    assert ("premiere-activation", "id-double") in _found(_damaged(tmp_path, _set("id", "premiere-activation")))


def test_too_few_cases_are_told(tmp_path: Path) -> None:
    root = _damaged(tmp_path, lambda _raw: None)
    for path in sorted((root / FOLDER).glob("*.yaml"))[5:]:
        path.unlink()
    assert ("", "nombre") in _found(root)


def test_a_case_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    root = _damaged(tmp_path, _set("minutes", "beaucoup"))
    assert ("minutes", "forme") in _found(root)


def test_what_ships_is_proved_with_the_rest() -> None:
    assert case_problems(resources(), FACTS, PATHWAYS) == ()
    assert [problem for problem in prove_all(resources()).problems if problem.file.startswith(FOLDER)] == []
    assert len(CASES) >= LEAST


def test_a_broken_case_fails_the_command(tmp_path: Path) -> None:
    root = tmp_path / "contenu"
    shutil.copytree(resources(), root)
    path = root / FOLDER / DAMAGED
    text = path.read_text(encoding="utf-8").replace("facts: [elle-tape, rien-garder]", "facts: [fait-invente]")
    path.write_text(text, encoding="utf-8")
    assert {problem.rule for problem in prove_all(root).problems} == {"fait-inconnu"}


def test_the_cases_asked_for_are_there() -> None:
    assert {case.id for case in CASES} >= {
        *("premiere-activation", "code-expire", "sms-absent", "mauvais-numero", "message-suspect", "dire-non"),
        *("parent-enfant", "peur-qui-voit", "sans-telephone", "proche-insistant"),
    }


def test_every_case_cites_facts_that_exist_and_refusing_has_its_case() -> None:
    for case in CASES:
        assert cited_facts(case) <= FACTS
    assert "opposition" in {case.end for case in CASES}


def test_what_is_right_is_not_always_first() -> None:
    asked = [scene.moment.sayings for case in CASES for scene in case.scenes if scene.moment is not None]
    places = {[saying.right for saying in mixed(sayings)].index(True) for sayings in asked}
    assert places >= {0, 1, 2}
    assert all(mixed(sayings) == mixed(reversed(sayings)) for sayings in asked)


@given(n=st.integers(2, 6), order=st.integers(1, 40))
def test_each_order_holds_everything_begins_by_another_part_and_comes_back_alike(n: int, order: int) -> None:
    parts = [Saying(id=f"phrase-{number}", right=not number, why="", facts=(), text="") for number in range(n)]
    shown, following = mixed(parts, order), mixed(parts, order + 1)
    assert sorted(each.id for each in shown) == sorted(each.id for each in parts)
    assert shown[0] != following[0]
    assert shown == mixed(reversed(parts), order)
    assert {mixed(parts, order + turn)[0] for turn in range(n)} == set(parts)


def test_invented_values_are_nobodys() -> None:
    for invented in TOLD.data:
        assert not re.search(r"[1-9]", invented.value + invented.slip)


def test_nobody_is_named_in_a_case() -> None:
    for case in CASES:
        texts = (
            case.person,
            case.says,
            *(part.reply for part in case.judged),
            *(saying.text for saying in case.sayings),
        )
        assert [text for text in texts if inspect(text).blocking] == []


def test_texts_are_typeset_and_do_not_shout() -> None:
    for case in CASES:
        texts = [saying.text for saying in case.sayings] + [part.why for part in case.judged]
        assert [text for text in texts if text != french(text) or "!" in text] == []


def test_every_case_is_read() -> None:
    assert len(read_cases(resources()).cases) == len(list((resources() / FOLDER).glob("*.yaml")))
