"""Text as it may be printed: nothing hidden, nothing that the fonts cannot draw, markup never obeyed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from mediateur.content.text import NBSP
from mediateur.errors import MediateurError

NARROW_NBSP = "\N{NARROW NO-BREAK SPACE}"
ELLIPSIS = "…"
_NAMED_AT_MOST = 8
_ARTICLE = re.compile(r"(?<=\b[LRD]\.) (?=\d)|(?<=\barticle) (?=[LRD]\.)")
_SENTENCE_END = re.compile(r"(?:(?<=[.?!…])|(?<=[.?!…]\*\*)) (?=[«*¿¡A-ZÀÁÂÇÉÈÊÍÎÓÔÚÛ])")


def clean(text: str) -> str:
    """Return `text` on one line, composed, without control, direction or other invisible characters.

    U+202F becomes U+00A0; a run of plain spaces becomes one.
    """
    composed = unicodedata.normalize("NFC", text).replace(NARROW_NBSP, NBSP)
    # Most texts hold nothing to take out, which is told much faster than each character is looked at.
    visible = composed if composed.replace(NBSP, "").isprintable() else _visible(composed)
    return " ".join(part for part in visible.split(" ") if part)


def tied(text: str) -> str:
    """Return content text with the letter of an article tied to its number."""
    return _ARTICLE.sub(NBSP, text)


def _visible(text: str) -> str:
    shown = (" " if character.isspace() and character != NBSP else character for character in text)
    return "".join(character for character in shown if not unicodedata.category(character).startswith("C"))


def shorten(text: str, most: int) -> str:
    """Return `text` cleaned and of at most `most` characters, an ellipsis standing for what is left out."""
    whole = clean(text)
    return whole if len(whole) <= most else whole[: most - 1].rstrip() + ELLIPSIS


def require_drawable(text: str, known: Container[int]) -> None:
    """Raise MediateurError when `text` holds characters whose code points are not in `known` (those of the fonts)."""
    missing = sorted(character for character in set(text) if ord(character) not in known)
    if not missing:
        return
    named = " ".join(missing[:_NAMED_AT_MOST])
    raise MediateurError(
        f"Ce texte contient des caractères que le papier ne sait pas écrire{NBSP}: {named}",
        "Rien n’est perdu.",
        "Retirez-les du texte, puis recommencez.",
        detail=" ".join(f"U+{ord(character):04X}" for character in missing),
    )


def sentence_lines(text: str) -> tuple[str, ...]:
    """Cut content text into sentences, its bold marks kept; in one piece when a bold run spans two of them."""
    parts = tuple(part for part in _SENTENCE_END.split(clean(text)) if part)
    return parts if all(part.count("**") % 2 == 0 for part in parts) else (clean(text),)
