"""The news of a version: the real file is read whole, and an update is told of once."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediateur import paths
from mediateur.content.changelog import Part, Release, read
from mediateur.settings import FILE
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.program.news import News

TEXT = """# Journal

Ce qui change.

## [Non publié]

### Ajouté

- Un ajout : sur
  deux lignes.
- Un autre.

### Corrigé

## [0.1.0] - 2026-11-23

### Corrigé

- Rien d'autre.
"""


def test_versions_parts_and_lines_are_read() -> None:
    assert read(TEXT) == (
        Release("", "", (Part("Ajouté", ("Un ajout\N{NO-BREAK SPACE}: sur deux lignes.", "Un autre.")),)),
        Release("0.1.0", "2026-11-23", (Part("Corrigé", ("Rien d’autre.",)),)),
    )


def test_the_real_file_is_read_whole() -> None:
    text = paths.changelog().read_text(encoding="utf-8")
    lines = [line for release in read(text) for part in release.parts for line in part.lines]
    assert len(lines) == sum(line.startswith("- ") for line in text.splitlines()) > 20
    assert len("".join("".join(lines).split())) > 0.8 * len("".join(text.split()))


@pytest.mark.parametrize("text", ["", "rien", "- avant\n## [1]\n- sans partie\n"])
def test_what_is_written_otherwise_is_no_crash(text: str) -> None:
    assert all(release.parts == () for release in read(text))


def test_an_update_is_told_once_and_a_first_installation_is_not(data_folder: Path) -> None:
    preferences = Preferences(data_folder)
    assert not News(preferences, "0.1.0", Path("absent")).due()
    preferences.change(welcomed=True)
    assert not News(preferences, "0.1.0", Path("absent")).due()
    newer = News(Preferences(data_folder), "0.2.0", Path("absent"))
    assert (newer.due(), newer.due()) == (True, False)
    assert not News(Preferences(data_folder), "0.2.0", Path("absent")).due()


def test_one_who_has_used_a_version_that_told_nothing_is_told(data_folder: Path) -> None:
    Preferences(data_folder).change(welcomed=True)
    assert News(Preferences(data_folder), "0.2.0", Path("absent")).due()


def test_settings_that_cannot_be_kept_and_a_lost_file_are_no_crash(data_folder: Path) -> None:
    (data_folder / FILE).mkdir(parents=True)
    news = News(Preferences(data_folder), "0.2.0", data_folder / "absent")
    assert (news.due(), news.releases()) == (False, ())
