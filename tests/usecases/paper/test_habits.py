"""What a machine is used to print: options that last, counts without a date, the usual papers first."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mediateur import settings
from mediateur.forms.catalogue import FormInfo, Shelf
from mediateur.forms.variants import Variant
from mediateur.usecases.paper.habits import FIRST, MOST, Habits, PrintOptions, frequent, options_of, written
from mediateur.usecases.preferences import Preferences

FORMS = tuple(
    FormInfo(name, name, tuple(Variant), ("fr",), qr=False, shelf=Shelf.GUIDES)
    for name in ("a", "b", *FIRST, "c", "d", "e")
)


def names(counts: dict[str, int]) -> list[str]:
    return [form.id for form in frequent(FORMS, counts)]


def test_before_any_use_the_usual_papers_come_first() -> None:
    assert names({}) == list(FIRST)


def test_what_is_printed_most_comes_first_then_the_usual_ones_while_there_is_room() -> None:
    assert names({"c": 1, "a": 4, FIRST[2]: 2}) == ["a", FIRST[2], "c", FIRST[0], FIRST[1]]
    assert names(dict.fromkeys("abcde", 1)) == list("abcde")


@given(st.dictionaries(st.text(max_size=3), st.integers(-2, 9)))
def test_never_more_than_a_few_and_never_an_unknown_one(counts: dict[str, int]) -> None:
    found = names(counts)
    assert len(found) == len(set(found)) <= MOST
    assert set(found) <= {form.id for form in FORMS}


@given(st.builds(PrintOptions, st.sampled_from(Variant), st.booleans(), st.text(), st.booleans()))
def test_options_come_back_as_they_were_kept(options: PrintOptions) -> None:
    assert options_of(written(options)) == options


def test_damaged_options_are_left_at_their_defaults() -> None:
    assert options_of({"version": "énorme", "couleur": "rouge", "recto-verso": "?"}) == PrintOptions()


def test_counts_are_kept_by_form_alone(tmp_path: Path) -> None:
    habits = Habits(Preferences(tmp_path))
    habits.count("a")
    habits.count("a")
    kept = json.loads((tmp_path / settings.FILE).read_text(encoding="utf-8"))
    assert kept["printed"] == {"a": 2}
    (tmp_path / settings.FILE).write_text(json.dumps({"printed": {"a": "2", "b": 3, "c": True}}), encoding="utf-8")
    assert dict(settings.load(tmp_path).printed) == {"b": 3}


def test_a_disk_that_refuses_loses_only_the_habit(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    habits = Habits(Preferences(tmp_path / "fichier"))
    habits.count("a")
    habits.keep(PrintOptions(Variant.GROS))
    assert habits.options == PrintOptions()
