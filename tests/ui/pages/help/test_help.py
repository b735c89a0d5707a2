from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QRawFont
from PySide6.QtWidgets import QLabel

from mediateur.content.manual import read_manual
from mediateur.content.text import NBSP
from mediateur.journal.definitions import DEFINITIONS
from mediateur.paths import manual, resources
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.help.key_table import KeyRow, RegionPanel
from mediateur.ui.pages.help.keyboard_map import KEYBOARD
from mediateur.ui.pages.help.manual_reader import NOTHING
from mediateur.ui.pages.help.page import HelpPage
from mediateur.ui.pages.help.texts import LICENCES
from mediateur.usecases.program.manual import Manual
from tests.ui.audit import clipped, overflowing
from tests.ui.conftest import press, show, type_text
from tests.ui.driving import calm, said
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french

FOLDER = manual(resources())
PAGES = read_manual(FOLDER)
LOCK = Path(__file__).resolve().parents[4] / "requirements.lock"


@pytest.fixture
def page(theme: Theme) -> HelpPage:
    page = HelpPage(Manual(FOLDER))
    show(page, WIDTH, HEIGHT)
    page.refresh()
    calm(page)
    return page


def words(page: HelpPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def read(page: HelpPage) -> str:
    """Return the words in view; Qt gives plain spaces for those that do not break."""
    return page.reader.view.toPlainText()


def scrolled(page: HelpPage) -> int:
    return page.scroller.verticalScrollBar().value()


def heading_in_view(page: HelpPage, rank: int) -> int:
    """Return how far below the top of the view a heading of the page in view stands, in px."""
    view = page.reader.view
    top = view.mapTo(page.scroller.content, view.rect().topLeft()).y() + view.top_of(rank)
    return top - scrolled(page)


@pytest.mark.parametrize("shown", PAGES, ids=[page.name for page in PAGES])
def test_each_page_of_the_manual_is_read_whole_at_any_size(page: HelpPage, theme: Theme, shown: object) -> None:
    name = shown.name  # type: ignore[attr-defined]
    for scale, width in ((2.0, WIDTH), (1.0, 420)):
        theme.set(scale=scale)
        page.resize(width, HEIGHT)
        page.show_for(name)
        calm(page)
        view = page.reader.view
        assert view.document().size().width() <= view.width(), "something is wider than the page"
        assert view.document().size().height() <= view.height(), "the last lines are out of the page"
        assert overflowing(page) == []
    for picture in shown.pictures:  # type: ignore[attr-defined]
        assert picture.alt.replace(NBSP, " ") in read(page), "a picture bears its words"


def test_the_words_of_the_manual_are_told_to_assistive_tools(page: HelpPage) -> None:
    page.show_for("seance")
    view = page.reader.view
    told = QAccessible.queryAccessibleInterface(view)
    assert told.text(QAccessible.Text.Name) == "La séance"
    assert "vous ne tapez jamais à sa place" in told.text(QAccessible.Text.Value) or "à sa place" in read(page)
    assert "Aide\N{NO-BREAK SPACE}: La séance" in said()


def test_a_topic_opens_at_its_heading(page: HelpPage) -> None:
    page.show_for("seance#ouvrir-le-site")
    calm(page)
    rank = [heading.anchor for heading in page.reader.page.headings].index("ouvrir-le-site")  # type: ignore[union-attr]
    assert 0 <= heading_in_view(page, rank) < 60


def test_an_unknown_topic_opens_the_summary(page: HelpPage) -> None:
    page.show_for("rien-de-tel")
    assert page.reader.shown == "README"


def test_links_lead_to_pages_and_back_to_where_one_was(page: HelpPage) -> None:
    page.show_for("seance")
    page.scroller.verticalScrollBar().setValue(700)
    page.reader.view.followed.emit("ca-bloque.md")
    assert page.reader.shown == "ca-bloque"
    assert page.reader.back.isVisible()
    page.go_back()
    assert page.reader.shown == "seance"
    assert abs(scrolled(page) - 700) <= 20
    assert not page.reader.back.isVisible()


def test_a_link_that_leaves_the_manual_leads_nowhere(page: HelpPage) -> None:
    page.show_for("seance")
    page.reader.view.followed.emit("../README.md")
    assert page.reader.shown == "seance"


def test_a_link_that_leaves_is_words_in_the_program(page: HelpPage) -> None:
    page.show_for("administrateur")
    assert "« Importer un tableur »" in read(page)
    assert "../" not in page.reader.view.toMarkdown()


def test_tab_goes_from_link_to_link_and_enter_follows(page: HelpPage) -> None:
    page.show_for("premiere-ouverture")
    page.reader.view.setFocus(Qt.FocusReason.TabFocusReason)
    targets = []
    for _ in page.reader.page.links:  # type: ignore[union-attr]
        press(Qt.Key.Key_Tab)
        targets.append(page.reader.view.textCursor().charFormat().anchorHref())
    assert targets == [link.target for link in page.reader.page.links]  # type: ignore[union-attr]
    press(Qt.Key.Key_Return)
    assert page.reader.shown == "accueil"


def test_the_link_with_the_keyboard_has_a_ring(page: HelpPage, theme: Theme) -> None:
    page.show_for("formation")
    view = page.reader.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    before = view.grab().toImage()
    press(Qt.Key.Key_Tab)
    calm(page)
    after = view.grab().toImage()
    ring = theme.colour("focus").rgb()

    def count(image: object) -> int:
        return sum(image.pixel(x, y) == ring for x in range(view.width()) for y in range(min(400, view.height())))  # type: ignore[attr-defined]

    assert count(after) > count(before)


def test_the_keyboard_moves_the_caret_and_the_page_follows(page: HelpPage) -> None:
    page.show_for("raccourcis")
    page.reader.view.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(40):
        press(Qt.Key.Key_Down)
    assert scrolled(page) > 0
    press(Qt.Key.Key_Home)
    assert scrolled(page) == 0
    press(Qt.Key.Key_PageDown)
    assert scrolled(page) > 0


def test_searching_shows_what_holds_the_words_and_opens_it(page: HelpPage) -> None:
    page.show_for("accueil")
    page.reader.field.setFocus()
    type_text(page.reader.field, "ecran neutre")
    assert page.reader.findings.rows
    calm(page)
    assert not page.reader.panel.isVisible()
    assert any("séance" in row.accessibleName().casefold() for row in page.reader.findings.rows)
    press(Qt.Key.Key_Down)
    assert page.reader.findings.rows[0].hasFocus()
    press(Qt.Key.Key_Up)
    assert page.reader.field.hasFocus()
    press(Qt.Key.Key_Return)
    assert page.reader.panel.isVisible()
    assert page.reader.field.text() == ""
    page.go_back()
    assert page.reader.shown == "accueil"


def test_escape_effaces_the_search_and_shows_the_page_again(page: HelpPage) -> None:
    page.show_for("accueil")
    page.reader.field.setFocus()
    type_text(page.reader.field, "zzzz")
    assert NOTHING in words(page)
    press(Qt.Key.Key_Escape)
    assert page.reader.panel.isVisible()
    assert page.reader.shown == "accueil"


def test_a_manual_that_lacks_is_said_in_place(theme: Theme, tmp_path: Path) -> None:
    page = HelpPage(Manual(tmp_path))
    show(page, WIDTH, HEIGHT)
    page.refresh()
    assert "L’aide ne se lit pas." in words(page)
    assert not page.reader.panel.isVisible()


def test_all_keys_and_all_definitions_are_shown(page: HelpPage) -> None:
    page.show_section("touches")
    assert {line.what for region in KEYBOARD for line in region.lines} <= set(words(page))
    page.show_section("comptes")
    assert {text for definition in DEFINITIONS.items() for text in definition} <= set(words(page))


def test_keys_are_written_with_letters_that_the_font_draws(theme: Theme) -> None:
    font = QRawFont.fromFont(theme.font("courant"))
    letters = {letter for region in KEYBOARD for line in region.lines for letter in "".join(line.keys) + line.what}
    assert [letter for letter in letters if not font.supportsCharacter(ord(letter))] == []


def test_the_manual_is_written_with_letters_that_the_font_draws(theme: Theme) -> None:
    font = QRawFont.fromFont(theme.font("courant"))
    letters = {letter for page in PAGES for letter in page.text if letter not in "\n"}
    assert [letter for letter in letters if not font.supportsCharacter(ord(letter))] == []


def test_the_keyboard_scrolls_a_page_that_has_no_field(page: HelpPage) -> None:
    page.show_section("touches")
    page.names[1].setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_PageDown)
    assert page.scroller.verticalScrollBar().value() > 0
    press(Qt.Key.Key_Home)
    assert page.scroller.verticalScrollBar().value() == 0


