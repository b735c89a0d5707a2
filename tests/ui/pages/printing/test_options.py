"""How to print: what a machine remembers, and what a paper or a printer lacks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediateur.forms.variants import Variant
from mediateur.ui import jobs
from mediateur.ui.pages.printing.page import PrintPage
from mediateur.usecases.paper.habits import PrintOptions
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from tests.ui.conftest import flush
from tests.ui.pages.printing.desk import (
    Desk,
    choose,
    find,
)


def test_options_are_remembered_but_not_copies(
    page: PrintPage, printing: Printing, places: Places, preferences: Preferences, qtbot: QtBot
) -> None:
    choose(page, Variant.GROS, qtbot)
    page.options.black.click()
    page.options.both_sides.click()
    page.options.printers.set_value("Accueil")
    page.options.printers.chosen.emit("Accueil")
    page.options.copies.setValue(7)
    again = PrintPage(printing, places, Preferences(preferences.folder))
    again.show_catalogue()
    again.papers.rest()
    jobs.wait()
    flush()
    assert again.options.remembered == PrintOptions(Variant.GROS, True, "Accueil", False)
    assert again.options.copies.value() == 1


def test_a_named_printer_prints_at_once(page: PrintPage, desk: Desk, qtbot: QtBot) -> None:
    box = page.options.printers
    assert [box.itemText(number) for number in range(box.count())][1:] == ["Accueil", "Fond"]
    box.set_value("Accueil")
    page.print_now()
    assert [asked[1] for asked in desk.asked] == ["Activer Mon espace santé sur Accueil"]


def test_a_printer_that_is_gone_is_told_and_not_used(
    page: PrintPage, monkeypatch: pytest.MonkeyPatch, preferences: Preferences
) -> None:
    preferences.change(printing={"imprimante": "Partie"})
    page.refresh()
    assert page.options.printers.value() == ""
    assert page.options.printers.itemText(3) == "Partie (absente)"
    page.options.black.click()
    assert preferences.current.printing["imprimante"] == "Partie", "she may be back tomorrow"


def test_languages_that_a_paper_lacks_are_told(page: PrintPage) -> None:
    box = page.options.languages
    labels = {box.itemText(number): number for number in range(box.count())}
    assert box.value() == "fr"
    assert "Pas encore en arabe (écriture liée)" in labels
    number = labels["Pas encore en arabe (écriture liée)"]
    assert not box.model().flags(box.model().index(number, 0)) & Qt.ItemFlag.ItemIsEnabled
    page.options.show_form(tuple(Variant), ("fr", "en"))
    assert [box.itemText(number) for number in range(2)] == ["Français", "Anglais"]


def test_versions_that_a_paper_lacks_are_not_offered_and_come_back(page: PrintPage, qtbot: QtBot) -> None:
    choose(page, Variant.SIMPLIFIE, qtbot)
    page.options.show_form((Variant.COURANT,), ("fr",))
    assert [row.isVisible() for row in page.options.versions.values()] == [True, False, False]
    assert page.options.variant is Variant.COURANT
    page.options.show_form(tuple(Variant), ("fr",))
    assert page.options.variant is Variant.SIMPLIFIE


def test_both_sides_or_one_reach_the_dialog(page: PrintPage, desk: Desk) -> None:
    page.print_now()
    page.options.both_sides.click()
    page.print_now()
    assert desk.two_sided == [True, False]


def test_a_printer_in_trouble_says_why_and_can_be_chosen(page: PrintPage, monkeypatch: pytest.MonkeyPatch) -> None:
    box = page.options.printers
    box.set_value("Fond")
    box.chosen.emit("Fond")
    find(monkeypatch, "Accueil", "Fond", Fond="plus de papier")
    page.refresh()
    assert [box.itemText(number) for number in range(box.count())][1:] == ["Accueil", "Fond (plus de papier)"]
    assert box.value() == page.options.printing.printer == "Fond"
    assert box.model().flags(box.model().index(2, 0)) & Qt.ItemFlag.ItemIsEnabled
    find(monkeypatch, "Accueil", "Fond")
    page.refresh()
    assert box.itemText(2) == "Fond", "paper was put in"
