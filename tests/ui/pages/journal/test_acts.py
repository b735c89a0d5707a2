"""Adding, correcting, deleting and bringing back, with the keys alone, in the real window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from mediateur.app import App
from mediateur.journal.encounter import Count, Encounter, Kind
from mediateur.store.files import DATABASE
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.kit.theme import Theme
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages.closing.entry import CorrectionDialog, EntryDialog
from mediateur.ui.pages.journal.page import JournalPage
from tests.store.samples import all_bytes, ask
from tests.ui.audit import clipped, nameless, small_targets
from tests.ui.driving import CTRL, KEY, Driver, calm, cut_in, said, settle, words

TODAY = dt.date.today()
NOTE = "Revient avec sa voisine, canari."


@pytest.fixture
def page(hands: Driver) -> Iterator[JournalPage]:
    """Return the page Journal, in view, of an empty journal."""
    hands.app.places.keep("Mairie")
    yield journal(hands)
    jobs.wait()


def journal(hands: Driver) -> JournalPage:
    hands.window.show_page("journal")
    read()
    found = hands.window.page("journal")
    assert isinstance(found, JournalPage)
    return found


def read() -> None:
    """Let the page read what it asked for."""
    for _ in range(4):
        jobs.wait()
        settle()


def kept(hands: Driver) -> tuple[Encounter, ...]:
    return hands.app.journal.rows()


def add(hands: Driver) -> EntryDialog:
    hands.key(KEY.Key_N, CTRL)
    dialog = hands.dialog
    assert isinstance(dialog, EntryDialog)
    return dialog


def added(hands: Driver, page: JournalPage) -> Encounter:
    """Add a session and return its record, its line chosen."""
    dialog = add(hands)
    dialog.counters["activee"].setValue(1)
    hands.key(KEY.Key_Return, CTRL)
    read()
    page.table.setFocus()
    page.table.choose(0)
    return kept(hands)[0]


def correction(hands: Driver) -> CorrectionDialog:
    hands.key(KEY.Key_Return)
    dialog = hands.dialog
    assert isinstance(dialog, CorrectionDialog)
    return dialog


def toasts(window: QWidget) -> list[Toast]:
    return [notice for notice in window.findChildren(Toast) if notice.isVisible()]


@pytest.mark.usefixtures("page")
def test_a_session_is_added_in_a_few_key_presses(hands: Driver) -> None:
    """From any page: to the journal, the dialog, one result, the record."""
    hands.window.show_page("accueil")
    presses = (
        (KEY.Key_6, CTRL),
        (KEY.Key_N, CTRL),
        *[(KEY.Key_Tab,)] * 4,
        (KEY.Key_Plus,),
        (KEY.Key_Return, CTRL),
    )
    for press in presses:
        hands.key(*press)
    [record] = kept(hands)
    assert len(presses) <= 10
    assert (record.persons, record.outcomes) == (1, (Count(code="activee", n=1),))
    assert (record.when, record.pathway) == (hands.app.corrections.now(), "activer-adulte")
    assert record.place == hands.app.preferences.current.place
    assert record.mediator == hands.app.preferences.current.mediator


def test_the_last_pathway_is_proposed_and_the_addition_can_be_undone(hands: Driver, page: JournalPage) -> None:
    dialog = add(hands)
    dialog.pathway.set_value("dire-non")
    hands.key(KEY.Key_Return, CTRL)
    assert add(hands).pathway.value() == "dire-non"
    hands.key(KEY.Key_Escape)
    read()
    [notice] = toasts(hands.window)
    assert notice.button is not None
    notice.button.click()
    read()
    assert kept(hands) == ()
    assert page.nothing_yet.isVisible()


def test_a_key_takes_back_what_was_added_or_corrected(hands: Driver, page: JournalPage) -> None:
    before = added(hands, page)
    dialog = correction(hands)
    dialog.persons.setValue(3)
    dialog.reason.set_value("saisie")
    hands.key(KEY.Key_Return, CTRL)
    read()
    assert kept(hands)[0].persons == 3
    hands.key(KEY.Key_Z, CTRL)
    read()
    [back] = kept(hands)
    assert (back.persons, back.outcomes, back.revision) == (1, before.outcomes, 3)
    [again, first] = hands.app.corrections.history(back, page.acts.names())
    assert (again.reason, first.reason) == ("Correction annulée", "Erreur de saisie")
    assert len(toasts(hands.window)) == 1


def test_a_key_takes_back_an_addition(hands: Driver, page: JournalPage) -> None:
    added(hands, page)
    hands.key(KEY.Key_Z, CTRL)
    read()
    assert kept(hands) == ()
    assert page.nothing_yet.isVisible()


def test_a_deletion_can_be_restored_beside_its_notice(hands: Driver, page: JournalPage) -> None:
    added(hands, page)
    added(hands, page)
    page.acts._take_away(kept(hands)[0].id)
    read()
    [notice] = toasts(hands.window)
    assert page.foot.restore.isVisible()
    assert notice.geometry().bottom() < page.foot.mapTo(hands.window, page.foot.rect().topLeft()).y()


def test_at_twice_the_size_the_day_is_in_view_when_the_dialog_opens(hands: Driver, page: JournalPage) -> None:
    hands.theme.set(scale=2.0)
    hands.window.resize(1366, 690)
    settle()
    dialog = add(hands)
    settle()
    label = dialog._day_row.label
    assert label.mapTo(dialog._scroller, label.rect().topLeft()).y() >= 0
    assert dialog.persons.isEnabled()
    assert page.isVisible()


@pytest.mark.usefixtures("page")
def test_autonomy_is_asked_where_it_is_seen_and_stays_optional(hands: Driver) -> None:
    dialog = add(hands)
    assert dialog.details.autonomy.isVisible()
    assert not dialog.details.duration.isVisible()
    assert dialog.closing().autonomy == "non_communique"


@pytest.mark.usefixtures("page")
def test_a_day_is_typed_or_moved_and_a_wrong_one_is_said_in_place(hands: Driver) -> None:
    dialog = add(hands)
    dialog.day.line.setFocus()
    hands.key(KEY.Key_Up)
    assert dialog.day.day() == TODAY
    hands.key(KEY.Key_Down)
    assert dialog.day.day() == TODAY - dt.timedelta(1)
    for typed in ("32/01/2026", "demain", ""):
        dialog.day.line.setText(typed)
        hands.key(KEY.Key_Return, CTRL)
        assert hands.dialog is dialog
        assert "Écrivez la date ainsi" in words(dialog)
    dialog.day.line.setText((TODAY + dt.timedelta(2)).strftime("%d/%m/%Y"))
    hands.key(KEY.Key_Return, CTRL)
    assert "dans le futur" in words(dialog)
    dialog.day.line.setText((TODAY - dt.timedelta(3)).strftime("%d.%m.%y"))
    hands.key(KEY.Key_Return, CTRL)
    assert [record.when.day for record in kept(hands)] == [TODAY - dt.timedelta(3)]


@pytest.mark.usefixtures("page")
def test_every_detail_is_recorded(hands: Driver) -> None:
    dialog = add(hands)
    dialog.persons.setValue(3)
    details = dialog.details
    details.age.set_value("soixante_dix_plus")
    details.autonomy.set_value("autonome")
    details.first_visits.set_value(2)
    details.declared_later.setValue(1)
    details.equipment.chips["aucun"].click()
    details.equipment.chips["tablette"].click()
    details.equipment.chips["telephone"].click()
    hands.key(KEY.Key_Return, CTRL)
    [record] = kept(hands)
    assert record.ages == (Count(code="soixante_dix_plus", n=3),)
    assert (record.autonomy, record.first_visits, record.declared_later) == ("autonome", 2, 1)
    assert record.equipment == ("telephone", "tablette")


def test_of_several_ages_and_places_to_go_what_is_not_touched_stays(hands: Driver, page: JournalPage) -> None:
    whole = Encounter(
        id="a",
        when=hands.app.corrections.now(),
        mediator="Médiateur 1",
        pathway="activer-adulte",
        pathway_version=1,
        content_hash="0" * 64,
        persons=5,
        outcomes=(
            Count(code="orientee", n=1, detail="soignant"),
            Count(code="orientee", n=2, detail="administration"),
            Count(code="impossible", n=1, detail="carte"),
        ),
        ages=(Count(code="soixante_dix_plus", n=2), Count(code="moins_de_douze", n=1)),
        obstacles=("carte",),
        equipment=("tablette",),
        first_visits=2,
    )
    with hands.app.open_store().begin() as work:
        work.encounters.add(whole)
        work.commit()
    page.refresh()
    read()
    page.table.setFocus()
    page.table.choose(0)
    dialog = correction(hands)
    dialog.persons.setValue(6)
    dialog.reason.set_value("oubli")
    hands.key(KEY.Key_Return, CTRL)
    [record] = kept(hands)
    assert record.persons == 6
    for name in ("outcomes", "ages", "obstacles", "equipment", "first_visits", "content_hash", "guides_printed"):
        assert getattr(record, name) == getattr(whole, name), name


def opened(hands: Driver, page: JournalPage, record: Encounter) -> CorrectionDialog:
    """Keep a record, choose its line, and open it to correct it."""
    with hands.app.open_store().begin() as work:
        work.encounters.add(record)
        work.commit()
    page.refresh()
    read()
    page.table.setFocus()
    page.table.choose(0)
    return correction(hands)


def met(hands: Driver, kind: Kind, persons: int, *outcomes: Count) -> Encounter:
    return Encounter(
        id="a",
        when=hands.app.corrections.now(),
        mediator="Médiateur 1",
        pathway="activer-adulte",
        pathway_version=1,
        content_hash="0" * 64,
        persons=persons,
        kind=kind,
        outcomes=outcomes,
    )


def test_two_persons_of_different_ages_are_counted_each_in_a_band(hands: Driver, page: JournalPage) -> None:
    dialog = opened(hands, page, met(hands, Kind.INDIVIDUAL, 2))
    dialog.details.toggle()
    settle()
    bands = dialog.details.bands
    assert not bands.grid.isVisible()
    dialog.details.age.set_value("plusieurs")
    dialog.details.age.chosen.emit("plusieurs")
    settle()
    assert bands.grid.isVisible()
    for code in ("dix_huit_vingt_quatre", "soixante_dix_plus"):
        bands.counters[code].setValue(1)
    dialog.reason.set_value("oubli")
    hands.key(KEY.Key_Return, CTRL)
    told = {(count.code, count.n) for count in kept(hands)[0].ages}
    assert told == {("dix_huit_vingt_quatre", 1), ("soixante_dix_plus", 1)}


def test_where_some_went_is_kept_when_more_are_told(hands: Driver, page: JournalPage) -> None:
    went = (Count(code="orientee", n=1, detail="administration"), Count(code="orientee", n=1, detail="aide_sociale"))
    dialog = opened(hands, page, met(hands, Kind.INDIVIDUAL, 3, *went))
    assert dialog.details.where.currentText() == "Plusieurs réponses, gardées"
    dialog.counters["orientee"].setValue(3)
    dialog.reason.set_value("saisie")
    hands.key(KEY.Key_Return, CTRL)
    assert kept(hands)[0].outcomes == (*went, Count(code="orientee", n=1, detail="non_communique"))


def test_a_workshop_is_corrected_in_its_own_words(hands: Driver, page: JournalPage) -> None:
    dialog = opened(hands, page, met(hands, Kind.WORKSHOP, 12, Count(code="activee", n=2)))
    dialog.details.toggle()
    settle()
    told = words(dialog)
    assert "Corriger l’atelier" in told
    assert "Personnes présentes" in told
    assert "Personnes aidées ensemble" not in told
    assert dialog.persons.accessibleName() == "Personnes présentes"
    assert dialog.pathway.accessibleName() == "Thème"
    assert "Thème" in told
    assert "Parcours" not in told.splitlines()
    dialog.details.helped.setValue(5)
    dialog.held.title.edit.setText("Premiers pas")
    dialog.held.guides.setValue(9)
    dialog.persons.setValue(600)
    dialog.reason.set_value("oubli")
    hands.key(KEY.Key_Return, CTRL)
    [record] = kept(hands)
    assert (record.kind, record.persons, record.helped) == (Kind.WORKSHOP, 600, 5)
    assert (record.title, record.guides_printed) == ("Premiers pas", 9)
    assert [(count.code, count.n) for count in record.outcomes] == [("activee", 2)]


def test_an_event_is_an_estimate_without_results(hands: Driver, page: JournalPage) -> None:
    dialog = opened(hands, page, met(hands, Kind.EVENT, 60))
    told = words(dialog)
    assert "Corriger l’événement" in told
    assert "Personnes touchées, estimation" in told
    assert not any(counter.isVisible() for counter in dialog.counters.values())
    dialog.persons.setValue(1500)
    dialog.reason.set_value("saisie")
    hands.key(KEY.Key_Return, CTRL)
    assert (kept(hands)[0].kind, kept(hands)[0].persons) == (Kind.EVENT, 1500)


def test_a_session_that_was_a_workshop_becomes_one(hands: Driver, page: JournalPage) -> None:
    dialog = opened(hands, page, met(hands, Kind.INDIVIDUAL, 8, Count(code="activee", n=1)))
    dialog.details.toggle()
    assert not dialog.details.helped.isVisible()
    assert dialog.pathway.accessibleName() == "Parcours"
    dialog.held.kind.set_value(Kind.WORKSHOP)
    dialog.held.kind.chosen.emit(Kind.WORKSHOP)
    settle()
    assert dialog.details.helped.isVisible()
    assert "Personnes présentes" in words(dialog)
    assert dialog.pathway.accessibleName() == "Thème"
    dialog.details.helped.setValue(2)
    dialog.reason.set_value("saisie")
    hands.key(KEY.Key_Return, CTRL)
    assert (kept(hands)[0].kind, kept(hands)[0].helped, kept(hands)[0].persons) == (Kind.WORKSHOP, 2, 8)


def test_a_correction_asks_why_and_can_be_looked_back_on(hands: Driver, page: JournalPage) -> None:
    before = added(hands, page)
    dialog = correction(hands)
    dialog.persons.setValue(2)
    hands.key(KEY.Key_Return, CTRL)
    assert hands.dialog is dialog
    assert dialog.reason.hasFocus()
    assert "raison de la correction" in cut_in()[-1]
    dialog.reason.set_value("saisie")
    hands.key(KEY.Key_Return, CTRL)
    read()
    [after] = kept(hands)
    assert (after.id, after.persons, after.revision) == (before.id, 2, 2)
    assert page.table.chosen() == 0
    assert page.foot.figures.text().endswith("2\N{NO-BREAK SPACE}venues")
    page.foot.history.click()
    settle()
    told = words(hands.dialog)
    assert "Personnes\N{NO-BREAK SPACE}: 1, puis 2" in told
    assert "Erreur de saisie" in told
    assert ":" not in told.replace("\N{NO-BREAK SPACE}:", ""), "no hour"


def test_a_note_is_proposed_again_and_never_told_in_the_history(hands: Driver, page: JournalPage) -> None:
    hands.app.preferences.change(notes=True)
    dialog = add(hands)
    assert dialog.note is not None
    dialog.note.field.set_text(NOTE)
    hands.key(KEY.Key_Return, CTRL)
    read()
    page.table.setFocus()
    page.table.choose(0)
    dialog = correction(hands)
    assert dialog.note is not None
    assert dialog.note.field.text() == NOTE
    dialog.note.field.set_text("Appeler le 06 39 98 12 34.")
    dialog.reason.set_value("autre")
    hands.key(KEY.Key_Return, CTRL)
    assert hands.dialog is dialog
    dialog.note.field.set_text("Rien à dire.")
    dialog.persons.setValue(2)
    hands.key(KEY.Key_Return, CTRL)
    read()
    page.foot.history.click()
    settle()
    assert "canari" not in words(hands.dialog)
    assert "Rien à dire" not in words(hands.dialog)


def test_a_deletion_asks_then_comes_back_from_the_notice_or_the_key(hands: Driver, page: JournalPage) -> None:
    record = added(hands, page)
    for back in ("notice", "key", "button"):
        hands.key(KEY.Key_Delete)
        asked = hands.dialog
        assert isinstance(asked, ConfirmDialog)
        assert asked.no.hasFocus()
        asked.yes.click()
        read()
        assert kept(hands) == ()
        assert page.foot.restore.isVisible() == page._panel.isVisible()
        [notice] = toasts(hands.window)
        assert "Séance supprimée." in said()
        if back == "notice":
            assert notice.button is not None
            notice.button.click()
        elif back == "key":
            hands.key(KEY.Key_Z, CTRL)
        else:
            page.foot.restore.click()
        read()
        assert kept(hands) == (record,)
        page.table.setFocus()
        page.table.choose(0)
    assert not page.undo()


def test_a_deletion_is_final_once_the_window_is_closed(hands: Driver, page: JournalPage) -> None:
    hands.app.preferences.change(notes=True)
    dialog = add(hands)
    assert dialog.note is not None
    dialog.note.field.set_text(NOTE)
    hands.key(KEY.Key_Return, CTRL)
    read()
    page.table.setFocus()
    page.table.choose(0)
    hands.key(KEY.Key_Delete)
    assert isinstance(hands.dialog, ConfirmDialog)
    hands.dialog.yes.click()
    read()
    path = hands.app.folder / DATABASE
    assert ask(path, "SELECT count(*) FROM encounter") == [(1,)]
    hands.window.close()
    assert ask(path, "SELECT count(*) FROM encounter") == [(0,)]
    assert ask(path, "SELECT count(*) FROM tombstone") == [(1,)]
    assert b"canari" not in all_bytes(hands.app.folder)


def test_what_a_crash_left_deleted_is_final_at_the_next_opening(hands: Driver, page: JournalPage) -> None:
    record = added(hands, page)
    hands.app.corrections.remove(record.id)
    later = App(hands.app.folder)
    later.warm()
    assert ask(hands.app.folder / DATABASE, "SELECT count(*) FROM encounter") == [(0,)]
    later.close()


def test_an_act_on_a_record_gone_meanwhile_is_told_in_place(hands: Driver, page: JournalPage) -> None:
    record = added(hands, page)
    hands.app.corrections.remove(record.id)
    hands.key(KEY.Key_Return)
    assert page.trouble.isVisible()
    assert "entre-temps" in words(page.trouble)


def test_neither_dialog_scrolls_in_the_least_window(hands: Driver, page: JournalPage) -> None:
    added(hands, page)
    for dialog in (correction(hands), None):
        asked = dialog or add(hands)
        calm(hands.window)
        assert asked._scroller.verticalScrollBar().maximum() == 0
        hands.key(KEY.Key_Escape)


@pytest.mark.parametrize("name", ["clair", "sombre", "contraste"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_dialogs_hold_in_every_theme_and_size(
    hands: Driver, page: JournalPage, theme: Theme, name: str, scale: float
) -> None:
    added(hands, page)
    for notice in toasts(hands.window):
        notice.dismiss()
    theme.set(name=name, scale=scale)
    correction(hands).details.toggle()
    faults = []
    for _ in range(2):
        calm(hands.window)
        dialog = hands.dialog
        faults += [*nameless(dialog), *small_targets(dialog), *clipped(dialog)]
        dialog.close_dialog()
        page.acts.show_history(kept(hands)[0].id)
        settle()
    hands.dialog.close_dialog()
    assert faults == []
