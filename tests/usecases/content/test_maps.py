"""Maps of pathways: each step is on one chapter, each answer leads to what it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mediateur.paths import resources
from mediateur.pathways.library import load_library
from mediateur.pathways.model import Pathway
from mediateur.pictures import tokens
from mediateur.pictures.pathway_map import Shape
from mediateur.usecases.content.maps import INDEX, chapters, parts, write_maps
from tests.pathways import samples

INK = tokens.load(resources() / "themes" / "tokens.json").theme("clair")


def made(tmp_path: Path, **changes: object) -> Pathway:
    raw = samples.pathway() | changes
    return load_library(samples.write(tmp_path, pathway=raw)).pathways[0]


def test_the_trunk_tells_where_each_answer_leads(tmp_path: Path) -> None:
    trunk, branch = chapters(made(tmp_path))
    before, one, two, three = trunk.stops
    assert (before.title, before.onward) == ("Avant de commencer", ("Faire",))
    assert [(arrow.labels, arrow.target.title) for arrow in before.arrows] == [
        (("Détour",), "A1 · Titre detour"),
        (("Rien",), "Fin plus-tard"),
        (("S’il manque quelque chose",), "Fin preparer"),
    ]
    assert (one.badge, one.onward) == ("1", ("Oui",))
    assert two.notes == ("Peuvent bloquer\N{NO-BREAK SPACE}: Ça bloque",)
    assert [(arrow.labels, arrow.target.shape) for arrow in two.arrows] == [
        (("Ça bloque",), Shape.OBSTACLE),
        (("On réessaie",), Shape.AGAIN),
    ]
    assert two.arrows[1].target.title == "Reprendre à 1 · Titre un"
    assert "2 essais au plus" in two.arrows[1].target.note
    assert three.notes[1:] == ("On y vient aussi depuis\N{NO-BREAK SPACE}: A1",)
    assert branch.stops[0].notes[1:] == ("On y vient depuis\N{NO-BREAK SPACE}: 1",)
    assert [(arrow.labels, arrow.target.title) for arrow in three.arrows] == [
        (("Oui",), "Fin fini"),
        (("Non",), "Fin plus-tard"),
    ]
    assert [(arrow.target.title, arrow.labels) for arrow in trunk.foot] == [
        ("Ça bloque", ("Reprendre un autre jour → Fin plus-tard",))
    ]
    assert branch.stops[0].badge == "A1"
    assert branch.notes == ("On y vient depuis\N{NO-BREAK SPACE}: avant de commencer\N{NO-BREAK SPACE}; 1 (Titre un).",)


def test_branches_that_lead_to_one_another_are_one_chapter_in_their_order(tmp_path: Path) -> None:
    branches = [
        samples.step("dernier", samples.to("trois"), samples.ends_at("plus-tard")),
        samples.step("seul", samples.to("trois"), samples.ends_at("plus-tard")),
        samples.step("detour", samples.to("dernier"), samples.to("seul", id="seul") | {"step": "trois"}),
    ]
    cut = parts(made(tmp_path, branches=branches))
    assert [[step.id for step in part.steps] for part in cut] == [
        ["un", "deux", "trois"],
        ["detour", "dernier"],
        ["seul"],
    ]


def test_a_pathway_with_names_that_lead_nowhere_is_drawn_all_the_same(tmp_path: Path) -> None:
    trunk = [samples.step("un", samples.to("absent"), samples.ends_at("nulle-part"), samples.hinders("inconnu"))]
    told = [arrow.target.title for arrow in chapters(made(tmp_path, trunk=trunk, branches=[]))[0].stops[1].arrows]
    assert told == ["? · absent", "nulle-part", "inconnu"]


@pytest.fixture(scope="module")
def shipped() -> tuple[Pathway, ...]:
    return load_library(resources()).pathways


def test_every_step_answer_and_end_of_the_content_that_ships_is_on_a_map(shipped: tuple[Pathway, ...]) -> None:
    assert shipped
    for pathway in shipped:
        stops = [stop for chapter in chapters(pathway) for stop in chapter.stops if stop.badge]
        assert sorted(stop.title for stop in stops) == sorted(step.title for step in pathway.steps)
        assert len({stop.badge for stop in stops}) == len(pathway.steps)
        for stop, step in zip(stops, [step for part in parts(pathway) for step in part.steps], strict=True):
            drawn = [*stop.onward, *(label for arrow in stop.arrows for label in arrow.labels)]
            assert sorted(drawn) == sorted(answer.label for answer in step.answers)


def test_files_are_written_and_listed(tmp_path: Path, shipped: tuple[Pathway, ...]) -> None:
    folder = tmp_path / "a" / "b"
    names = write_maps(shipped, folder, INK)
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert len(names) == 1 + sum(len(parts(pathway)) for pathway in shipped)
    index = (folder / INDEX).read_text(encoding="utf-8")
    assert re.findall(r'href="([^"]+)"', index) == list(names[1:])
    assert write_maps(shipped, folder, INK) == names


def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    names = write_maps([made(tmp_path / "contenu", id="../dehors")], tmp_path / "cartes", INK)
    assert names[1] == "---dehors-01-tronc.svg"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cartes", "contenu"]


def test_a_counted_try_is_never_drawn_as_the_way_on(tmp_path: Path) -> None:
    again = samples.to("suivant", retry=2, after="bloque") | {"id": "encore", "label": "Encore"}
    branches = [
        samples.step("detour", samples.to("suivant"), again),
        samples.step("suivant", samples.to("trois"), samples.ends_at("plus-tard")),
    ]
    first, second = chapters(made(tmp_path, branches=branches))[1].stops
    assert first.onward == ("Oui",)
    assert [(arrow.labels, arrow.target.shape) for arrow in first.arrows] == [(("Encore",), Shape.AGAIN)]
    assert second.notes == ("Peuvent bloquer\N{NO-BREAK SPACE}: Ça bloque",)
