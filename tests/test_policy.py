"""The rules of an administrator: they only restrict, and what is damaged in them loosens nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.policy import FILE, FixedError, Policy, load
from mediateur.policy_file import ENTRIES
from mediateur.settings import NOTE_PERIODS, REGISTER_PERIODS, RETENTIONS, SCALES, THEMES, Settings
from mediateur.usecases.preferences import Preferences

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "regles-administrateur.md"
PLACES = [{"nom": "Mairie", "insee": "26362"}, {"nom": "Médiathèque", "adresse": "2 rue de l’Exemple"}]


def written(file: Path, value: object) -> Policy:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(value), encoding="utf-8")
    return load(file)


def test_without_a_file_nothing_is_fixed(rules: Path) -> None:
    assert load(rules) == Policy()
    assert load(rules).notice is None


def test_the_example_of_the_guide_is_read_whole(rules: Path) -> None:
    text = GUIDE.read_text(encoding="utf-8").split("```json")[1].split("```")[0]
    read = written(rules, json.loads(text))
    assert read.faults == ()
    assert set(json.loads(text)) == set(ENTRIES)
    assert (read.threshold, read.retention_most, read.register_most, read.note_days_most) == (15, 6, 24, 7)
    assert [place.nom for place in read.places] == ["France Services, salle 2", "Médiathèque"]
    assert read.backup_folder == str(Path.home() / "Sauvegardes/mediateur")
    assert all(f"`{key}`" in GUIDE.read_text(encoding="utf-8") for key in ENTRIES)


def test_a_file_of_the_notepad_of_windows_is_read(rules: Path) -> None:
    rules.parent.mkdir()
    rules.write_text('{"sans_notes": true}', encoding="utf-8-sig")
    assert load(rules).no_notes


BROKEN = [b"", b"{", b"[]", b"null", b"\xff\xfe{}", b"[" * 100_000]


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_of_a_file_that_cannot_be_read_nothing_is_fixed_and_nothing_is_asked_for(rules: Path, content: bytes) -> None:
    rules.parent.mkdir()
    rules.write_bytes(content)
    read = load(rules)
    assert read == Policy(no_update_check=True, faults=(FILE,))
    assert read.notice is not None
    assert read.notice.happened.count(".") == 1
    assert (read.notice.safe, read.notice.remedy) == ("", "")


def test_a_folder_in_place_of_the_file_is_no_crash(rules: Path) -> None:
    rules.mkdir(parents=True)
    assert load(rules).faults == (FILE,)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ({"seuil_partage": 10}, {}),
        ({"seuil_partage": 0}, {}),
        ({"seuil_partage": True}, {}),
        ({"seuil_partage": "15"}, {}),
        ({"seuil": 15}, {}),
        ({"conservation_mois_max": 0}, {}),
        ({"sans_notes": "oui"}, {"no_notes": True}),
        ({"sans_verification_version": 1}, {"no_update_check": True}),
        ({"adresse_version": "http://exemple.fr/v.json"}, {"no_update_check": True}),
        ({"adresse_version": "https://nom:secret@exemple.fr/v.json"}, {"no_update_check": True}),
        ({"proxy": "proxy:3128"}, {"no_update_check": True}),
        ({"dossier_sauvegardes": "sauvegardes"}, {}),
        ({"lieux": []}, {}),
        ({"lieux": [{"adresse": "sans nom"}]}, {}),
        ({"lieux": [{"nom": "Mairie", "insee": "12"}]}, {}),
        ({"lieux": [{"nom": "Mairie"}, {"nom": "Mairie"}]}, {}),
        ({"theme": "rose"}, {}),
        ({"taille_texte": 300}, {}),
    ],
)
def test_a_damaged_entry_is_named_and_what_it_forbade_stays_forbidden(
    rules: Path, raw: dict[str, object], kept: dict[str, object]
) -> None:
    read = written(rules, {**raw, "conservation_mois_max": raw.get("conservation_mois_max", 3)})
    assert read.faults == tuple(raw)
    assert read.notice is not None
    assert next(iter(raw)) in read.notice.happened
    assert read._replace(faults=(), retention_most=0) == Policy(**kept)  # type: ignore[arg-type]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.sampled_from(["contraste", "https://a/b"]),
    lambda v: st.lists(v, max_size=2) | st.dictionaries(st.sampled_from(["nom", "insee", "x"]), v, max_size=2),
    max_leaves=4,
)
CHOSEN = st.builds(
    Settings,
    notes=st.booleans(),
    retention_months=st.sampled_from(RETENTIONS),
    register_months=st.sampled_from(REGISTER_PERIODS),
    note_days=st.sampled_from(NOTE_PERIODS),
    place=st.text(max_size=3),
    backup_folder=st.sampled_from(["", "/ici"]),
)


@given(st.dictionaries(st.sampled_from([*ENTRIES, "autre"]), JSON), CHOSEN)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_nothing_that_protects_is_loosened(
    rules: Path, raw: dict[str, Any], chosen: Settings
) -> None:
    read = written(rules, raw)
    assert read.threshold >= 11
    force = read.over(chosen)
    assert force.retention_months in RETENTIONS
    assert force.retention_months <= chosen.retention_months
    assert force.register_months in REGISTER_PERIODS
    assert force.register_months <= chosen.register_months
    assert force.note_days in NOTE_PERIODS
    assert force.note_days <= chosen.note_days
    assert force.notes <= chosen.notes
    assert read.first().theme in ("", *THEMES)
    assert read.first().scale in SCALES
    assert read.over(force) == force


def test_what_was_chosen_comes_back_when_it_is_fixed_no_more(data_folder: Path) -> None:
    Preferences(data_folder).change(retention_months=24, backup_folder="/ici", notes=True)
    strict = Preferences(data_folder, Policy(retention_most=6, backup_folder="/fixe", no_notes=True))
    kept = strict.change(scale=150)
    assert (kept.retention_months, kept.backup_folder, kept.notes, kept.scale) == (6, "/fixe", False, 150)
    free = Preferences(data_folder).current
    assert (free.retention_months, free.backup_folder, free.notes, free.scale) == (24, "/ici", True, 150)


@pytest.mark.parametrize(
    "fields", [{"retention_months": 12}, {"register_months": 36}, {"notes": True}, {"backup_folder": "/la"}]
)
def test_what_is_fixed_cannot_be_changed(data_folder: Path, fields: dict[str, Any]) -> None:
    rules = Policy(retention_most=6, register_most=24, backup_folder="/fixe", no_notes=True)
    preferences = Preferences(data_folder, rules)
    before = preferences.current
    with pytest.raises(FixedError, match="fixé par votre administrateur"):
        preferences.change(**fields)
    assert preferences.current == before
    assert preferences.change(retention_months=3).retention_months == 3


def test_the_first_start_takes_what_is_proposed_and_a_choice_stays(data_folder: Path) -> None:
    proposed = Policy(theme="contraste", scale=150)
    preferences = Preferences(data_folder, proposed)
    assert (preferences.current.theme, preferences.current.scale) == ("contraste", 150)
    preferences.change(theme="clair", scale=100)
    again = Preferences(data_folder, proposed).current
    assert (again.theme, again.scale) == ("clair", 100)


def test_the_places_of_the_administrator_are_those_of_the_journal_on_every_machine(rules: Path, tmp_path: Path) -> None:
    written(rules, {"lieux": PLACES})
    seen = []
    for machine in ("un", "deux"):
        app = App(tmp_path / machine)
        place = app.places.current()
        assert place is not None
        assert place.name == "Mairie"
        assert {each.name for each in app.places.all()} == {"Mairie", "Médiathèque"}
        with pytest.raises(FixedError):
            app.places.keep("Autre lieu")
        app.places.use(app.places.fixed[1].id)
        current = app.places.current()
        assert current is not None
        assert current.address == "2 rue de l’Exemple"
        with pytest.raises(MediateurError):
            app.places.use("inconnu")
        seen.append([each.id for each in app.places.all()])
        app.close()
    assert seen[0] == seen[1]


def test_new_words_of_a_place_replace_the_old_ones(rules: Path, data_folder: Path) -> None:
    for phone in ("01 99 00 12 34", "01 99 00 12 35"):
        written(rules, {"lieux": [{"nom": "Mairie", "telephone": phone}]})
        app = App(data_folder)
        assert [place.phone for place in app.places.all()] == [phone]
        app.close()


def test_the_damage_is_told_once_the_journal_has_nothing_worse_to_tell(rules: Path, data_folder: Path) -> None:
    written(rules, {"seuil_partage": 3})
    app = App(data_folder)
    assert app.notice is not None
    assert "seuil_partage" in str(app.notice)
    app.close()
