"""What the settings write in papers about what is kept."""

from __future__ import annotations

from pathlib import Path

from mediateur.app import App
from mediateur.journal.encounter import Place
from mediateur.settings import Settings
from mediateur.usecases.paper.own_words import own_words
from tests.forms import reading
from tests.pathways.shipped import library

PLACE = Place(id="m", name="Mairie", address="1 place du Marché")


def test_what_is_set_is_written_and_what_is_not_known_stays_blank() -> None:
    words = own_words(Settings(), None)
    assert set(words) == {"duree-details", "duree-notes", "sauvegardes"}
    assert words["duree-details"] == "12\N{NO-BREAK SPACE}mois"
    assert words["duree-notes"] == "aucune\N{NO-BREAK SPACE}: elles sont désactivées"
    changed = own_words(Settings(notes=True, note_days=7, retention_months=24, backup_folder="/media/clé"), PLACE)
    assert changed["duree-notes"] == "7\N{NO-BREAK SPACE}jours"
    assert changed["lieu-accueil"] == "Mairie, 1 place du Marché"
    assert "/media" not in str(changed)


def test_the_record_says_the_periods_in_force(data_folder: Path) -> None:
    app = App(data_folder)
    app.content._kept = ({}, library())
    app.preferences.change(retention_months=24)
    for form in ("registre-traitement", "notice-information"):
        told = reading.words(app.printing.form(form, "courant", "fr", None))
        assert "24 mois" in told.replace("\N{NO-BREAK SPACE}", " ")
        typed = app.printing.form(form, "courant", "fr", None, typed={"duree-details": "6 mois", "duree-notes": ""})
        assert "6 mois" in reading.words(typed)
