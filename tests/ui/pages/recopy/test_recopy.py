"""« À recopier » in the real window: copy a line, go to the next, know how far one is."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from mediateur.content.dates import day_and_month
from mediateur.journal.encounter import Half, HalfDay, Kind
from mediateur.ui.pages.journal.page import JournalPage
from mediateur.ui.pages.recopy.lines import COPIED, COPY
from mediateur.ui.pages.recopy.page import EMPTY, UNREAD, RecopyPage
from tests.journal.test_recopy import met, sent
from tests.ui.driving import CTRL, KEY, Driver, said, settle, words
from tests.ui.pages.conftest import check_french
from tests.ui.test_accessibility import audit, shape

TODAY = HalfDay(dt.date.today(), Half.MORNING)


@pytest.fixture
def page(hands: Driver) -> RecopyPage:
    """Open the page on a week of two visits, a workshop and a forum."""
    with hands.app.open_store().begin() as work:
        work.encounters.add(met(1, when=TODAY, persons=2, place_type="domicile", outcomes=sent("soignant")))
        work.encounters.add(met(2, when=TODAY, persons=12, helped=3, kind=Kind.WORKSHOP, title="Premiers pas"))
        work.encounters.add(met(3, when=TODAY, persons=40, kind=Kind.EVENT))
        work.commit()
    hands.window.show_recopy()
    settle()
    page = hands.window.page("a-recopier")
    assert isinstance(page, RecopyPage)
    return page


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def labels(page: RecopyPage) -> list[str]:
    return [row.button.label for row in page.lines.rows if row.button is not None]


def test_c_copies_each_line_in_turn_and_says_how_far_one_is(hands: Driver, page: RecopyPage) -> None:
    rows = [row for row in page.lines.rows if row.line.value]
    assert page.side.done.text() == f"0 ligne sur {len(rows)}"
    for number, row in enumerate(rows, 1):
        hands.type("c")
        assert clipboard() == row.line.value.replace("\u00a0", " ")
        assert page.side.done.text() == f"{number} ligne{'s' if number > 1 else ''} sur {len(rows)}"
        assert said()[-1].startswith(f"{COPIED}\u00a0: {row.line.label}")
    assert labels(page) == [COPIED] * len(rows)
    hands.type("c")
    assert clipboard() == rows[-1].line.value.replace("\u00a0", " ")


def test_a_line_copied_out_of_turn_leaves_the_turn_to_the_first_that_is_not(hands: Driver, page: RecopyPage) -> None:
    third, first = page.lines.rows[2].button, page.lines.rows[0].button
    assert third is not None
    assert first is not None
    third.click()
    assert clipboard() == page.lines.rows[2].line.value
    assert third.accessibleName().startswith(COPIED)
    assert first.hasFocus()
    hands.enter()
    assert labels(page)[:3] == [COPIED, COPY, COPIED]
    assert page.copied == {0, 2}


def test_it_is_reached_from_the_journal(hands: Driver, page: RecopyPage) -> None:
    hands.window.show_page("journal")
    settle()
    journal = hands.window.page("journal")
    assert isinstance(journal, JournalPage)
    journal.foot.recopy.click()
    assert hands.window.shell.current_name == "a-recopier"


def test_each_report_remembers_its_lines(hands: Driver, page: RecopyPage) -> None:
    hands.type("cc")
    page.side.choices[1].click()
    settle()
    assert page.copied == frozenset()
    assert "Premiers pas" in words(page.lines)
    page.side.choices[0].click()
    settle()
    assert page.copied == {0, 1}
    hands.window.show_page("journal")
    hands.window.show_recopy()
    assert page.copied == {0, 1}


def test_an_event_is_told_as_an_estimate_and_a_professional_as_other(page: RecopyPage) -> None:
    assert "est compté dans" in words(page.lines)
    assert page.side.choices[2].accessibleName() == f"Événement du {_day()}, estimation, à part"
    page.side.choices[2].click()
    settle()
    assert "Estimation." in words(page.lines)


def _day() -> str:
    return day_and_month(TODAY.day)


def test_the_dates_and_the_form_change_the_lines(hands: Driver, page: RecopyPage) -> None:
    page.grain.segments[0].click()
    assert page.sheet is not None
    page.period.setCurrentIndex(3)
    page.period.chosen.emit(page.period.value())
    assert page.sheet is None
    assert EMPTY in words(page)
    page.grain.segments[2].click()
    page.form.set_value("recopy/france-services.yaml")
    page.form.chosen.emit(page.form.value())
    settle()
    assert [choice.accessibleName() for choice in page.side.choices] == ["Ensemble, 14\u00a0personnes"]
    assert "n’est pas un formulaire officiel" in words(page)


def test_a_form_that_cannot_be_read_is_told_in_a_sentence(hands: Driver, page: RecopyPage) -> None:
    assert not page.unread.isVisible()
    folder = hands.app.folder / "formulaires"
    folder.mkdir()
    (folder / "mien.yaml").write_text("title: Mien\nlines: [{label: A, value: rien}]\n", encoding="utf-8")
    hands.window.show_recopy()
    assert UNREAD in words(page)
    assert "formulaires/mien.yaml" in words(page)
    (folder / "mien.yaml").write_text("title: Mien\nlines: [{label: A, text: B}]\n", encoding="utf-8")
    hands.window.show_recopy()
    assert not page.unread.isVisible()
    assert page.form.findText("Mien") >= 0


def test_ctrl_p_prints_the_reports(hands: Driver, page: RecopyPage, monkeypatch: pytest.MonkeyPatch) -> None:
    sent_out: list[bytes] = []

    class Printed(QObject):
        """What printing gives, without a printer."""

        printed, failed = Signal(int), Signal(object)

    def keep(pdf: bytes, *_: object) -> Printed:
        sent_out.append(pdf)
        return Printed(page)

    monkeypatch.setattr("mediateur.ui.printing.print_pdf", keep)
    page.setFocus()
    hands.key(KEY.Key_P, CTRL)
    assert [pdf[:5] for pdf in sent_out] == [b"%PDF-"]
    assert hands.window.shell.current_name == "a-recopier"


@pytest.mark.parametrize("name", ["large", "petit écran à 200 %", "étroit", "panneau"])
def test_the_page_holds_in_every_shape(hands: Driver, page: RecopyPage, name: str) -> None:
    check_french(page)
    hands.type("ccc")
    shape(hands, name)
    assert audit(hands.window) == {}


@pytest.mark.parametrize("theme_name", ["sombre", "contraste"])
def test_the_page_holds_in_every_theme(hands: Driver, page: RecopyPage, theme_name: str) -> None:
    hands.theme.set(name=theme_name)
    assert audit(hands.window) == {}
    page.period.setCurrentIndex(5)
    page.period.chosen.emit(page.period.value())
    assert audit(hands.window) == {}
