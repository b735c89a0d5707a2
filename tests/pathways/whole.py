"""The index that the window searches: pathways, situations, rights and papers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mediateur.paths import resources
from mediateur.usecases.content.library import Content
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.rights import Rights
from mediateur.usecases.search import Search


@cache
def whole() -> Search:
    """Return the search over everything that ships."""
    preferences = Preferences(Path(__file__).parent / "absent")
    content = Content(resources(), preferences)
    return Search(content, Rights(content), Printing(content, preferences))
