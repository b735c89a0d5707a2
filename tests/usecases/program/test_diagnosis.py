"""A look that goes wrong is told, and the next ones are still taken."""

from __future__ import annotations

from mediateur.errors import MediateurError
from mediateur.usecases.program.diagnosis import Finding, Lacking, look


def _raising(error: Exception) -> str:
    raise error


def test_each_look_gives_a_finding() -> None:
    found = look(
        (
            ("a", "Une", lambda: "vue"),
            ("b", "Deux", lambda: _raising(Lacking("Il manque ceci."))),
            ("c", "Trois", lambda: _raising(MediateurError("Ceci est arrivé.", "Rien n’a changé."))),
            ("d", "Quatre", lambda: _raising(OSError("disk"))),
            ("e", "Cinq", lambda: "vue aussi"),
        )
    )
    assert found == (
        Finding("a", "Une", True, "vue"),
        Finding("b", "Deux", False, "Il manque ceci."),
        Finding("c", "Trois", False, "Ceci est arrivé. Rien n’a changé."),
        Finding("d", "Quatre", False, "OSError disk"),
        Finding("e", "Cinq", True, "vue aussi"),
    )
