"""What is wrong with a content file, and where."""

from __future__ import annotations

from typing import NamedTuple

from mediateur.errors import MediateurError


class Problem(NamedTuple):
    """A broken rule. `message` says in French what is wrong and what to do."""

    file: str
    place: str
    rule: str
    message: str

    def __str__(self) -> str:
        """Return the one-line form: file, place, rule, message."""
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where} [{self.rule}] {self.message}"


class ContentError(MediateurError):
    """Content that cannot be used; `problems` names each place."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__(
            f"Un contenu du programme est abîmé\N{NO-BREAK SPACE}: {problems[0].file}.",
            "Votre journal et vos séances sont intacts.",
            "Réinstallez Médiateur, ou demandez à la personne qui l’a installé de lancer « mediateur verifier ».",
            detail="\n".join(str(problem) for problem in problems),
        )
