"""« Apprendre » in the real window: modules read to their end by keys, taken up again, printed, at any size."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from mediateur.paths import resources
from mediateur.training.lessons import Standing
from mediateur.training.modules import load_modules
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.shared.sources import ASK
from mediateur.ui.pages.training.following.panel import FollowPart
from mediateur.ui.pages.training.learning.modules import note_words, state_words
from mediateur.ui.pages.training.learning.reader import LAST, NEXT
from mediateur.ui.pages.training.learning.section import HIDE, SHOW
from mediateur.ui.pages.training.page import TrainingPage
from tests.ui.audit import tab_order
from tests.ui.driving import ALT, CTRL, KEY, Driver, calm, driven, rest, said, settle, words
from tests.ui.fakes import FULL
from tests.ui.pages.conftest import check_french
from tests.ui.test_accessibility import SHAPES, audit, shape

MODULES = load_modules(resources())
NAMES = [module.id for module in MODULES]
DAY = dt.date(2026, 11, 29)


def page_of(hands: Driver) -> TrainingPage:
    hands.key(KEY.Key_8, CTRL)
    page: Any = hands.window.page("formation")
    assert hands.window.shell.current_name == "formation"
    return page


def opened(hands: Driver, module: str) -> TrainingPage:
    """Open a module by its digit."""
    page = page_of(hands)
    hands.type(str(NAMES.index(module) + 1))
    assert page.is_reading
    return page


def place(page: TrainingPage) -> tuple[str, str]:
    """Return the module and the section in view."""
    section = page.reader.section
    assert page.reader.module is not None
    assert section is not None
    return page.reader.module.id, section.id


@pytest.mark.parametrize("name", NAMES)
def test_every_module_is_read_to_its_end_by_one_key(hands: Driver, name: str) -> None:
    page = opened(hands, name)
    module = MODULES[NAMES.index(name)]
    for number, section in enumerate(module.sections, 1):
        shown = words(page.reader)
        assert place(page) == (name, section.id)
        assert f"Section {number} sur {len(module.sections)}" in shown
        assert f"« {section.say} »".replace(" »", "\N{NO-BREAK SPACE}»").replace("« ", "«\N{NO-BREAK SPACE}") in shown
        assert section.reflection.question in shown
        assert section.reflection.answer not in shown
        assert page.reader.onward.label == (LAST if number == len(module.sections) else NEXT)
        assert audit(hands.window) == {}
        hands.enter()
    assert not page.is_reading
    assert hands.focus().objectName() == name
    assert hands.app.lessons.standing(name).finished is not None
    assert "Modules terminés : 1 sur 7" in words(page.home).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("name", ["200 %", "étroit", "petit écran à 200 %"])
def test_every_section_has_room_for_its_words(hands: Driver, name: str) -> None:
    shape(hands, name)
    page = page_of(hands)
    assert audit(hands.window) == {}
    found = {}
    for module in MODULES:
        page.open_module(module.id)
        longest = max(range(len(module.sections)), key=lambda rank: sum(map(len, module.sections[rank].text)))
        for rank in {0, longest}:
            page.reader.go_to(rank)
            view = page.reader.view
            assert view is not None
            view.reflection.toggle()
            if faults := audit(hands.window):
                found[module.id, rank] = faults
    assert found == {}


@pytest.mark.parametrize("theme_name", ["sombre", "contraste"])
def test_a_section_holds_in_each_theme(hands: Driver, theme: Theme, theme_name: str) -> None:
    theme.set(theme_name)
    opened(hands, "choisir")
    assert audit(hands.window) == {}


def test_the_bars_that_stay_in_view_leave_most_of_the_height_at_200_percent(hands: Driver) -> None:
    shape(hands, "200 %")
    page = opened(hands, "choisir")
    calm(hands.window)
    assert page.reader.scroller.height() >= 0.69 * SHAPES["200 %"][1]


def test_at_200_percent_the_next_section_begins_at_the_top_of_the_view(hands: Driver) -> None:
    shape(hands, "200 %")
    page = opened(hands, "choisir")
    hands.enter()
    calm(hands.window)
    assert page.reader.view is not None
    below = page.reader.view.y() - page.reader.scroller.verticalScrollBar().value()
    assert 0 <= below <= 40


def test_a_module_is_taken_up_where_it_was_left_after_the_program_was_closed(data_folder: Path, theme: Theme) -> None:
    with driven(data_folder, theme) as first:
        first.show()
        first.window.show_page("formation")
        first.type("3")
        first.enter()
        first.key(KEY.Key_Right, ALT)
    with driven(data_folder, theme) as again:
        again.show()
        again.window.show_page("formation")
        page: Any = again.window.page("formation")
        assert "En cours, section 3 sur 8" in [card._note for card in page.learn.cards]
        again.type("3")
        assert place(page) == ("activer", "numero-de-serie")


def test_alt_arrows_go_on_and_back_and_echap_shows_the_list(hands: Driver) -> None:
    page = opened(hands, "posture")
    hands.key(KEY.Key_Right, ALT)
    assert place(page) == ("posture", "ne-rien-garder")
    hands.key(KEY.Key_Left, ALT)
    assert place(page) == ("posture", "faire-avec")
    hands.key(KEY.Key_Escape)
    assert not page.is_reading
    assert hands.focus().objectName() == "posture"


def test_before_the_first_section_comes_the_list(hands: Driver) -> None:
    page = opened(hands, "posture")
    hands.key(KEY.Key_Left, ALT)
    assert not page.is_reading


def test_the_names_lead_to_any_section_and_say_which_were_read(hands: Driver) -> None:
    page = opened(hands, "fraude")
    names = page.reader.names.buttons
    names[3].click()
    settle()
    assert place(page) == ("fraude", "deja-donne")
    assert names[0].accessibleName().endswith(", lue")
    assert names[3].accessibleName() == "Section 4 sur 6, Elle a déjà donné quelque chose, en cours"
    assert names[5].accessibleName().endswith(", à lire")
    assert "Section 4 sur 6, Elle a déjà donné quelque chose" in said()
    assert hands.app.lessons.standing("fraude").place == 3


def test_the_list_that_drops_down_leads_there_too(hands: Driver) -> None:
    shape(hands, "étroit")
    page = opened(hands, "fraude")
    assert page.reader.picker.isVisible()
    assert not page.reader.names.isVisible()
    page.reader.picker.chosen.emit(2)
    assert place(page) == ("fraude", "trois-reflexes")


def test_a_finished_module_is_read_again_and_stays_finished(hands: Driver) -> None:
    hands.app.lessons.finish("atelier")
    page = opened(hands, "atelier")
    assert place(page) == ("atelier", "preparer")
    assert all(name.accessibleName().endswith((", lue", ", en cours")) for name in page.reader.names.buttons)
    hands.enter()
    hands.key(KEY.Key_Escape)
    found = hands.app.lessons.standing("atelier")
    assert (found.place, found.finished is not None) == (1, True)


def test_the_answer_unfolds_by_a_key_is_told_and_folds_again(hands: Driver) -> None:
    page = opened(hands, "choisir")
    view = page.reader.view
    assert view is not None
    button, answer = view.reflection.button, view.reflection.answer
    button.setFocus()
    hands.key(KEY.Key_Space)
    assert answer.isVisible()
    assert button.label == HIDE
    assert said()[-1] == answer.text()
    hands.enter()
    assert not answer.isVisible()
    assert button.label == SHOW
    assert place(page) == ("choisir", "un-droit"), "Entrée pressed the button, it did not go on"


def test_a_section_gives_its_sources(hands: Driver) -> None:
    page = opened(hands, "choisir")
    view = page.reader.view
    assert view is not None
    assert view.sources.label == ASK
    view.sources.click()
    settle()
    assert "article R. 1111-36" in words(hands.dialog).replace("\N{NO-BREAK SPACE}", " ")
    hands.key(KEY.Key_Escape)
    assert page.is_reading, "Échap left the sources, not the module"


def test_a_section_leads_to_the_pathway_and_the_module_waits(hands: Driver) -> None:
    page = opened(hands, "choisir")
    view = page.reader.view
    assert view is not None
    view.pathway.click()
    settle()
    assert hands.window.in_session
    assert hands.walk.pathway.id == "dire-non"
    assert page_of(hands).is_reading
    assert place(page) == ("choisir", "un-droit")


def test_a_section_leads_to_its_paper_and_ctrl_p_to_the_hand_out(hands: Driver) -> None:
    page = opened(hands, "atelier")
    view = page.reader.view
    assert view is not None
    view.form.click()
    settle()
    shown: Any = hands.window.page("imprimer")
    assert (hands.window.shell.current_name, shown.catalogue.value) == ("imprimer", "plan-atelier")
    page_of(hands)
    hands.key(KEY.Key_P, CTRL)
    assert (hands.window.shell.current_name, shown.catalogue.value) == ("imprimer", "module-atelier")
    page_of(hands)
    page.show_list()
    hands.key(KEY.Key_P, CTRL)
    assert hands.window.shell.current_name == "imprimer"


def test_f1_opens_its_page_of_the_manual_and_echap_comes_back_to_the_section(hands: Driver) -> None:
    page = opened(hands, "posture")
    hands.enter()
    hands.key(KEY.Key_F1)
    assert hands.window.shell.current_name == "aide"
    hands.key(KEY.Key_Escape)
    assert page.is_reading
    assert place(page) == ("posture", "ne-rien-garder")


def test_another_mediator_finds_her_own_list(hands: Driver) -> None:
    hands.app.preferences.change(mediators=("Médiateur 1", "Médiateur 2"))
    page = opened(hands, "posture")
    hands.enter()
    hands.window.shell.mediator_chosen.emit("Médiateur 2")
    settle()
    assert not page.is_reading
    notes = [card._note for card in page.learn.cards[: len(MODULES)]]
    assert {note.partition("\N{NO-BREAK SPACE}")[0] for note in notes} == {"Pas commencé"}


def test_a_disk_that_refuses_is_told_and_reading_goes_on(hands: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(hands, "posture")

    def refuse(*_: object) -> None:
        raise FULL

    with monkeypatch.context() as broken:
        broken.setattr(hands.app.learners, "keep_progress", refuse)
        hands.enter()
        assert place(page) == ("posture", "ne-rien-garder")
        assert page.reader.trouble.isVisible()
        assert FULL.happened in words(page.reader.trouble)
        page.reader.go_to(6)
        hands.enter()
        assert page.is_reading, "it is not finished: nothing was kept"
    hands.enter()
    assert not page.is_reading
    assert hands.app.lessons.standing("posture").finished is not None


def test_digits_may_be_switched_off(hands: Driver) -> None:
    hands.app.preferences.change(digits=False)
    page = page_of(hands)
    hands.type("1")
    assert not page.is_reading


def test_f6_goes_round_the_parts_of_a_module(hands: Driver) -> None:
    page = opened(hands, "choisir")
    regions = page.regions()
    assert len(regions) == 4
    seen = []
    for _ in regions:
        hands.key(KEY.Key_F6)
        seen += [number for number, region in enumerate(regions) if region.isAncestorOf(hands.focus())]
    assert len(set(seen)) >= 2
    page.show_list()
    assert page.regions() == (page.home,)


@pytest.mark.parametrize(("digit", "name"), [("8", "exercice"), ("9", "quiz")])
def test_the_last_cards_open_practice_and_quizzes_and_echap_gives_the_list_back(
    hands: Driver, digit: str, name: str
) -> None:
    page = page_of(hands)
    assert page.views == {}, "nothing is made before it is asked for"
    hands.type(digit)
    assert page.stack.currentWidget() is page.views[name]
    made: Any = page.views[name]
    made.left.emit()
    settle()
    assert page.stack.currentWidget() is page.home
    assert hands.focus().objectName() == name
    hands.type(digit)
    assert page.views[name] is made


def test_attestations_are_verified_from_the_head(hands: Driver) -> None:
    page_of(hands).home.verify.click()
    settle()
    assert hands.window.shell.current_name == "attestation"
    shown: Any = hands.window.page("attestation")
    shown.back_asked.emit()
    assert hands.window.shell.current_name == "formation"


def test_suivre_is_made_when_it_is_first_opened(hands: Driver) -> None:
    page = page_of(hands)
    assert not isinstance(page.home.follow, FollowPart)
    page.home.tabs.setCurrentIndex(1)
    rest()
    assert isinstance(page.home.follow, FollowPart)
    assert page.home.follow.isVisible()
    hands.type("1")
    assert not page.is_reading, "digits belong to the list of modules"
    assert not page.learn.isVisible()
    assert audit(hands.window) == {}


def test_in_practice_suivre_says_why_it_is_not_there(data_folder: Path, theme: Theme) -> None:
    with driven(data_folder, theme, practice=True) as practising:
        practising.show()
        practising.window.show_page("formation")
        page: Any = practising.window.page("formation")
        page.home.tabs.setCurrentIndex(1)
        settle()
        assert "entraînement" in words(page.home.trouble)
        page.home.tabs.setCurrentIndex(0)
        assert not page.home.trouble.isVisible()
        assert page.learn.isVisible()
        practising.app.close()
    assert "registre.sqlite" not in {path.name for path in data_folder.rglob("*")}


def test_tab_follows_the_eye(hands: Driver) -> None:
    page = opened(hands, "choisir")
    order = tab_order(page.reader)
    expected = ["Tous les modules", "Imprimer", "Section 1 sur 7", SHOW, "Voir le parcours", ASK, "Suivant"]
    places = [next(rank for rank, name in enumerate(order) if name.startswith(stop)) for stop in expected]
    assert places == sorted(places)


def test_the_words_are_french(hands: Driver) -> None:
    page = opened(hands, "activer")
    check_french(page)
    assert page.findChildren(QPushButton) == []


@pytest.mark.parametrize(
    ("standing", "state", "note"),
    [
        (Standing(MODULES[0], 0, False, None), "Pas commencé", "Pas commencé · 12 minutes"),
        (Standing(MODULES[0], 2, True, None), "En cours, section 3 sur 7", "En cours, section 3 sur 7"),
        (
            Standing(MODULES[0], 0, False, DAY),
            "Terminé le 29 novembre 2026",
            "Terminé le 29 novembre 2026",
        ),
        (
            Standing(MODULES[0], 2, True, DAY.replace(day=1)),
            "Terminé le 1er novembre 2026, relu jusqu’à la section 3 sur 7",
            "Terminé le 1er novembre 2026, relu jusqu’à la section 3 sur 7",
        ),
    ],
)
def test_the_state_of_a_module_in_words(standing: Standing, state: str, note: str) -> None:
    assert [told(standing).replace("\N{NO-BREAK SPACE}", " ") for told in (state_words, note_words)] == [state, note]
