"""Every text of a pathway is measured, where it is written."""

from __future__ import annotations

from pathlib import Path

import msgspec

from mediateur.content.lexicon import Lexicon
from mediateur.pathways.library import load_library
from mediateur.pathways.reading import passages, readability
from tests.pathways import samples


def test_every_text_is_read_in_the_file_where_it_is_written(tmp_path: Path) -> None:
    raw = samples.pathway()
    raw["trunk"][2] = {"use": "trois", "finish": "fini"}
    raw["ends"][1] = {"use": "plus-tard"}
    shared = samples.step("trois", {"id": "oui", "label": "Oui, partagé", "end": "fin"}, samples.ends_at("plus-tard"))
    more = {
        "pathways/steps/trois.yaml": shared,
        "pathways/ends/plus-tard.yaml": samples.end("plus-tard", "a-reprendre"),
    }
    library = load_library(samples.write(tmp_path, pathway=raw, more=more))
    found = list(passages(library.pathways[0], library))
    files = {passage.text: passage.file for passage in found}
    assert files["Titre un"] == files["Prépare" if "Prépare" in files else "Une carte"] == "pathways/essai.yaml"
    assert files["Titre trois"] == files["Oui, partagé"] == "pathways/steps/trois.yaml"
    assert files["Fin plus-tard"] == "pathways/ends/plus-tard.yaml"
    assert files["Appelez le 34\N{NO-BREAK SPACE}22."] == "pathways/obstacles/bloque.yaml"
    assert not _strings(library.pathways[0].steps) - set(files)


def _strings(steps: object) -> set[str]:
    """Return every text of steps that holds a space: what is written for somebody."""
    if isinstance(steps, str):
        return {steps} if " " in steps else set()
    if isinstance(steps, dict):
        return set().union(*map(_strings, steps.values()))
    if isinstance(steps, list | tuple):
        return set().union(*map(_strings, steps)) if steps else set()
    return _strings(msgspec.to_builtins(steps)) if isinstance(steps, msgspec.Struct) else set()


def test_what_the_person_hears_is_told_apart_from_what_the_mediator_reads(tmp_path: Path) -> None:
    library = load_library(samples.write(tmp_path))
    heard = {passage.text: passage.heard for passage in passages(library.pathways[0], library)}
    for said in (
        "Vous tapez un.",
        "Ligne un",
        "Phrase un.",
        "On essaie autrement.",
        "C’est la fin fini.",
        "Votre carte",
    ):
        assert heard[said]
    for read in (
        "Laisser la personne faire un.",
        "Ne jamais taper un.",
        "Regardez encore.",
        "Suite fini.",
        "Demandez.",
    ):
        assert not heard[read]


def test_the_worst_texts_and_the_totals_are_told(tmp_path: Path) -> None:
    raw = samples.pathway()
    raw["trunk"][0]["say"] = "La CNIL et le RGPD."
    raw["trunk"][1]["do"] = ["Un administrateur."]
    library = load_library(samples.write(tmp_path, pathway=raw))
    found = readability(library.pathways[0], library, Lexicon(), most=1)
    assert [reading.passage.place for reading in found.worst] == ["étape un, say"]
    assert found.heard.initials == ("CNIL", "RGPD")
    assert "administrateur" in found.read.hard
    assert "administrateur" not in found.heard.hard
    assert found.pathway == "essai"
