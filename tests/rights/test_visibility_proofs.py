"""Each proof of the table fails on a table that breaks it, and names the file, the place, the rule and the remedy."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from mediateur.content.facts import Confidence, Fact
from mediateur.content.problems import ContentError, Problem
from mediateur.rights.rules import FILE, load_rules, visibility_problems
from tests.rights.table import FACTS, ROOT, raw_table

Raw = dict[str, Any]
Damage = Callable[[Raw], None]


def _written(folder: Path, raw: Raw) -> Path:
    (folder / "rights").mkdir(parents=True)
    (folder / "icons").symlink_to(ROOT / "icons")
    (folder / FILE).write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return folder


def _problems(folder: Path, damage: Damage, facts: tuple[Fact, ...] = FACTS) -> tuple[Problem, ...]:
    raw = raw_table()
    damage(raw)
    return visibility_problems(_written(folder / "content", raw), facts)


def _entry(raw: Raw, part: str, name: str) -> Raw:
    entries = raw[part] if part != "plain" else [line for topic in raw["plain"] for line in topic["lines"]]
    found: Raw = next(entry for entry in entries if entry["id"] == name)
    return found


def _set(part: str, name: str, key: str, value: Any) -> Damage:
    def damage(raw: Raw) -> None:
        _entry(raw, part, name)[key] = value

    return damage


def _copy(part: str, name: str, **changes: Any) -> Damage:
    """Add, at the end of a part, a copy of an entry with changes."""

    def damage(raw: Raw) -> None:
        raw[part].append(deepcopy(_entry(raw, part, name)) | changes)

    return damage


def _claim(name: str, **changes: Any) -> Damage:
    def damage(raw: Raw) -> None:
        _entry(raw, "plain", name)["claims"][0].update(changes)

    return damage


def _nothing(_raw: Raw) -> None:
    pass


def _del(part: str, name: str, key: str) -> Damage:
    def damage(raw: Raw) -> None:
        del _entry(raw, part, name)[key]

    return damage


def _drop_base(name: str) -> Damage:
    def damage(raw: Raw) -> None:
        raw["base"].remove(_entry(raw, "base", name))

    return damage


def _add_topics(raw: Raw) -> None:
    claims = [{"readers": ["assureur-employeur"], "verdicts": ["ne-voit-pas"]}]
    raw["plain"].append({"id": "encore", "lines": [{"id": "encore", "say": "Encore.", "claims": claims}]})


def _no_topic(raw: Raw) -> None:
    raw["plain"] = []


LONG = "mot " * 21 + "."
DAMAGES: list[tuple[str, Damage, str, str]] = [
    ("an unknown reader", _set("rules", "bloque", "readers", ["voisin"]), "lecteur-inconnu", "règle bloque"),
    ("an unknown reader, claimed", _claim("bloque", readers=["voisin"]), "lecteur-inconnu", "phrase bloque"),
    ("an unknown kind", _set("rules", "bloque", "kinds", ["radio"]), "document-inconnu", "règle bloque"),
    ("an unknown kind, claimed", _claim("bloque", kinds=["radio"]), "document-inconnu", "phrase bloque"),
    ("an unknown choice", _set("rules", "bloque", "when", ["bouder"]), "choix-inconnu", "règle bloque"),
    ("an unknown choice, said", _set("plain", "bloque", "when", ["bouder"]), "choix-inconnu", "phrase bloque"),
    ("an unknown need", _set("choices", "fermer", "needs", "bouder"), "choix-inconnu", "choix fermer"),
    ("an unknown fact", _set("rules", "bloque", "facts", ["invente"]), "fait-inconnu", "règle bloque"),
    ("no fact", _set("base", "personne-lit", "facts", []), "sans-fait", "base personne-lit"),
    ("an unknown verdict", _set("rules", "bloque", "verdict", "peut-etre"), "forme", "rules, bloque, verdict"),
    ("an unknown key", _set("rules", "bloque", "color", "rouge"), "forme", "rules, bloque"),
    ("a reader of another name", _set("readers", "auteur", "id", "elle"), "lecteur-inconnu", "base auteur-lit"),
    ("a missing key", _del("rules", "bloque", "sentence"), "forme", "rules, bloque"),
    ("a missing cell", _drop_base("samu-lit"), "case-absente", "case samu-regulation × ordonnance"),
    ("two base answers", _copy("base", "samu-lit", id="bis"), "case-double", "base bis"),
    ("a base with choices", _set("base", "samu-lit", "when", ["fermer"]), "base-avec-choix", "base samu-lit"),
    ("a double rule", _copy("rules", "bloque", id="bis"), "regle-double", "règle bis"),
    ("two rules with one id", _copy("rules", "bloque", when=["fermer", "bloquer"]), "id-double", "base, rules"),
    ("two readers with one id", _copy("readers", "auteur"), "id-double", "readers"),
    ("two kinds with one id", _copy("kinds", "ordonnance"), "id-double", "kinds"),
    ("two choices with one id", _copy("choices", "fermer"), "id-double", "choices"),
    ("two lines with one id", _set("plain", "bloque", "id", "ferme"), "id-double", "plain"),
    ("a rule hidden by a later one", _copy("rules", "refus-bris", id="z", when=[]), "regle-oisive", "base bris-lit"),
    ("a line never said", _set("plain", "rien-de-masque", "when", ["fermer", "bloquer"]), "phrase-oisive", "phrase"),
    ("a view that widens", _set("rules", "masque-urgence", "verdict", "voit"), "regle-elargit", "règle masque-urgence"),
    (
        "a doubt after a no",
        _copy("rules", "masque-urgence", id="z", readers=["assurance-maladie"]),
        "regle-elargit",
        "",
    ),
    ("a lie", _claim("bloque", verdicts=["voit"]), "phrase-contredite", "phrase bloque"),
    ("a lie in one state", _set("plain", "un-masque-auteur-bloque", "when", ["fermer"]), "phrase-contredite", "phrase"),
    ("a line without proof", _set("plain", "bloque", "claims", []), "phrase-sans-preuve", "phrase bloque"),
    ("four sentences", _add_topics, "nombre-de-phrases", "plain"),
    ("no sentence", _no_topic, "nombre-de-phrases", "plain"),
    ("a missing sentence", _set("rules", "bloque", "sentence", " "), "texte-vide", "règle bloque"),
    ("a missing title", _set("kinds", "ordonnance", "title", ""), "texte-vide", "document ordonnance, title"),
    ("a missing caption", _set("choices", "fermer", "caption", ""), "texte-vide", "choix fermer, caption"),
    ("a line without words", _set("plain", "bloque", "say", ""), "texte-vide", "phrase bloque"),
    ("a long sentence", _set("rules", "bloque", "sentence", LONG), "phrase-longue", "règle bloque"),
    ("a long line", _set("plain", "bloque", "say", LONG), "phrase-longue", "phrase bloque"),
    ("a missing icon", _set("readers", "auteur", "icon", "licorne"), "icone-absente", "lecteur auteur"),
    ("a doubt on known facts", _set("rules", "masque-urgence", "facts", ["masquer"]), "fait-et-verdict", "règle"),
    ("a certainty on doubts", _set("rules", "bloque", "facts", ["masque-urgence"]), "fait-et-verdict", "règle bloque"),
]


def test_the_table_of_the_program_is_good() -> None:
    assert visibility_problems(ROOT, FACTS) == ()


def test_the_table_written_again_is_good(tmp_path: Path) -> None:
    assert _problems(tmp_path, _nothing) == ()


@pytest.mark.parametrize(("damage", "rule", "place"), [pytest.param(*d[1:], id=d[0]) for d in DAMAGES])
def test_a_damage_is_told_with_its_place(tmp_path: Path, damage: Damage, rule: str, place: str) -> None:
    found = [problem for problem in _problems(tmp_path, damage) if problem.rule == rule]
    assert found
    assert all(problem.file == FILE and problem.message.endswith(".") for problem in found)
    assert any(problem.place.startswith(place) for problem in found)


def test_a_fact_that_loses_its_certainty_is_seen(tmp_path: Path) -> None:
    doubts = tuple(
        msgspec.structs.replace(fact, confidence=Confidence.UNKNOWN) if fact.id == "medecin-du-travail" else fact
        for fact in FACTS
    )
    found = _problems(tmp_path, _nothing, doubts)
    assert [(problem.place, problem.rule) for problem in found] == [("base travail-avec-accord", "fait-et-verdict")]


def test_any_fact_that_goes_is_seen(tmp_path: Path) -> None:
    found = _problems(tmp_path, _nothing, ())
    cited = sum(len(rule["facts"]) for part in ("base", "rules") for rule in raw_table()[part])
    assert {problem.rule for problem in found} == {"fait-inconnu"}
    assert len(found) == cited


def test_a_missing_or_broken_file_is_a_problem_and_never_another_exception(tmp_path: Path) -> None:
    assert [problem.rule for problem in visibility_problems(tmp_path, FACTS)] == ["fichier-absent"]
    (tmp_path / "rights").mkdir()
    (tmp_path / FILE).write_text("base: [", encoding="utf-8")
    assert [problem.rule for problem in visibility_problems(tmp_path, FACTS)] == ["yaml"]


def test_a_table_with_a_hole_is_not_loaded(tmp_path: Path) -> None:
    raw = raw_table()
    _drop_base("samu-lit")(raw)
    with pytest.raises(ContentError) as caught:
        load_rules(_written(tmp_path / "content", raw))
    assert {problem.rule for problem in caught.value.problems} == {"case-absente"}
