"""« Remplir à l’écran »: what a person has written goes to her paper, and leaves nothing anywhere else.

In the real window, with a print queue that swallows what it is given. Canaries are typed in every field of every form
about one person; then no byte of them is left in a file, nor in what the window still holds.
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mediateur.forms import written
from mediateur.forms.catalogue import FormInfo, Shelf
from mediateur.paths import resources
from mediateur.ui import jobs
from mediateur.ui.kit.announce import recent
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.printing import delivery
from mediateur.ui.pages.printing.fill import FillPanel, asked
from mediateur.ui.pages.printing.page import PrintPage
from mediateur.ui.pages.printing.spoken_field import SpokenField
from mediateur.ui.pages.printing.ways import NO_PAPER, SAVE_BLANK
from mediateur.ui.pdf_pages import PdfPages
from mediateur.usecases.paper.habits import PrintOptions
from tests.ui.conftest import flush
from tests.ui.driving import CTRL, KEY, Driver, driven, settle
from tests.ui.pages.conftest import check_french
from tests.ui.pages.printing.desk import find

WAIT_MS = 20_000
PERSONAL = [form for _, form in written.read_forms(resources())[0] if form.personal and any(written.fields(form))]
LETTER = "lettre-cloture"
TEMPORARY = ("TMPDIR", "TEMP", "TMP")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a home, a temporary folder and a print queue of the test, all under one folder that is searched after."""
    root = tmp_path / "machine"
    for name in ("home", "tmp", "bin"):
        (root / name).mkdir(parents=True)
    queue = root / "bin" / "lp"
    count = root / "bin" / "octets"
    queue.write_text(f'#!/bin/sh\nwc -c >> "{count}"\n', encoding="utf-8")
    queue.chmod(queue.stat().st_mode | stat.S_IXUSR)
    for name in TEMPORARY:
        monkeypatch.setenv(name, str(root / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", str(root / "tmp"))
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(root / "home"))
    monkeypatch.setenv("PATH", f"{root / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return root


@pytest.fixture
def window(data_folder: Path, machine: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """Give the real window, with one printer whose queue is the one of the machine."""
    find(monkeypatch, "Accueil")
    monkeypatch.setattr(delivery, "straight", straight)
    with driven(data_folder, theme) as driver:
        driver.show()
        driver.app.preferences.change(printing={"imprimante": "Accueil"})
        yield driver


class Sent(delivery.Printout):
    """A printing that goes to the queue of the machine; the offscreen platform has none of its own."""

    def send_title(self, title: str, copies: int) -> None:
        self._copies = copies
        pdf = self._pdf
        jobs.run(lambda: subprocess.run(("lp", "-t", title), input=pdf, check=True), self._sent, self)


def straight(pdf: bytes, title: str, copies: int, page: QWidget, options: PrintOptions) -> Sent:
    assert options.printer == "Accueil"
    sent = Sent(pdf, title, page)
    sent.send_title(title, copies)
    return sent


def open_form(window: Driver, form_id: str) -> tuple[PrintPage, FillPanel]:
    """Show a form and its fields, the agreement given."""
    window.window.print_form(form_id)
    page = window.window.page("imprimer")
    assert isinstance(page, PrintPage)
    settle()
    page.ways.fill.click()
    panel = page.filling
    assert panel is not None
    settle()
    if panel.form.personal:
        assert not any(field.isVisible() for field in panel.fields.values()), "nothing before she agrees"
        assert panel.agreement.hasFocus()
        window.key(KEY.Key_Space)
    return page, panel


def canary(form: int, number: int) -> str:
    """Return a word that no other text holds, in letters that every font has."""
    return f"Canari{chr(65 + form)}{chr(65 + number // 26)}{chr(65 + number % 26)}q"


def forms_of(text: str) -> tuple[bytes, ...]:
    """Return a text as files may hold it: plain, wide, as escapes and as hexadecimal of a PDF."""
    wide = text.encode("utf-16-be")
    escaped = "".join(f"\\{ord(sign):03o}" for sign in text).encode()
    return (text.encode(), wide, text.encode("utf-16-le"), escaped, text.encode().hex().encode(), wide.hex().encode())


def leaks(root: Path, words: list[str]) -> list[str]:
    """Return the files under a folder, and their names, that hold one of these words."""
    wanted = [held.lower() for word in words for held in forms_of(word)]
    files = [path for path in root.rglob("*") if path.is_file()]
    return [path.name for path in files if any(held in content(path) for held in wanted)]


def content(path: Path) -> bytes:
    """Return the name and the bytes of a file, and the words of its pages, which a PDF holds compressed."""
    held = path.read_bytes()
    pages = PdfPages(held[held.index(b"%PDF-") :]) if b"%PDF-" in held else None
    words = "".join(pages.text(page) for page in range(pages.count)) if pages else ""
    return (path.name.encode() + held + words.encode()).lower()


def texts_left() -> str:
    """Return all that the widgets of the process, the announcements and the clipboards still say."""
    said = [one.text for one in recent()]
    for widget in QApplication.allWidgets():
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        if isinstance(widget, QLabel | QLineEdit):
            said.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            said.append(widget.toPlainText())
    board = QGuiApplication.clipboard()
    said += [board.text(mode) for mode in type(board).Mode]
    return "\n".join(said)


def fill(window: Driver, page: PrintPage, panel: FillPanel, words: list[str]) -> None:
    """Type a canary in every field, tick every box, and wait for the preview that holds them."""
    for word, field in zip(words, panel.fields.values(), strict=True):
        field.setFocus()
        window.type(word)
        window.key(KEY.Key_A, CTRL)
        window.key(KEY.Key_C, CTRL)
    for box in panel.boxes.values():
        box.setChecked(True)


def settle_paper(page: PrintPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.pdf), timeout=WAIT_MS)
    jobs.wait()
    settle()


@pytest.mark.skipif(sys.platform == "win32", reason="the queue of the test is a shell script")
def test_nothing_of_what_was_typed_is_left_anywhere(
    window: Driver, machine: Path, data_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    every: list[str] = []
    assert len(PERSONAL) >= 6
    for rank, form in enumerate(PERSONAL):
        page, panel = open_form(window, form.id)
        words = [canary(rank, number) for number in range(len(panel.fields))]
        every += words
        fill(window, page, panel, words)
        qtbot.waitUntil(lambda page=page, panel=panel: bool(panel.typed) and bool(page.pdf), timeout=WAIT_MS)
        assert words[0] in page.preview.view.accessibleDescription(), "the preview shows what is typed"
        before = (machine / "bin" / "octets").exists() and (machine / "bin" / "octets").read_text()
        page.ways.to_paper.click()
        octets = machine / "bin" / "octets"
        qtbot.waitUntil(lambda octets=octets, before=before: octets.exists() and octets.read_text() != before)
        jobs.wait()
        settle()
    window.window.show_page("accueil")
    settle()
    assert page.filling is None
    assert not [order for order in page.papers.made if order.typed]
    flush()
    assert [word for word in every if word in texts_left()] == []
    window.window.close()
    window.app.close()
    QSettings().sync()
    assert leaks(tmp_path, every) == []
    assert leaks(data_folder, every) == []
    assert len((machine / "bin" / "octets").read_text().split()) == len(PERSONAL)


def test_a_planted_leak_is_found(window: Driver, tmp_path: Path) -> None:
    planted = tmp_path / "fuites"
    planted.mkdir()
    for number, held in enumerate(forms_of("CanariAAAq")):
        (planted / str(number)).write_bytes(b"avant " + held)
    (planted / "CanariAAAq.txt").write_bytes(b"")
    pdf = window.app.printing.form(LETTER, "courant", "fr", None, typed={"nom": "CanariAAAq"})
    assert b"Canari" not in pdf, "it is compressed"
    (planted / "spoule").write_bytes(b"@PJL " + pdf)
    assert len(leaks(planted, ["CanariAAAq"])) == len(forms_of("")) + 2
    assert leaks(planted, ["CanariAAAz"]) == []


def test_leaving_erasing_and_going_back_to_the_list_leave_a_blank_paper(window: Driver, qtbot: QtBot) -> None:
    for leave in ("effacer", "liste", "page", "accord"):
        page, panel = open_form(window, LETTER)
        field = panel.fields["nom"]
        field.setFocus()
        window.type("Zorglub")
        qtbot.waitUntil(lambda page=page: "Zorglub" in page.preview.view.accessibleDescription(), timeout=WAIT_MS)
        if leave == "effacer":
            panel.erase_button.click()
        elif leave == "liste":
            panel.close_button.click()
        elif leave == "accord":
            panel.agreement.click()
        else:
            window.window.show_page("journal")
        assert field.toPlainText() == ""
        assert "Zorglub" not in page.preview.view.accessibleDescription()
        assert not [order for order in page.papers.made if order.typed]
        page.stop_filling()
        settle()


def test_the_neutral_screen_hides_and_empties_only_once_the_paper_is_out(window: Driver, qtbot: QtBot) -> None:
    page, panel = open_form(window, LETTER)
    panel.fields["nom"].setFocus()
    window.type("Zorglub")
    window.key(KEY.Key_F8)
    assert not panel.isVisible()
    window.key(KEY.Key_F8)
    assert panel.fields["nom"].toPlainText() == "Zorglub"
    settle_paper(page, qtbot)
    page.print_now()
    qtbot.waitUntil(lambda: page._went_out, timeout=WAIT_MS)
    window.key(KEY.Key_F8)
    assert page.filling is None
    window.key(KEY.Key_F8)


def test_a_paper_about_one_person_is_never_saved_with_what_was_typed(
    window: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    saved: list[bytes] = []
    page, panel = open_form(window, LETTER)
    assert not page.ways.to_file.isVisible()
    panel.fields["nom"].setFocus()
    window.type("Zorglub")
    find(monkeypatch)
    page._find_printers()
    assert page.ways.notice.text() == NO_PAPER
    assert page.ways.to_file_only.label == SAVE_BLANK
    monkeypatch.setattr(page._delivery, "save", lambda order, pdf, _title: saved.append((order.typed, pdf)))
    page.print_now()
    qtbot.waitUntil(lambda: bool(saved), timeout=WAIT_MS)
    blank = window.app.printing.form(LETTER, "courant", "fr", window.app.places.current())
    assert saved == [((), blank)]


def test_the_page_being_filled_reads_well(window: Driver) -> None:
    page, _ = open_form(window, LETTER)
    check_french(page)
    assert page.regions()[0] is page.filling


def test_a_field_keeps_no_undo_no_menu_and_leaves_the_clipboard_alone(theme: Theme, qtbot: QtBot) -> None:
    board = QGuiApplication.clipboard()
    board.setText("avant")
    field = SpokenField()
    field.setPlainText("Zorglub")
    field.selectAll()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V):
        qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    field.copy()
    assert "Zorglub" not in board.text()
    assert field.toPlainText() == "Zorglub"
    assert field.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    hints = field.inputMethodHints()
    for hint in ("ImhSensitiveData", "ImhNoPredictiveText", "ImhHiddenText"):
        assert hints & Qt.InputMethodHint[hint]
    field.erase()
    field.undo()
    assert field.toPlainText() == ""
    assert not field.document().isUndoAvailable()


def test_every_field_has_a_label_that_is_clear_away_from_the_paper() -> None:
    for form in PERSONAL:
        labels = [one.label for one in asked(written.fields(form))]
        assert all(len(label) > 1 for label in labels), form.id
        assert not any(label.endswith(":") for label in labels), form.id


def test_a_social_security_number_is_never_dictated(theme: Theme) -> None:
    numbers = [
        (form, one) for form in PERSONAL for one in asked(written.fields(form)) if "sécurité sociale" in one.label
    ]
    assert len(numbers) == 2
    for form, number in numbers:
        panel = FillPanel(
            FormInfo(form.id, form.title, (), ("fr",), qr=False, shelf=Shelf.RIGHTS, fields=written.fields(form))
        )
        field = panel.fields[number.id]
        assert "ne se dicte pas" in field.accessibleDescription()
        assert [name for name, one in panel.fields.items() if one.accessibleDescription()] == [number.id]


def test_what_is_not_about_a_person_is_filled_without_agreement_and_saved(theme: Theme) -> None:
    field = written.Field(id="date", label="Date")
    poster = FormInfo("affiche", "Affiche", (), ("fr",), qr=False, shelf=Shelf.WORKSHOP, fields=(field,))
    panel = FillPanel(poster)
    panel.show()
    assert panel.fields["date"].isVisible()
    assert not panel.agreement.isVisible()
    panel.fields["date"].setPlainText("samedi")
    assert panel.typed == (("date", "samedi"),)
