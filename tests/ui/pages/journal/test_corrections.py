"""Correcting and deleting what the journal says, with the keys alone, in the real window."""

from __future__ import annotations

from mediateur.app import App
from mediateur.journal.encounter import Count, Kind
from mediateur.store.files import DATABASE
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.pages.journal.page import JournalPage
from tests.store.samples import all_bytes, ask
from tests.ui.driving import CTRL, KEY, Driver, cut_in, rest, said, settle, words
from tests.ui.pages.journal.records import add, added, correction, kept, met, opened, toasts

NOTE = "Revient avec sa voisine, canari."


def add_with_note(hands: Driver, page: JournalPage) -> None:
    """Add a session with a note, and choose its line."""
    hands.app.preferences.change(notes=True)
    dialog = add(hands)
    assert dialog.note is not None
    dialog.note.field.set_text(NOTE)
    hands.key(KEY.Key_Return, CTRL)
    rest()
    page.table.setFocus()
    page.table.choose(0)


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
    rest()
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
    add_with_note(hands, page)
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
    rest()
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
        rest()
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
        rest()
        assert kept(hands) == (record,)
        page.table.setFocus()
        page.table.choose(0)
    assert not page.undo()


def test_a_deletion_is_final_once_the_window_is_closed(hands: Driver, page: JournalPage) -> None:
    add_with_note(hands, page)
    hands.key(KEY.Key_Delete)
    assert isinstance(hands.dialog, ConfirmDialog)
    hands.dialog.yes.click()
    rest()
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
