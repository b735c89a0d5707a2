"""The catalogue of rights that ships is sound, and each of its proofs fails on a catalogue that breaks it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from mediateur.content.facts import Confidence, Fact
from mediateur.content.problems import ContentError, Problem
from mediateur.content.text import french
from mediateur.rights.catalogue import (
    FOLDER,
    GROUPS,
    LETTERS,
    WHERE_LABELS,
    Where,
    cited_facts,
    load_catalogue,
    right_named,
)
from mediateur.rights.proofs_catalogue import catalogue_problems, right_texts
from tests.rights.table import CHOICES, FACTS, ROOT

Raw = dict[str, Any]
Damage = Callable[[list[Raw]], None]
RIGHTS = load_catalogue(ROOT)
URGENT = "urgence"


def _copy(folder: Path) -> Path:
    shutil.copytree(ROOT / FOLDER, folder / FOLDER)
    (folder / "icons").symlink_to(ROOT / "icons")
    return folder


def _damaged(folder: Path, damage: Damage, group: str = URGENT) -> Path:
    """Write a copy of the catalogue in which one group is damaged."""
    path = _copy(folder) / FOLDER / f"{group}.yaml"
    raw: list[Raw] = yaml.safe_load(path.read_text(encoding="utf-8"))
    damage(raw)
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return folder


def _found(root: Path, facts: tuple[Fact, ...] = FACTS) -> tuple[Problem, ...]:
    return catalogue_problems(root, facts, CHOICES)


def _set(*path: Any) -> Damage:
    """Put a value at a place of the second right of the group."""
    *way, last, value = path

    def damage(raw: list[Raw]) -> None:
        node: Any = raw[1]
        for key in way:
            node = node[key]
        node[last] = value

    return damage


def test_the_catalogue_that_ships_has_no_problem() -> None:
    assert _found(ROOT) == ()


def test_every_right_asked_for_is_there() -> None:
    asked = """opposition fermeture suppression reouverture masquer-un masquer-tout bloquer refuser-samu refuser-bris
        prevention accord-application retrait-application depot traces notifications secret-mineur lecteurs-interdits
        accord-soignants medecin-du-travail donnees cnil acces-injustifie resultat-differe recherche"""
    assert set(asked.split()) <= {right.id for right in RIGHTS}
    assert len(RIGHTS) >= 20
    assert [right.group for right in RIGHTS] == sorted((right.group for right in RIGHTS), key=list(GROUPS).index)
    assert {right.group for right in RIGHTS} == set(GROUPS)


def test_every_choice_that_one_may_make_is_opened_by_one_right() -> None:
    opened = sorted(right.choice for right in RIGHTS if right.choice)
    assert opened == sorted(set(CHOICES) - {"bloquer-auteur", "non-active"})


def test_every_letter_is_named_by_a_right_and_every_place_has_its_words() -> None:
    assert {letter for right in RIGHTS for letter in right.letters} == set(LETTERS)
    assert {way.where for right in RIGHTS for way in right.how} == set(Where) == set(WHERE_LABELS)


FORBIDDEN = re.compile(r"\b(refus|échecs?|patiente?s?|assurée?s?|cliente?s?|fra(?:gile|gilité)s?)\b|!|—|\.\.\.", re.I)
BARE_CODE = re.compile(
    r"\b(?:le|les|ce|ces|votre|vos|son|ses|du|au|un) codes?\b(?! provisoire| de connexion| pénal)", re.I
)


def test_no_text_judges_shouts_or_says_a_code_in_short() -> None:
    texts = [(right.id, text) for right in RIGHTS for _, text in right_texts(right)]
    assert len(texts) > 350
    assert [found for found in texts if FORBIDDEN.search(found[1]) or BARE_CODE.search(found[1])] == []
    assert [found for found in texts if french(found[1]) != found[1] or "'" in found[1]] == []


def test_what_is_not_known_sends_the_person_to_someone_who_may_know() -> None:
    """A way whose text says « non établi » or the like stands beside the 34 22, the caisse, the carer or the CNIL."""
    helping = {Where.HELPLINE, Where.FUND, Where.CARER, Where.CNIL, Where.APPLICATION}
    for right in RIGHTS:
        unsure = [way for way in right.how if re.search(r"établi|relevé", way.text)]
        helped = any("34\N{NO-BREAK SPACE}22" in way.text or way.where in helping for way in right.how)
        assert not unsure or helped, right.id


GOLDEN = """Refuser le « bris de glace »
« Bris de glace » : en danger immédiat, si vous ne pouvez rien dire, un soignant ouvre votre dossier. \
Vous pouvez dire non à l’avance.
Le dossier ne s’ouvre plus par ce moyen.
Cela vaut pour tout ce qu’il contient, allergies et traitements compris.
L’accès du Samu : c’est un autre choix, à part.
Si vous pouvez répondre, c’est vous qui donnez votre accord aux urgences.
Sans opposition, vous et votre médecin traitant êtes informés après un tel accès.
Dans les réglages de confidentialité. **Chemin exact non établi** : cherchez ensemble le mot « confidentialité », \
ou appelez le 34 22.
À faire avant l’urgence. Le temps de prise d’effet n’est pas établi.
Si vous ne pouvez rien dire
Un soignant peut ouvrir votre dossier.
Vous pouvez dire non à l’avance."""


def test_the_words_of_break_glass() -> None:
    right = right_named(RIGHTS, "refuser-bris")
    told = "\n".join(text for _, text in right_texts(right))
    assert told.replace("\N{NO-BREAK SPACE}", " ") == GOLDEN
    assert [law.article for law in right.legal] == [
        "Code de la santé publique, article L. 1111-17, I",
        "Code de la santé publique, article R. 1111-48",
    ]
    assert (right.choice, right.pathway, right.icon) == ("refuser-bris", "qui-voit-quoi", "siren")


LONG = "mot " * 21 + "."
DAMAGES: list[tuple[str, Damage, str, str]] = [
    ("an empty text", _set("plain", " "), "texte-vide", "plain"),
    ("an empty way", _set("how", 0, "text", ""), "texte-vide", "how site"),
    ("an empty word", _set("words", 0, ""), "texte-vide", "words"),
    ("nothing that changes", _set("changes", []), "nombre", "changes"),
    ("nothing that stays", _set("unchanged", []), "nombre", "unchanged"),
    ("no way", _set("how", []), "nombre", "how"),
    ("no fact", _set("facts", []), "nombre", "facts"),
    ("three words", _set("words", ["un", "deux", "trois"]), "nombre", "words"),
    ("nine words", _set("words", list("abcdefghi")), "nombre", "words"),
    ("three lines on the large screen", _set("show", "lines", ["Un.", "Deux.", "Trois."]), "nombre", "show"),
    ("three sentences", _set("plain", "Une. Deux. Trois."), "nombre", "plain"),
    ("a long sentence", _set("note", LONG), "phrase-longue", "note"),
    ("a long way", _set("how", 0, "text", LONG), "phrase-longue", "how site"),
    ("a long line", _set("show", "lines", ["mot " * 11]), "phrase-longue", "show, ligne 1"),
    ("a text told twice", _set("note", "Le dossier ne s'ouvre plus par ce moyen"), "texte-double", "note"),
    ("the title of another", _set("title", "Refuser l'accès du Samu"), "texte-double", "title"),
    ("the screen of another", _set("show", "title", "Accès du Samu"), "texte-double", "show"),
    ("the words of another", _set("words", 1, "appel au 15 et mon dossier"), "texte-double", "words 2"),
    ("a word given twice", _set("words", 1, "Bris de glace"), "texte-double", "words 2"),
    ("the same id", _set("id", "refuser-samu"), "id-double", "refuser-samu"),
    ("the id of another group", _set("id", "fermeture"), "id-double", "fermeture"),
    ("an unknown group", _set("group", "divers"), "groupe-inconnu", "refuser-bris"),
    ("the group of another file", _set("group", "prevention"), "groupe-inconnu", "refuser-bris"),
    ("an unknown choice", _set("choice", "tout-cacher"), "choix-inconnu", "refuser-bris"),
    ("an unknown icon", _set("icon", "licorne"), "icone-absente", "refuser-bris"),
    ("an unknown letter", _set("letters", ["lettre-au-pere-noel"]), "lettre-inconnue", "refuser-bris"),
    ("an unknown fact", _set("facts", 0, "invente"), "fait-inconnu", "refuser-bris"),
    ("a law without its fact", _set("legal", 0, "fact", "samu-regulation"), "article-sans-source", "legal"),
    ("another article", _set("legal", 0, "article", "Article L. 1111-99"), "article-sans-source", "legal"),
    ("a law without number", _set("legal", 0, "article", "La loi"), "article-sans-source", "legal"),
    ("an unknown field", _set("couleur", "bleu"), "forme", "refuser-bris"),
    ("an unknown place", _set("how", 0, "where", "mairie"), "forme", "refuser-bris"),
]


@pytest.mark.parametrize(("damage", "rule", "place"), [case[1:] for case in DAMAGES], ids=[case[0] for case in DAMAGES])
def test_a_damaged_right_is_found(tmp_path: Path, damage: Damage, rule: str, place: str) -> None:
    found = [problem for problem in _found(_damaged(tmp_path, damage)) if problem.rule == rule]
    assert found
    assert any(place in problem.place for problem in found)
    assert all(problem.message for problem in found)
    assert any(problem.file == f"{FOLDER}/{URGENT}.yaml" or rule == "id-double" for problem in found)


@pytest.mark.parametrize(
    ("confidence", "date"),
    [
        (Confidence.UNKNOWN, "2024"),
        (Confidence.WEAK, "2024"),
        (Confidence.CONFLICT, "2024"),
        (Confidence.LANDMARK, "2019"),
    ],
)
def test_a_fact_that_is_not_sure_must_be_told_as_such(tmp_path: Path, confidence: Confidence, date: str) -> None:
    """« ne-pas-lire » is made unsure, and cited by a right whose texts admit nothing of the kind."""
    facts = tuple(
        msgspec.structs.replace(fact, confidence=confidence, date=date) if fact.id == "ne-pas-lire" else fact
        for fact in FACTS
    )

    def damage(raw: list[Raw]) -> None:
        secret = next(right for right in raw if right["id"] == "secret-mineur")
        secret["facts"].append("ne-pas-lire")
        secret["delay"] = "Avant le soin."

    root = _damaged(tmp_path, damage, "qui-voit")
    assert [p for p in _found(root) if "secret-mineur" in p.place] == []
    assert [(p.rule, p.place) for p in _found(root, facts) if "secret-mineur" in p.place] == [
        ("certitude", "droit secret-mineur")
    ]


def test_every_wrong_reference_is_found_where_it_stands(tmp_path: Path) -> None:
    """All the facts, icons, choices and letters of the catalogue are misspelt at once."""
    _copy(tmp_path)
    for path in (tmp_path / FOLDER).glob("*.yaml"):
        raw: list[Raw] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entry in raw:
            entry["facts"] = [f"{name}-x" for name in entry["facts"]]
            entry["icon"] += "-x"
            entry["letters"] = [f"{name}-x" for name in entry.get("letters", [])]
            entry["choice"] = entry["choice"] + "-x" if entry.get("choice") else ""
        path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    found = [(problem.rule, problem.place.partition(",")[0]) for problem in _found(tmp_path)]
    for right in RIGHTS:
        place = f"droit {right.id}"
        assert found.count(("fait-inconnu", place)) == len(right.facts)
        assert found.count(("lettre-inconnue", place)) == len(right.letters)
        assert found.count(("article-sans-source", place)) == len(right.legal)
        assert found.count(("icone-absente", place)) == 1
        assert found.count(("choix-inconnu", place)) == bool(right.choice)


def test_a_file_that_is_missing_or_unreadable_is_told(tmp_path: Path) -> None:
    _copy(tmp_path)
    (tmp_path / FOLDER / "prevention.yaml").unlink()
    (tmp_path / FOLDER / "urgence.yaml").write_text("- id: [", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_catalogue(tmp_path)
    expected = {(f"{FOLDER}/prevention.yaml", "fichier-absent"), (f"{FOLDER}/urgence.yaml", "yaml")}
    assert {(problem.file, problem.rule) for problem in caught.value.problems} == expected
    assert expected <= {(problem.file, problem.rule) for problem in _found(tmp_path)}


def test_the_facts_of_a_right_are_counted_as_cited_and_a_right_is_found_by_its_id() -> None:
    opposition = right_named(RIGHTS, "opposition")
    assert set(opposition.facts) <= cited_facts(RIGHTS) <= {fact.id for fact in FACTS}
    with pytest.raises(KeyError):
        right_named(RIGHTS, "inconnu")
