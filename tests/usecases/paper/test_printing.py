"""Paper as the use cases make it: the right sheet for the session, with this machine's data and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediateur.content.official import OFFICIAL_URL
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Place
from mediateur.paths import resources
from mediateur.pathways import events as w
from mediateur.pathways.model import Pathway
from mediateur.usecases.content.library import Content
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.recording.sessions import Session, Sessions
from tests.forms.reading import words
from tests.usecases.conftest import Clock


@pytest.fixture
def preferences(data_folder: Path) -> Preferences:
    return Preferences(data_folder)


@pytest.fixture
def printing(preferences: Preferences, clock: Clock) -> Printing:
    return Printing(Content(resources(), preferences), preferences, clock)


def walked(sessions: Sessions, pathway: Pathway, *events: w.AnyEvent) -> Session:
    session = sessions.begin(pathway, "Médiateur 1")
    for event in (w.Chosen("souhait", "activer"), *events):
        session = sessions.act(session, event)
    return session


def flat(pdf: bytes) -> str:
    return " ".join(words(pdf).split())


def test_a_session_that_stops_prints_what_is_done_and_its_code(
    printing: Printing, sessions: Sessions, pathway: Pathway
) -> None:
    session = walked(sessions, pathway, w.Begun(), w.Answered("preparer", "pret"), w.Paused())
    text = flat(printing.guide(session, "courant", Place(id="a", name="Mairie de Vaucouleurs")))
    assert session.draft.code in text
    assert "Mairie de Vaucouleurs" in text
    assert "monespacesante.fr" in text


def test_a_person_who_prepares_gets_what_to_bring_and_the_hours_of_this_machine(
    printing: Printing, sessions: Sessions, pathway: Pathway, preferences: Preferences
) -> None:
    preferences.change(data={"horaires-3422": "du lundi au vendredi, de 9 h 15 à 17 h 45"})
    session = walked(sessions, pathway, w.Chosen("carte", "absente"), w.Prepared())
    text = flat(printing.guide(session, "gros", None))
    assert "de 9 h 15 à 17 h 45" in text
    assert session.walk.to_bring[0].split(",")[0] in text
    assert session.draft.code in text


def test_forms_that_do_not_exist_are_told(printing: Printing) -> None:
    for words_ in (
        ("inconnue", "courant", "fr"),
        ("preparer-revenir", "falc", "fr"),
        ("preparer-revenir", "gros", "en"),
    ):
        with pytest.raises(MediateurError):
            printing.form(*words_, None)


def test_the_memo_says_the_choices_the_place_and_the_newest_source(printing: Printing) -> None:
    place = Place(id="a", name="Mairie de Vaucouleurs")
    text = flat(printing.memo(frozenset({"bloquer", "refuser-samu"}), "courant", place))
    assert "Bloquer un soignant" in text
    assert "Refuser l’accès du Samu" in text
    assert "Masquer un document" not in text
    assert "Mairie de Vaucouleurs" in text
    assert "Sources les plus récentes : février 2024" in text.replace("\u00a0", " ")
    assert printing.memo(frozenset(), "courant", place) == printing.form("memo-qui-voit-quoi", "courant", "fr", place)


def test_a_right_has_its_sheet(printing: Printing) -> None:
    sheet = printing.right_sheet("fermeture", "gros", None)
    assert "Fermer son espace" in flat(sheet)
    assert sheet == printing.form("fiche-fermeture", "gros", "fr", None)
    assert printing.right_sheet("fermeture", "gros", None, colour=True) != sheet
    assert "fiche-fermeture" in {form.id for form in printing.catalogue()}


def test_choices_and_rights_that_do_not_exist_are_told(printing: Printing) -> None:
    with pytest.raises(MediateurError, match="Ce choix n’existe pas"):
        printing.memo(frozenset({"bloquer", "tout-fermer"}), "courant", None)
    with pytest.raises(MediateurError, match="Ce droit n’existe pas"):
        printing.right_sheet("tout-fermer", "courant", None)


def test_the_address_is_given_as_a_qr_code(printing: Printing) -> None:
    assert OFFICIAL_URL == "https://www.monespacesante.fr"
    assert printing.address_qr().lstrip().startswith("<")


def test_the_guide_of_a_session_is_told_in_the_language_of_the_person(
    sessions: Sessions, pathway: Pathway, printing: Printing
) -> None:
    session = walked(sessions, pathway)
    assert printing.languages(session) == ("fr", "en", "es", "pt")
    assert "Translation" in flat(printing.guide(session, "courant", None, language="en"))
    with pytest.raises(MediateurError, match="imprimé en arabe"):
        printing.guide(session, "courant", None, language="ar")


def test_the_catalogue_is_read_again_only_with_its_content(printing: Printing, preferences: Preferences) -> None:
    listed = printing.catalogue()
    assert printing.catalogue() is listed
    preferences.change(data={"horaires-3422": "du lundi au vendredi, de 9 h 15 à 17 h 45"})
    assert printing.catalogue() is not listed
