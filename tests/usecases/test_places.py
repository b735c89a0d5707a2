"""The place in use: kept in the store, named in the settings, told when either refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.journal.encounter import LONGEST_PLACE
from mediateur.store.work import Store
from mediateur.usecases.places import TOO_LONG, WRONG_INSEE, Places
from mediateur.usecases.preferences import Preferences


@pytest.fixture
def preferences(data_folder: Path) -> Preferences:
    return Preferences(data_folder)


@pytest.fixture
def places(store: Store, preferences: Preferences) -> Places:
    return Places(lambda: store, preferences)


def test_there_is_no_place_at_first_and_the_store_is_not_even_opened(preferences: Preferences) -> None:
    def never() -> Store:
        raise AssertionError

    assert Places(never, preferences).current() is None


@pytest.mark.parametrize(
    "words",
    [
        ("Mairie 1 85 07 87 085 123 45",),
        ("Mairie", "12 rue des Lilas, allocataire 4417203 K"),
        ("Mairie", "", "mdp : Soleil-87"),
        ("Mairie", "", "", "FR76 9991 0000 4412 3456 7890 123"),
    ],
)
def test_what_identifies_somebody_is_not_kept_of_a_place(
    places: Places, preferences: Preferences, words: tuple[str, ...]
) -> None:
    with pytest.raises(MediateurError) as told:
        places.keep(*words)
    assert not any(part in str(told.value) for word in words for part in word.split() if part != "Mairie")
    assert preferences.current.place == ""


@pytest.mark.parametrize(
    ("name", "insee", "why"),
    [
        ("M" * (LONGEST_PLACE + 1), "", TOO_LONG),
        ("Mairie", "0639980011 DUPONT", WRONG_INSEE),
        ("Mairie", "26362 VILLENEUVE", WRONG_INSEE),
        ("Mairie", "٢٦٣٦٢", WRONG_INSEE),
    ],
)
def test_what_other_machines_would_not_read_is_not_kept_of_a_place(
    places: Places, preferences: Preferences, name: str, insee: str, why: str
) -> None:
    with pytest.raises(MediateurError) as told:
        places.keep(name, insee=insee)
    assert (told.value.happened, told.value.safe) == (why, "Rien n’est changé.")
    assert (preferences.current.place, places.all()) == ("", ())


def test_the_longest_name_and_a_code_in_small_letters_are_kept(places: Places) -> None:
    kept = places.keep(f" {'M' * LONGEST_PLACE} ", insee=" 2a004 ")
    assert (kept.name, kept.insee) == ("M" * LONGEST_PLACE, "2A004")


@pytest.mark.parametrize("label", ["Mme Lorvain", "06 39 98 12 34", "aline Lorvain"])
def test_a_label_of_a_mediator_names_nobody(preferences: Preferences, label: str) -> None:
    with pytest.raises(MediateurError, match="Ce repère contient"):
        preferences.change(mediators=("Médiateur 1", label))
    assert preferences.current.mediators == ("Médiateur 1",)


def test_a_datum_that_was_seen_holds_no_identity(preferences: Preferences) -> None:
    preferences.change(data={"numero": "39 39, 01 99 00 12 34"})
    with pytest.raises(MediateurError, match="Ce texte contient"):
        preferences.change(data={"numero": "2 85 07 87 085 123 45"})
    assert preferences.current.data == {"numero": "39 39, 01 99 00 12 34"}


def test_a_place_is_kept_trimmed_and_changed_in_place(places: Places, preferences: Preferences) -> None:
    first = places.keep("  Mairie ", " 2 place du Marché ", "mardi", "06 39 98 00 01 ", " 55029 ")
    assert (first.name, first.address, first.phone, first.insee) == (
        "Mairie",
        "2 place du Marché",
        "06 39 98 00 01",
        "55029",
    )
    assert preferences.current.place == first.id
    second = places.keep("Médiathèque")
    assert second.id == first.id
    assert places.all() == (second,)
    assert places.current() == second
    assert Preferences(preferences.folder).current.place == first.id


def test_a_place_that_is_no_longer_there_is_none(places: Places, preferences: Preferences) -> None:
    preferences.change(place="disparu")
    assert places.current() is None
    assert places.keep("Mairie").id == "disparu"


def test_a_place_that_the_settings_cannot_name_is_not_kept(
    places: Places, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("mediateur.settings.write_private", _full)
        with pytest.raises(MediateurError):
            places.keep("Mairie")
    assert (preferences.current.place, places.current(), places.all()) == ("", None, ())
    with monkeypatch.context() as patch:
        patch.setattr("mediateur.store.work.Work.commit", _refused)
        with pytest.raises(MediateurError):
            places.keep("Mairie")
    assert (preferences.current.place, places.current(), places.all()) == ("", None, ())
    kept = places.keep("Mairie")
    assert places.all() == (kept,)


def _refused(_: object) -> None:
    raise MediateurError("Le disque est plein.")


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")
