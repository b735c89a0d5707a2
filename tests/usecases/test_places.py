"""The place in use: kept in the store, named in the settings, told when either refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.store.work import Store
from mediateur.usecases.places import Places
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
        patch.setattr("mediateur.settings.write_whole", _full)
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
