"""A whole activation by the keyboard with Orca, and each word that it has said."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.reader.desk import desk, started
from tests.reader.program import SAID, Hands, opened
from tests.reader.stage import fill
from tests.reader.voice import Voice, voice

ORCA = "orca"
# How long its first word is waited for, where one is due and where none may come.
LONGEST_S, BRIEF_S = 40, 3
# From Accueil to the end of a session: three questions, steps, an obstacle, the closing, saved.
KEYS = (
    *("Tab", "1", "1", "1", "1", "Return"),
    *("1", "Return", "1", "Return", "1", "Return"),
    *("b", "Tab", "Escape"),
    *("ctrl+Return", "Tab", "Tab", "ctrl+Return"),
    "ctrl+6",
)
# After these, Orca always has something to say of the program, besides the key itself. The closing, which Ctrl + Entrée
# opens, it says with the Tab that follows.
SPEAKING = frozenset({"Tab", "Return", "b", "ctrl+Return", "ctrl+6"})
ECHOES = frozenset({"tabulation", "entrée", "échap", "échappement", "contrôle gauche", "majuscule gauche"})


class Told(NamedTuple):
    """A key, and what was said after it."""

    key: str
    said: tuple[str, ...]


def walk(folder: Path) -> list[Told]:
    """Walk, and return what was said after each key; first, what was said when Orca came."""
    data = folder / "dossier"
    fill(data)
    with desk(folder) as place, voice(folder) as (heard, address):
        env = {**place.env, "LANGUAGE": "fr", "SPEECHD_ADDRESS": address}
        words = ["-m", "tests.reader.stage", str(data)]
        with opened(place, words, folder / SAID) as hands, started([ORCA, "--replace"], env):
            told = [Told("Orca", tuple(heard.hush(0, longest=30)))]
            return [*told, *(_press(hands, heard, key) for key in KEYS)]


def silent(told: list[Told]) -> list[Told]:
    """Return the keys after which Orca said nothing of the program, where it should have."""
    return [one for one in told if one.key in SPEAKING and not _words(one)]


def said_of(one: Told) -> str:
    """Return what was said after a key, its own name left out."""
    return " | ".join(_words(one)) or "(rien)"


def _words(one: Told) -> list[str]:
    return [said for said in one.said if said not in ECHOES and said != one.key]


def _press(hands: Hands, heard: Voice, key: str) -> Told:
    since, longest = len(heard.said), LONGEST_S if key in SPEAKING else BRIEF_S
    hands.press(key)
    return Told(key, tuple(heard.hush(since, longest, ECHOES | {key})))
