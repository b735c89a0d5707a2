from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mediateur.content.lexicon import load_lexicon
from mediateur.content.manual import anchor_of, paragraphs, plain_of, read_manual, read_page
from mediateur.content.manual_proofs import manual_problems
from mediateur.content.readability import Passage, read, summary
from mediateur.content.text import french
from mediateur.paths import manual, resources

FOLDER = manual(resources())
PAGES = read_manual(FOLDER)
ROOT = FOLDER.parent.parent
PROMISES = ("décide et tape", "n’est gardé", "Dire non")
HEAVIEST = 3 * 1024 * 1024
MEAN_WORDS = 9.0
WRITTEN = """# Un titre : court
Deux lignes
d'un paragraphe, avec **du gras** et [un lien](autre.md#un-titre).

## Une partie ?

- un
- deux, sur
  deux lignes
1. trois

| Touche | Effet |
|---|---|
| **F1** | Aide. |

![Une image.](images/x.png)
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of the manual, to damage."""
    shutil.copytree(FOLDER, tmp_path / "manuel")
    return tmp_path / "manuel"


def found(folder: Path) -> set[tuple[str, str]]:
    return {(problem.file, problem.rule) for problem in manual_problems(folder)}


def add(folder: Path, page: str, text: str) -> None:
    path = folder / f"{page}.md"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


def test_a_page_is_read_into_its_parts() -> None:
    page = read_page("essai", WRITTEN)
    assert page.title == "Un titre\N{NO-BREAK SPACE}: court"
    assert [heading.level for heading in page.headings] == [1, 2]
    assert [(link.page, link.anchor) for link in page.links] == [("autre", "un-titre")]
    assert [picture.file for picture in page.pictures] == ["images/x.png"]
    told = [(heading.level, text) for heading, text in paragraphs(page)]
    assert told == [
        (1, "Deux lignes d’un paragraphe, avec du gras et un lien."),
        (2, "un"),
        (2, "deux, sur deux lignes"),
        (2, "trois"),
        (2, "Touche Effet"),
        (2, "F1 Aide."),
    ]


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Par où commencer", "par-où-commencer"),
        ("Ça bloque\N{NO-BREAK SPACE}?", "ça-bloque"),
        ("S’arrêter et reprendre", "sarrêter-et-reprendre"),
        ("Interne ou **Partageable**", "interne-ou-partageable"),
        ("Bilan en PDF", "bilan-en-pdf"),
    ],
)
def test_anchors_are_those_of_the_usual_viewers(heading: str, anchor: str) -> None:
    assert anchor_of(heading) == anchor


def test_reading_twice_changes_nothing() -> None:
    for page in PAGES:
        again = read_page(page.name, page.text)
        assert again == page
        for _, text in paragraphs(page):
            assert text == french(text) == plain_of(text)


def test_what_ships_is_sound_and_light() -> None:
    assert manual_problems(FOLDER) == ()
    assert len(PAGES) >= 27
    assert 0 < sum(path.stat().st_size for path in (FOLDER / "images").iterdir()) < HEAVIEST


def test_links_that_leave_the_manual_lead_to_what_stands_in_the_repository() -> None:
    outside = [link.target for page in PAGES for link in page.links if link.leaves]
    assert [target for target in outside if not (FOLDER / target.partition("#")[0]).exists()] == []


def test_the_three_promises_open_the_manual_and_what_is_kept_is_told() -> None:
    pages = {page.name: page.text for page in PAGES}
    assert all(promise in pages["README"] for promise in PROMISES)
    assert "ne garde jamais" in pages["vie-privee"]


def test_the_manual_is_easy_to_read() -> None:
    lexicon = load_lexicon(resources())
    passages = [
        Passage(page.name, heading.text, text, heard=False) for page in PAGES for heading, text in paragraphs(page)
    ]
    # The page for who runs the machine names files and commands.
    plain = [passage for passage in passages if passage.file not in ("administrateur", "raccourcis")]
    told = summary(read(plain, lexicon))
    assert told.longest <= 20
    assert told.words_per_sentence <= MEAN_WORDS
    assert set(told.initials) <= {"PDF", "AZERTY", "USB", "CSV", "XLSX"}
    assert len(told.hard) <= 25


@pytest.mark.parametrize(
    ("page", "text", "rule"),
    [
        ("accueil", "[Rien](rien.md)", "lien-mort"),
        ("accueil", "[Rien](journal.md#rien)", "lien-mort"),
        ("accueil", "[Rien](#rien)", "lien-mort"),
        ("accueil", "![Rien.](images/rien.png)", "image-absente"),
        ("accueil", "![](images/accueil.png)", "image-muette"),
        ("accueil", "# Un autre titre", "titre"),
        ("accueil", "#### Un titre trop bas", "titre"),
        ("accueil", "## Choisir une carte", "titre-double"),
        ("accueil", f"{'Mot ' * 21}.", "phrase-longue"),
    ],
)
def test_a_damaged_page_is_found(copy: Path, page: str, text: str, rule: str) -> None:
    add(copy, page, text)
    assert (f"manuel/{page}.md", rule) in found(copy)


def test_a_page_that_nobody_reaches_and_an_idle_picture_are_found(copy: Path) -> None:
    (copy / "perdue.md").write_text("# Perdue\n", encoding="utf-8")
    shutil.copy(copy / "images" / "accueil.png", copy / "images" / "oisive.png")
    assert found(copy) == {("manuel/perdue.md", "page-perdue"), ("manuel/images/oisive.png", "image-inutile")}


def test_a_page_that_goes_is_missed_by_those_that_lead_to_it(copy: Path) -> None:
    (copy / "journal.md").unlink()
    assert ("manuel/README.md", "lien-mort") in found(copy)


def test_a_page_that_is_no_text_is_found(copy: Path) -> None:
    (copy / "journal.md").write_bytes(b"\xff\xfe\x00")
    assert found(copy) == {("manuel", "forme")}


def test_a_folder_without_manual_has_none_to_prove(tmp_path: Path) -> None:
    assert manual_problems(tmp_path / "rien") == ()
