"""Runs proofs or measures, and writes what each prints to docs/preuves.md with where and with what it was seen.

The file has a chapter for the proofs and one for the measures, and in each a section by proof. Only the sections of
what was run are rewritten: each says its own moment, machine, versions and commit. What was never run is named.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import io
import re
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from mediateur.content.text import NBSP
from tests.prove import conditions

FILE = Path("docs/preuves.md")
HEAD = """# Preuves et mesures

Écrit par `make prove` et par `make bench`, jamais à la main : chaque partie dit quand, où et avec quoi elle a été
obtenue. Pour n’en refaire qu’une : `.venv/bin/python -m tests.prove` ou `-m tests.bench`, suivi de son nom.
"""
PROOFS, MEASURES = "Preuves (`make prove`)", "Mesures (`make bench`)"
NEVER = "**Laissée de côté** : pas encore passée."
NOTHING = "Rien ici n’a encore été passé."

Sections = dict[str, str]


class Part(NamedTuple):
    """A proof or a measure: the word that asks for it, its French title, and what runs it.

    `run` prints French lines, and tells whether all is well.
    """

    name: str
    title: str
    run: Callable[[], bool]

    @property
    def heading(self) -> str:
        """Return the title of its section, which ends with the word that asks for it."""
        return f"{self.title} (`{self.name}`)"


def main(chapter: str, parts: Sequence[Part], words: Sequence[str]) -> int:
    """Run the parts that words of the command line ask for, all by default; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.prove | tests.bench")
    parser.add_argument("noms", nargs="*", help=", ".join(part.name for part in parts))
    parser.add_argument("--dans", type=Path, default=FILE, help="le fichier à récrire")
    asked = parser.parse_args(words)
    if unknown := set(asked.noms) - {part.name for part in parts}:
        parser.error(f"{', '.join(sorted(unknown))} : inconnu. Noms : {', '.join(part.name for part in parts)}")
    wanted = [part for part in parts if part.name in asked.noms or not asked.noms]
    # Each is run even where one before it failed, and written at once: what stops later loses nothing.
    good = [_run(chapter, parts, part, asked.dans) for part in wanted]
    return 0 if all(good) else 1


def merged(text: str, chapter: str, headings: Sequence[str], told: Mapping[str, str]) -> str:
    """Return the file `text` with the sections `told` of a chapter, whose sections are `headings` and in that order."""
    chapters = {PROOFS: Sections(), MEASURES: Sections()} | chapters_of(text)
    known = {**chapters[chapter], **told}
    chapters[chapter] = {heading: known.get(heading, NEVER) for heading in headings}
    written = [HEAD.strip()]
    for name, sections in chapters.items():
        written.append(f"## {name}")
        written += [f"### {heading}\n\n{body}" for heading, body in sections.items()] or [NOTHING]
    return "\n\n".join(written) + "\n"


def chapters_of(text: str) -> dict[str, Sections]:
    """Return the sections of each chapter of a file that was written here."""
    return {name: _parted(chapter, "###") for name, chapter in _parted(text, "##").items()}


def _parted(text: str, mark: str) -> dict[str, str]:
    parts = re.split(rf"(?m)^{mark} (.+)$", text)
    return {title: body.strip() for title, body in zip(parts[1::2], parts[2::2], strict=True)}


def _run(chapter: str, parts: Sequence[Part], part: Part, file: Path) -> bool:
    """Run a part, write its section, and tell whether all is well; an error is told as a failure."""
    seen = f"Machine : {conditions.machine()}.\n\nVersions : {conditions.versions()}."
    when, start, heard = dt.datetime.now(dt.UTC), time.monotonic(), _Heard(sys.stdout)
    print(f"— {part.title}", flush=True)
    with contextlib.redirect_stdout(heard):
        try:
            ended = "Réussie" if part.run() else "A échoué"
        except Exception as error:
            traceback.print_exc()
            ended = f"Arrêtée par une erreur, {type(error).__name__}"
    lasted = _lasted(time.monotonic() - start)
    head = f"**{ended}** le {conditions.moment(when)}, en {lasted}, {conditions.commit(file)}."
    lines = heard.text.strip("\n").replace("```", "'''")
    body = "\n\n".join((head, seen, f"```text\n{lines}\n```"))
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    after = merged(before, chapter, [each.heading for each in parts], {part.heading: body})
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(after, encoding="utf-8")
    return ended == "Réussie"


def _lasted(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}{NBSP}min{NBSP}{rest:02}{NBSP}s" if minutes else f"{rest}{NBSP}s"


class _Heard(io.TextIOBase):
    """A terminal that keeps what it is told."""

    def __init__(self, terminal: TextIO) -> None:
        super().__init__()
        self._terminal, self.text = terminal, ""

    def write(self, text: str) -> int:
        self.text += text
        return self._terminal.write(text)

    def flush(self) -> None:
        self._terminal.flush()
