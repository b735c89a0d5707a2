"""Names that nobody bears, made of syllables: the repository holds no name of a person."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from mediateur.training.register import Person

SYLLABLES = ("bru", "cla", "dro", "fli", "gné", "kor", "lêv", "mœr", "nàl", "pyx", "quî", "riv", "sço", "tün", "vèz")
PARTICLES = ("de", "du", "de la", "le", "El", "ben", "d’", "von")
DAY = dt.date(2026, 3, 2)

made_words = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=4).map("".join)
made_names = st.lists(made_words, min_size=2, max_size=3, unique=True)


def person(name: str, number: int = 0, **more: object) -> Person:
    """Return an entry of that name, known by its number."""
    return Person(id=f"p{number}", number=number, name=name, entered=DAY, **more)  # type: ignore[arg-type]
