"""What is told once something was recorded: what is kept of it, truly."""

from __future__ import annotations

from mediateur.content.text import french

NOTHING_PERSONAL = french("Rien de personnel n'a été gardé.")
WITH_NOTE = french("Votre note est gardée aussi : aucun nom ni numéro n'y a été reconnu.")


def kept_words(done: str, *, noted: bool) -> str:
    """Return what was done, and what is kept of the person: a note may say more than the guard can recognise."""
    return f"{done} {WITH_NOTE if noted else NOTHING_PERSONAL}"
