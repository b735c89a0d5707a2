"""Charts: what is drawn is in proportion, hidden counts say nothing, and Qt and paper both read the drawing."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from mediateur.paths import resources
from mediateur.pictures import tokens
from mediateur.pictures.charts import COLUMN_HEIGHT, MOST_COLUMNS, Bar, Chart, bars, columns
from mediateur.pictures.svg import Picture

TOKENS = tokens.load(resources() / "themes" / "tokens.json")
INK = TOKENS.theme("clair")
LABELS = st.text(st.characters(codec="latin-1", categories=["L"]), min_size=1, max_size=30)
BARS = st.tuples(LABELS, st.integers(0, 10**6)).map(lambda drawn: Bar(*drawn))
CHARTS = st.lists(BARS, max_size=20).map(lambda drawn: Chart(tuple(drawn), "Une image"))


def rectangles(picture: Picture, colour: str = "chart_1") -> list[tuple[float, float]]:
    """Return the width and the height of what is filled with a colour."""
    root = ElementTree.fromstring(picture.svg)  # noqa: S314
    found = (one for one in root.iter() if one.tag.endswith("rect") and one.get("fill") == INK[colour])
    return [(float(one.get("width", 0)), float(one.get("height", 0))) for one in found]


@given(CHARTS, st.floats(120, 1200), st.floats(12, 40))
def test_bars_are_in_proportion_and_stay_inside(chart: Chart, width: float, size: float) -> None:
    picture = bars(chart, INK, width=width, size=size)
    drawn = rectangles(picture)
    counts = [bar.n for bar in chart.bars if bar.n]
    assert len(drawn) == len(counts)
    most = max((length for length, _ in drawn), default=0)
    assert most <= width
    for (length, _), n in zip(drawn, counts, strict=True):
        assert abs(length - most * n / max(counts)) <= 0.15 * size + 0.02
    assert picture.alt == "Une image"


@given(CHARTS)
def test_columns_are_the_last_that_fit(chart: Chart) -> None:
    drawn = rectangles(columns(chart, INK, width=600, size=16))
    counts = [bar.n for bar in chart.bars[-MOST_COLUMNS:] if bar.n]
    assert len(drawn) == len(counts)
    for (_, height), n in zip(drawn, counts, strict=True):
        assert abs(height - COLUMN_HEIGHT * 16 * n / max(counts)) < 0.02


def test_the_length_of_a_hidden_count_reveals_nothing() -> None:
    pictures = [
        bars(Chart((Bar("Confiance", None, shown="< 11"), Bar("Accès perdus", n)), "x"), INK, width=400, size=16)
        for n in (12, 5000)
    ]
    assert len({tuple(rectangles(picture, "bg_surface")) for picture in pictures}) == 1
    assert all("&lt; 11" in picture.svg for picture in pictures)
    assert len(rectangles(pictures[0])) == 1


def test_only_elements_that_paper_draws_too() -> None:
    chart = Chart((Bar("Touchées", 1234, "Une définition", True), Bar("Caché", None, shown="< 11")), "x")
    for picture in (bars(chart, INK, width=400, size=16), columns(chart, INK, width=400, size=16)):
        assert set(re.findall(r"<([a-z]+)", picture.svg)) <= {"svg", "title", "g", "rect", "text", "line"}
    assert "1\N{NO-BREAK SPACE}234" in bars(chart, TOKENS.paper(), width=400, size=12).svg
