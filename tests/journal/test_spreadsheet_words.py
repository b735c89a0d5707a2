"""What words of a column mean: which there are, what a person says, and nothing shown that names someone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.journal.encounter import Count
from mediateur.journal.spreadsheet import plan
from mediateur.journal.spreadsheet_columns import Fault, faults
from mediateur.journal.spreadsheet_values import CHOICES, counts, tally
from mediateur.journal.spreadsheet_words import HIDDEN, MOST_WORDS, Names, lines, may_show, samples, words
from tests.journal.test_spreadsheet import HEADER, KNOWN

NAMES = Names({"activer adulte": "activer-adulte"}, {"mairie": "p"})


def codes(*cells: str, field: str) -> dict[str, str | None]:
    found = words(cells, field, NAMES)
    assert found is not None
    return {word.key: word.code for word in found}


def test_words_are_taken_apart_and_those_not_understood_come_first() -> None:
    found = words(["Bilan, activé", "2 activés", "bilan", "Bilan : 3", "nsp"], "resultats", NAMES)
    assert found is not None
    assert [(word.key, word.shown, word.times, word.code) for word in found] == [
        ("bilan", "Bilan", 3, None),
        ("active", "activé", 1, "activee"),
        ("actives", "activés", 1, "activee"),
        ("nsp", "nsp", 1, ""),
    ]
    assert codes("Activer adulte", "Autre", field="parcours") == {"autre": None, "activer adulte": "activer-adulte"}
    assert codes("Mairie", "Salle", field="lieu") == {"salle": None, "mairie": "p"}
    assert codes("45", "1 h 30", "longue", "nsp", field="duree") == {"longue": None, "nsp": ""}
    old = {"75 ans": None, "70 ans et plus": "soixante_dix_plus"}
    assert codes("70 ans et plus : 2", "75 ans", field="ages") == old
    assert codes("-", "?", field="lieu") == {}


def test_a_column_of_too_many_words_is_none_of_a_list() -> None:
    assert words([f"mot {n}a" for n in range(MOST_WORDS)], "lieu", NAMES) is not None
    assert words([f"mot {n}a" for n in range(MOST_WORDS + 1)], "lieu", NAMES) is None
    assert words([f"{n} min" for n in range(1, 200)], "duree", NAMES) == ()


def test_what_names_someone_is_not_shown() -> None:
    rows = (("Jour", "Qui"), ("a", "Mme Canari"), ("b", "06 39 98 00 01"), ("b", "Mme Canari"), ("c", "x" * 90))
    assert samples(rows, 0, 1) == (HIDDEN, HIDDEN, may_show("x" * 90))
    assert len(may_show("x" * 90)) < 30
    assert samples(rows, 0, 7) == ()
    shown = words((row[1] for _, row in lines(rows, 0)), "parcours", NAMES)
    assert "Canari" not in str([word.shown for word in shown or ()])


@given(st.sampled_from(sorted({"resultats", "obstacles", "ages", "materiel"})), st.data())
def test_a_word_means_what_a_person_says(field: str, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(sorted(set(CHOICES[field]) - {"non_communique"})))
    assert counts("Machin", field, {"machin": code}) == (Count(code=code, n=1),)
    assert counts("Machin : 3 | chose", field, {"machin": code, "chose": ""}) == (Count(code=code, n=3),)
    with pytest.raises(ValueError, match="un mot de la liste"):
        counts("Machin", field)


def test_meanings_make_lines_that_were_refused() -> None:
    header = (*HEADER[:6], "Parcours", "Moment")
    row = ("23/11/2026", "2", "Bilan", "longue", "Senior", "Salle", "Première fois", "tôt")
    mapped = dict(enumerate(("date", "personnes", "resultats", "duree", "ages", "lieu", "parcours", "demi_journee")))
    assert plan((header, row), 0, mapped, KNOWN).lines == ()
    meanings = {
        "resultats": {"bilan": "droit-explique"},
        "duree": {"longue": "120_plus"},
        "ages": {"senior": "soixante_dix_plus"},
        "lieu": {"salle": "p"},
        "parcours": {"premiere fois": "activer-adulte"},
        "demi_journee": {"tot": "apres-midi"},
    }
    done = plan((header, row), 0, mapped, KNOWN, meanings)
    assert done.wrong == ()
    met = done.lines[0].encounter
    assert (met.outcomes, met.duration, met.place) == ((Count(code="droit-explique", n=1),), "120_plus", "p")
    assert (met.pathway, met.when.half, met.ages[0].code) == ("activer-adulte", "apres-midi", "soixante_dix_plus")
    dashes = plan((header, ("23/11/2026", *"-------")), 0, {0: "date", 5: "lieu", 6: "parcours"}, KNOWN)
    assert dashes.wrong == ()
    nothing = {field: dict.fromkeys(told, "") for field, told in meanings.items()}
    met = plan((header, row), 0, mapped, KNOWN, nothing).lines[0].encounter
    assert (met.outcomes, met.duration, met.place, met.ages) == ((), "non_communique", "", ())


def test_a_choice_of_columns_that_cannot_be_tried_says_why() -> None:
    assert faults({0: "date", 3: "note"}) == ()
    assert [fault.column for fault in faults({0: "note", 2: "note", 5: "note"})] == [2, 5, 0]
    assert faults({})[0] == Fault(
        0, "Aucune colonne ne devient «\N{NO-BREAK SPACE}Date\N{NO-BREAK SPACE}». Choisissez celle des jours."
    )


def test_a_tick_counts_one() -> None:
    assert [tally(text) for text in ("x", "Oui", "non", "3", "")] == [1, 1, 0, 3, 0]
    with pytest.raises(ValueError, match="nombre entier"):
        tally("peut-être")
