"""French typography, bold marks, sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.text import NBSP, french, listed, plain, runs, sentences, word_count


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Que faire ?", f"Que faire{NBSP}?"),
        ("« Commencer »", f"«{NBSP}Commencer{NBSP}»"),
        ("l'e-mail", "l’e‑mail"),
        ("le 34 22", f"le 34{NBSP}22"),
        ("six semaines : 6 semaines", f"six semaines{NBSP}: 6{NBSP}semaines"),
        ("cet après-midi", "cet après\N{NON-BREAKING HYPHEN}midi"),
        ("deux demi-journées", "deux demi\N{NON-BREAKING HYPHEN}journées"),
        ("après-demain", "après-demain"),
        ("à 8 h 30", f"à 8{NBSP}h{NBSP}30"),
    ],
)
def test_french_puts_the_typography_in(typed: str, shown: str) -> None:
    assert french(typed) == shown


@given(st.text(alphabet="abcé 0123'«»:;?!-*e", max_size=60))
def test_french_twice_is_french_once(text: str) -> None:
    assert french(french(text)) == french(text)


@given(st.text(alphabet="ab *", max_size=40))
def test_runs_hold_every_letter_of_the_plain_text(text: str) -> None:
    assert "".join(run.text for run in runs(text)) == plain(text)


def test_sentences_are_cut_where_a_reader_breathes() -> None:
    text = french("C'est vous qui tapez. Je n'écris rien. « Prêt ? » Oui.")
    assert [word_count(sentence) for sentence in sentences(text)] == [4, 3, 1, 1]


@pytest.mark.parametrize(
    ("parts", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
)
def test_parts_are_listed_as_people_say_them(parts: list[str], told: str) -> None:
    assert listed(parts) == told
