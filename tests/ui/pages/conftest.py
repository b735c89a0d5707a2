"""What pages are handed in tests: preferences in a folder of the test, a store in memory, the sample content."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget

from mediateur.content.text import french
from mediateur.paths import resources
from mediateur.pathways.cards import FILE as CARDS
from mediateur.ui.kit.theme import Theme
from mediateur.usecases.content.library import Content
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.rights import Rights
from mediateur.usecases.search import Search
from tests.pathways import samples
from tests.ui.audit import clipped, nameless, small_targets
from tests.ui.conftest import show
from tests.ui.fakes import MemoryStore

WIDTH, HEIGHT = 1366, 690
LAYOUT_PASSES = 4
WALKED = {"id": "essai", "title": "Un essai", "summary": "Essayer.", "minutes": 5, "icon": "check"}
LATER = {"id": "plus-tard", "title": "Plus tard", "summary": "Attendre.", "minutes": 5, "icon": "hand"}


@pytest.fixture
def preferences(data_folder: Path) -> Preferences:
    return Preferences(data_folder)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def places(store: MemoryStore, preferences: Preferences) -> Places:
    return Places(lambda: store, preferences)


@pytest.fixture
def content(tmp_path: Path, preferences: Preferences) -> Content:
    root = samples.write(tmp_path / "contenu")
    shutil.copytree(resources() / "rights", root / "rights")
    cards = [{**WALKED, "pathway": "essai"}, {**LATER, "group": "activer"}]
    (root / CARDS).write_text(json.dumps(cards), encoding="utf-8")
    return Content(root, preferences)


@pytest.fixture
def search(content: Content, preferences: Preferences) -> Search:
    return Search(content, Rights(content), Printing(content, preferences))


def check_accessible(page: QWidget, theme: Theme) -> None:
    """Check names, targets and words at 100 % and at 200 % in the least window."""
    for scale in (1.0, 2.0):
        theme.set(scale=scale)
        show(page, WIDTH, HEIGHT)
        for _ in range(LAYOUT_PASSES):
            QCoreApplication.sendPostedEvents()
        assert nameless(page) == []
        assert small_targets(page) == []
        assert clipped(page) == []


def check_french(page: QWidget) -> None:
    """Check the typography of every label, and that nothing shouts."""
    words = [label.text() for label in page.findChildren(QLabel)]
    assert [text for text in words if text != french(text) or "!" in text] == []
