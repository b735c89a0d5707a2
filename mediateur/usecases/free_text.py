"""What is typed in the settings: refused where the privacy guard finds what no setting may keep."""

from __future__ import annotations

from mediateur.errors import MediateurError
from mediateur.journal.privacy import Field, inspect

REMEDY = "Retirez ce passage."


def refusal(text: str, field: Field, subject: str) -> str:
    """Return why a text may not be kept in a field , said of `subject`, or nothing."""
    blocking = inspect(text, field=field).blocking if text else ()
    return f"{blocking[0].kind.said_of(subject)} {REMEDY}" if blocking else ""


def refuse(text: str, field: Field, subject: str) -> None:
    """Raise MediateurError for a text that may not be kept."""
    if told := refusal(text, field, subject):
        raise MediateurError(told.removesuffix(f" {REMEDY}"), "Rien n’est changé.", REMEDY)