def test_every_library_that_comes_with_the_program_is_named() -> None:
    named = " ".join(licence.name for licence in LICENCES).casefold()
    project = (LOCK.parent / "pyproject.toml").read_text(encoding="utf-8")
    block = project.split("dependencies = [")[1].split("]")[0]
    libraries = re.findall(r'"([a-zA-Z0-9_-]+)', block)
    assert libraries
    assert [name for name in libraries if name.split("-")[0].casefold() not in named] == []


@pytest.mark.parametrize("section", ["manuel", "touches", "comptes", "apropos"])
def test_every_section_is_accessible(page: HelpPage, theme: Theme, section: str) -> None:
    page.show_section(section)
    check_accessible(page, theme)
    check_french(page)


@pytest.mark.parametrize(("width", "beside"), [(900, True), (420, False)])
def test_what_keys_do_stands_under_them_where_there_is_little_width(theme: Theme, width: int, beside: bool) -> None:
    panel = RegionPanel(next(region for region in KEYBOARD if region.id == "partout"))
    show(panel, width, 1200)
    calm(panel)
    for row in panel.findChildren(KeyRow):
        [what] = [text for text in row.findChildren(Text) if text.isVisible()]
        assert (what.x() > 0) is beside
        assert what.height() >= what.heightForWidth(what.width())
    assert clipped(panel) == []
    assert overflowing(panel) == []
