"""« Premiers pas »: offered once, resumed where one left, done after the last stop; short words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.text import french, sentences
from mediateur.settings import FILE
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.program.tour import DONE, IN_PRACTICE, OFFER, STOPS, Place, Tour


def again(folder: Path) -> Tour:
    return Tour(Preferences(folder))


def test_it_is_offered_once_and_kept_from_one_start_to_the_next(data_folder: Path) -> None:
    tour = again(data_folder)
    assert (tour.shown, tour.stop, tour.title) == (False, None, "Premiers pas")
    tour.offer()
    assert (again(data_folder).shown, again(data_folder).number) == (True, 0)
    for number in range(1, DONE):
        tour.next()
        assert (again(data_folder).number, again(data_folder).stop) == (number, STOPS[number - 1])
    tour.next()
    assert (tour.number, tour.shown, tour.stop) == (DONE, False, None)
    tour.offer()
    assert not tour.shown


def test_what_was_put_off_goes_on_where_it_was_left(data_folder: Path) -> None:
    tour = again(data_folder)
    tour.begin()
    tour.next()
    tour.put_off()
    assert not again(data_folder).shown
    back = again(data_folder)
    back.offer()
    assert not back.shown
    back.begin()
    assert (back.shown, back.number) == (True, 2)


def test_it_begins_again_once_it_is_done(data_folder: Path) -> None:
    Preferences(data_folder).change(tour_stop=DONE)
    tour = again(data_folder)
    tour.begin()
    assert (tour.shown, tour.number) == (True, 1)


@given(st.integers(-5, 10**9) | st.text(max_size=3))
def test_a_damaged_number_is_no_crash(tmp_path_factory: pytest.TempPathFactory, number: object) -> None:
    folder = tmp_path_factory.getbasetemp()
    import json

    (folder / FILE).write_text(json.dumps({"tour_stop": number, "tour_shown": True}), encoding="utf-8")
    assert 0 <= again(folder).number <= DONE


def test_it_has_five_to_seven_stops_in_one_or_two_short_sentences() -> None:
    assert 5 <= len(STOPS) <= 7
    assert [stop.place for stop in STOPS] == list(Place)
    assert {stop.place for stop in STOPS[1:3]} == IN_PRACTICE
    for text in (OFFER, *(stop.text for stop in STOPS)):
        assert 1 <= len(sentences(text)) <= 2
        assert text == french(text)
        assert len(text) <= 120
