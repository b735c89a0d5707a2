"""The demonstration plays in a process of its own, and leaves what it promises."""

from __future__ import annotations

import csv
import itertools
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from tests.manual.made import scenes, shown
from tests.manual.network import OF_NETWORK, OF_SHARING

REPOSITORY = Path(__file__).parents[2]
SCENES = [
    *("premiere-ouverture", "accueil", "trois-questions", "on-peut-commencer", "etape-trois-elements", "ca-bloque"),
    *("theme-sombre", "theme-contraste", "texte-200", "panneau", "ecran-usager", "ecran-neutre", "fin-du-parcours"),
    *("imprimer", "fin-de-seance", "seance-enregistree", "parcours", "droits", "journal", "reglages", "aide"),
    *("tableau", "a-recopier", "atelier", "formation", "qui-peut-voir-quoi", "entrainement"),
]
LEAST_COLOURS, ACTIVATED = 8, "Espace activé"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Play the demonstration once; return where it wrote, and the data folder that it must not touch."""
    target, data = tmp_path_factory.mktemp("demonstration"), tmp_path_factory.mktemp("dossier")
    screenless = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    environment = {**os.environ, **screenless, "MEDIATEUR_DOSSIER": str(data)}
    done = subprocess.run(
        [sys.executable, "-m", "mediateur", "demo", str(target)],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert str(target) in done.stdout
    return target, data


def test_the_guide_opens_and_has_its_pages(played: tuple[Path, Path]) -> None:
    target, _ = played
    for name in ("guide.pdf", "guide-gros.pdf"):
        with pypdfium2.PdfDocument(target / name) as guide:
            assert len(guide) >= 1
            text = guide[0].get_textpage().get_text_bounded()
            assert "Activer Mon espace santé" in text


def test_the_journal_holds_the_session_with_its_activated_space(played: tuple[Path, Path]) -> None:
    target, _ = played
    with (target / "journal.csv").open(encoding="utf-8-sig", newline="") as file:
        table = itertools.takewhile(str.strip, file)  # an empty line ends it: the export then tells of itself
        [record] = list(csv.DictReader(table, delimiter=";"))
    assert record[ACTIVATED] == "1"
    assert "Activer Mon espace santé" in record.values()


@pytest.mark.parametrize("scene", SCENES)
def test_each_scene_leaves_a_picture_that_shows_something(played: tuple[Path, Path], scene: str) -> None:
    target, _ = played
    pictures = [path for path in target.glob("*.png") if path.stem.partition("-")[2] == scene]
    assert pictures
    for picture in pictures:
        image = QImage(str(picture))
        assert not image.isNull()
        colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
        assert len(colours) >= LEAST_COLOURS


def test_the_manual_shows_only_what_the_demonstration_and_its_network_leave(played: tuple[Path, Path]) -> None:
    assert set(shown()) <= {*scenes(played[0]), *OF_NETWORK, *OF_SHARING}


def test_the_real_data_folder_is_left_alone(played: tuple[Path, Path]) -> None:
    _, data = played
    assert list(data.iterdir()) == []
