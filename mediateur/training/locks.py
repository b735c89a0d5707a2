"""What a register that a password protects refuses, each in one sentence."""

from __future__ import annotations

from mediateur.content.text import french
from mediateur.errors import MediateurError


class LockedError(MediateurError):
    """The register is protected, and its password was not given yet."""

    def __init__(self) -> None:
        super().__init__(french("Le registre est protégé par un mot de passe : tapez-le pour l’ouvrir."))


class WrongPasswordError(MediateurError):
    """The password that was given does not open the register."""

    def __init__(self) -> None:
        super().__init__(french("Ce mot de passe n’ouvre pas le registre, et rien n’a changé."))
