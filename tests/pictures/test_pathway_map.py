"""The map of a chapter: every word is there, inside its box, and shapes say what colours say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from mediateur.pictures import metrics
from mediateur.pictures.pathway_map import WIDTH, Arrow, Chapter, Shape, Stop, Target, draw
from tests.pictures.samples import INKS, TOKENS, box_of, elements, parsed, texts

LIGHT = TOKENS.theme("clair")
END = Target(Shape.END, "On reprendra un autre jour")
OBSTACLE = Target(Shape.OBSTACLE, "Code perdu")
AGAIN = Target(Shape.AGAIN, "Reprendre à 1 · Ouvrir", "2 essais au plus ; ensuite, obstacle « Code perdu »")
ELSEWHERE = Target(Shape.STEP, "A1 · Demander un code")
CHAPTER = Chapter(
    "Un parcours",
    ("À tout moment, on peut s'arrêter.",),
    (
        Stop("1", "Ouvrir le site", "Est-il ouvert ?", ("Oui",), (Arrow(("Non",), END), Arrow(("Perdu",), OBSTACLE))),
        Stop(
            "2",
            "Choisir",
            "Que choisit-elle ?",
            (),
            (Arrow(("Encore", "Redire"), AGAIN), Arrow(("Un code",), ELSEWHERE)),
        ),
    ),
    (Arrow(("Revenir → On reprendra un autre jour",), OBSTACLE),),
)

WORD = st.text(alphabet=metrics.CHARACTERS.replace(" ", ""), min_size=1, max_size=16)
WORDS = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
TARGETS = st.builds(Target, st.sampled_from(Shape), WORDS, st.one_of(st.just(""), WORDS))
ARROWS = st.builds(Arrow, st.lists(WORDS, min_size=1, max_size=2).map(tuple), TARGETS)
STOPS = st.builds(
    Stop,
    st.sampled_from(("", "1", "B12")),
    WORDS,
    WORDS,
    st.lists(WORDS, max_size=2).map(tuple),
    st.lists(ARROWS, max_size=4).map(tuple),
    st.lists(WORDS, max_size=2).map(tuple),
)
CHAPTERS = st.builds(
    Chapter,
    WORDS,
    st.lists(WORDS, max_size=2).map(tuple),
    st.lists(STOPS, max_size=3).map(tuple),
    st.lists(ARROWS, max_size=3).map(tuple),
)


def shown(markup: str) -> str:
    return " ".join(text.text for text in texts(markup))


def test_every_word_is_written_once_where_it_is_expected() -> None:
    drawn = shown(draw(CHAPTER, LIGHT).svg)
    for words in ("Un parcours", "Ouvrir le site", "Est-il ouvert ?", "Encore", "Redire", "2 essais au plus"):
        assert words in drawn
    assert drawn.count("Code perdu") == 3
    assert drawn.count("A1 · Demander un code") == 1


def test_each_kind_of_target_has_its_own_shape() -> None:
    """An end is round, an obstacle dashed, another step has a bar: no colour is needed to tell them apart."""
    shapes = {}
    for shape in Shape:
        chapter = Chapter("T", (), (Stop("1", "E", "Q", (), (Arrow(("Oui",), Target(shape, "Cible")),)),))
        boxes = [one for one in elements(draw(chapter, TOKENS.paper()).svg) if one.name == "rect" and one.left >= 600]
        shapes[shape] = tuple((one.attributes.get("rx"), "stroke-dasharray" in one.attributes) for one in boxes[:2])
    assert float(shapes[Shape.END][0][0] or 0) > 15
    assert all(float(shapes[shape][0][0] or 0) < 5 for shape in Shape if shape is not Shape.END)
    assert [shape for shape in Shape if shapes[shape][0][1]] == [Shape.OBSTACLE]
    assert len({shapes[Shape.END], shapes[Shape.OBSTACLE], shapes[Shape.STEP]}) == 3
    assert len(shapes[Shape.STEP]) == len(shapes[Shape.AGAIN]) == 2


def test_an_arrow_goes_down_only_to_a_stop_that_follows() -> None:
    heads = [one for one in elements(draw(CHAPTER, LIGHT).svg) if one.attributes.get("d", "").endswith("z")]
    assert len(heads) == 5
    assert len([one for one in heads if "h14z" in one.attributes["d"]]) == 1


@pytest.mark.parametrize("ink", INKS)
def test_qt_draws_it_at_its_size_in_every_ink(qapp: QApplication, ink: dict[str, str]) -> None:
    picture = draw(CHAPTER, ink)
    renderer = QSvgRenderer(QByteArray(picture.svg.encode()))
    assert renderer.isValid()
    assert (renderer.defaultSize().width(), picture.width) == (960, WIDTH)
    assert renderer.defaultSize().height() == pytest.approx(picture.height, abs=1)


@given(CHAPTERS)
@settings(max_examples=120)
def test_every_text_stays_inside_its_box_and_no_two_overlap(chapter: Chapter) -> None:
    """Room is left for another font: words are at most nine tenths as wide as their place."""
    markup = draw(chapter, LIGHT).svg
    across, down = box_of(markup)
    written = [text for text in texts(markup) if text.text.strip()]
    for text in written:
        assert text.left >= 0
        assert text.left + text.width / 0.9 <= across
        assert text.number("font-size") >= 13
        assert text.number("font-size") <= text.top <= down
    boxes = [
        (text.left, text.left + text.width, text.top - text.number("font-size") * 0.7, text.top) for text in written
    ]
    for index, (left, right, top, bottom) in enumerate(boxes):
        for left2, right2, top2, bottom2 in boxes[index + 1 :]:
            assert right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top


@given(CHAPTERS)
@settings(max_examples=60)
def test_every_word_is_kept_and_the_picture_has_its_text(chapter: Chapter) -> None:
    markup = draw(chapter, LIGHT).svg
    drawn = shown(markup).replace(" ", "")
    for stop in chapter.stops:
        assert stop.title.replace(" ", "") in drawn
        for arrow in stop.arrows:
            assert arrow.target.title.replace(" ", "") in drawn
            assert "".join(arrow.labels).replace(" ", "") in drawn
    title = next(iter(parsed(markup)))
    assert title.text is not None
    assert chapter.title in title.text


def test_a_map_can_be_opened_from_a_file(qapp: QApplication, tmp_path: Path) -> None:
    target = tmp_path / "carte.svg"
    target.write_text(draw(CHAPTER, LIGHT).svg, encoding="utf-8")
    assert QSvgRenderer(str(target)).isValid()
