"""Synonyms lead to what the content says, and none of them is dead."""

from __future__ import annotations

import shutil
from pathlib import Path

from mediateur.paths import resources
from mediateur.pathways.search import Entry, Index, Kind
from mediateur.pathways.synonyms import FILE, Synonym, load_synonyms, synonym_problems
from mediateur.rights.catalogue import load_catalogue
from mediateur.usecases.content.proving import prove_all
from mediateur.usecases.search import dead_synonyms
from tests.pathways.shipped import library
from tests.pathways.whole import whole

KNOWN = {"pane", "site", "marche"}


def rules(*synonyms: Synonym) -> list[str]:
    return [problem.rule for problem in synonym_problems(synonyms, KNOWN)]


def test_those_that_ship_are_alive_and_lead_somewhere() -> None:
    shipped = load_synonyms(resources())
    assert len(shipped) > 50
    assert dead_synonyms(library(), load_catalogue(resources())) == ()
    assert [said for one in shipped for said in one.says if not whole().find(said)] == []


def test_a_dead_entry_is_named() -> None:
    assert rules(Synonym(says=("bug",), means=("site en panne",))) == []
    assert rules(Synonym(says=("bug",), means=("avion",))) == ["mot-sans-suite"]
    assert rules(Synonym(says=("bug",), means=())) == ["texte-vide"]
    twice = (Synonym(says=("bug", "un bug"), means=("panne",)), Synonym(says=("bugs",), means=("site",)))
    assert rules(*twice) == ["mot-double", "mot-double"]


def test_a_damaged_file_is_told_by_the_proofs(tmp_path: Path) -> None:
    root = tmp_path / "contenu"
    shutil.copytree(resources(), root)
    (root / FILE).write_text('- {says: ["bug"], means: ["hélicoptère"]}\n', encoding="utf-8")
    assert {(problem.file, problem.rule) for problem in prove_all(root).problems} == {(FILE, "mot-sans-suite")}


def test_every_word_of_a_meaning_is_in_one_phrase() -> None:
    entries = (
        Entry(Kind.SITUATION, "Le site est en panne", "", (), "oui"),
        Entry(Kind.SITUATION, "Le site", "", ("une voiture en panne",), "non"),
    )
    index = Index(entries, (Synonym(says=("plante",), means=("site en panne",)),))
    assert [found.entry.target for found in index.find("plante")] == ["oui"]


def test_a_group_of_words_is_read_before_each_of_them() -> None:
    entries = (
        Entry(Kind.SITUATION, "Elle semble confuse", "", (), "confusion"),
        Entry(Kind.SITUATION, "Elle a perdu son code", "", (), "code"),
    )
    index = Index(entries, (Synonym(says=("perdu la tête",), means=("confuse",)),))
    assert [found.entry.target for found in index.find("elle a perdu la tete")] == ["confusion"]
