from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAccessible

from mediateur.ui.kit.paragraph import Paragraph, bold_ranges, plain
from mediateur.ui.kit.pieces import IconPiece
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import Theme
from tests.ui.conftest import show

words = st.lists(st.text("abcé 😀", min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=6)


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


@given(words)
def test_bold_ranges_point_at_the_marked_words(parts: list[str]) -> None:
    marked = " | ".join(f"**{part}**" if rank % 2 else part for rank, part in enumerate(parts))
    bytes_ = utf16(plain(marked))
    found = [bytes_[2 * start : 2 * (start + length)].decode("utf-16-le") for start, length in bold_ranges(marked)]
    assert found == parts[1::2]


def test_markup_is_shown_as_it_is_written() -> None:
    assert Text("<b>6 < 7 & 8</b>").text() == "<b>6 < 7 & 8</b>"


def test_lines_have_the_height_of_the_design(theme: Theme) -> None:
    paragraph = Paragraph("un\ndeux\ntrois", theme.font("courant"), theme.line_height("courant"))
    assert paragraph.lay(400).height == 3 * 24


def test_a_text_wraps_and_is_never_cut(theme: Theme) -> None:
    text = Text("Posez la question, puis choisissez une carte ou tapez son chiffre. " * 3)
    show(text, 200, 400)
    narrow, wide = text.heightForWidth(200), text.heightForWidth(600)
    assert narrow > wide > theme.line_height("courant")
    assert text.minimumSizeHint().width() < 200


def test_lines_hold_about_70_characters_even_in_a_wide_window() -> None:
    sentence = "La personne décide et clique elle-même sur le site officiel. " * 4
    text = Text(sentence)
    assert text.heightForWidth(4000) == text.heightForWidth(text.sizeHint().width())
    lines = text.heightForWidth(4000) / 24
    assert 50 <= len(sentence) / lines <= 70
    assert Text(sentence, max_chars=0).heightForWidth(4000) == 24


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_mark_stands_in_the_margin_on_the_first_line(theme: Theme, scale: float) -> None:
    theme.set(scale=scale)
    sentence = "Posez la question, puis choisissez une carte ou tapez son chiffre. " * 2
    bare = Text(sentence, colour="text_strong", max_chars=0)
    marked = Text(sentence, colour="text_strong", max_chars=0, mark=IconPiece("hand", 18), indent=30)
    margin, line = theme.px(30), theme.line_height("courant")
    for width in (200, 600):
        assert marked.heightForWidth(width + margin) == bare.heightForWidth(width)
    assert marked.minimumSizeHint().width() == bare.minimumSizeHint().width() + margin
    assert marked.sizeHint().width() == bare.sizeHint().width() + margin
    assert marked.width_in_lines(2) == bare.width_in_lines(2) + margin
    height = bare.heightForWidth(300) + 20
    pictures = []
    for text, width in ((bare, 300), (marked, 300 + margin)):
        show(text, width, height)
        pictures.append(text.grab().toImage())
    assert pictures[1].copy(margin, 0, 300, height) == pictures[0]
    left, ground = pictures[1].copy(0, 0, margin, height), pictures[1].pixel(0, 0)
    inked = [(x, y) for x in range(margin) for y in range(height) if left.pixel(x, y) != ground]
    assert max(x for x, _ in inked) <= theme.px(18)
    assert 10 <= min(y for _, y in inked) <= max(y for _, y in inked) < 10 + line


def test_screen_readers_hear_the_plain_text_and_know_titles() -> None:
    text, title = Text("Le **code provisoire**"), heading("Journal")
    said = QAccessible.queryAccessibleInterface(text)
    assert (said.role(), said.text(QAccessible.Text.Name)) == (QAccessible.Role.StaticText, "Le code provisoire")
    known = QAccessible.queryAccessibleInterface(title)
    assert (known.role(), known.text(QAccessible.Text.Name)) == (QAccessible.Role.Heading, "Journal")
    title.set_text("Droits")
    assert known.text(QAccessible.Text.Name) == "Droits"


@given(words, st.integers(1, 4))
def test_the_width_in_lines_is_the_least_that_holds_them(theme: Theme, parts: list[str], count: int) -> None:
    paragraph = Paragraph(" ".join(parts), theme.font("libelle"), 20)
    width = paragraph.width_in_lines(count)
    assert width >= paragraph.least_width()
    if width > paragraph.least_width() + 1:
        assert paragraph.lay(width).height <= count * 20
        assert paragraph.lay(width - 1).height > count * 20
