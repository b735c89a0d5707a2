"""Qt's own words: in French, those that its catalogue lacks too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, QLocale, QTranslator
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QFileIconProvider, QLineEdit, QTextEdit

from mediateur.ui.kit import french
from tests.ui.conftest import show

# A way of reading, names of keys of which no shortcut of the program is made, and kinds of files, of the system.
NOT_OURS = {"QGuiApplication", "QShortcut", "QMimeType"}


class Asked(dict[tuple[str, str], str]):
    """Words, and those that were asked for and are not among them."""

    def __init__(self, words: dict[tuple[str, str], str]) -> None:
        super().__init__(words)
        self.missing: set[tuple[str, str]] = set()

    def get(self, key: tuple[str, str], default: str = "") -> str:  # type: ignore[override]
        """Return the word of a key, and note one that there is not."""
        if key not in self:
            self.missing.add(key)
        return super().get(key, default)


@pytest.fixture(autouse=True)
def asked(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    """Give Qt its French words for one test, and return those that it asks for."""
    words, before, known = Asked(french.LACKING), QLocale(), set(qapp.findChildren(QTranslator))
    monkeypatch.setattr(french, "LACKING", words)
    assert french.install(qapp)
    yield words
    for ours in set(qapp.findChildren(QTranslator)) - known:
        qapp.removeTranslator(ours)
    QLocale.setDefault(before)


def test_qt_speaks_french() -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Annuler"
    assert QLocale().toString(1234.5, "f", 1) == "1\N{NARROW NO-BREAK SPACE}234,5"


def test_the_dialog_of_files_is_in_french(tmp_path: Path) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.labelText(QFileDialog.DialogLabel.LookIn) == "&Dossier\N{NO-BREAK SPACE}:"
    assert dialog.labelText(QFileDialog.DialogLabel.FileType) == "&Type\N{NO-BREAK SPACE}:"
    assert QFileIconProvider().type(QFileInfo(str(tmp_path))) == "Dossier"


def test_no_word_of_a_dialog_of_qt_is_left_in_english(asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "dossier").mkdir()
    (tmp_path / "papier.pdf").touch()
    files = QFileDialog(None, "Ouvrir", str(tmp_path))
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    files.setViewMode(QFileDialog.ViewMode.Detail)
    show(files)
    files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper = QPrintDialog(printer)
    show(paper)
    for field in (QLineEdit(), QTextEdit()):
        assert field.createStandardContextMenu().actions()
    assert {word for word in asked.missing if word[0] not in NOT_OURS} == set()
    for dialog in (files, paper):
        dialog.deleteLater()
