"""Whether this installation can keep a register that a password protects, tried on one that is made for that."""

from __future__ import annotations

from pathlib import Path

from mediateur.store.register import cipher
from mediateur.store.register.registry import Registry
from mediateur.training.locks import WrongPasswordError
from mediateur.training.register import Rule

_RIGHT, _WRONG = "essai de diagnostic", "un autre mot de passe"


def rehearse(folder: Path) -> str:
    """Make a protected register in a folder made for that, and open it again; return the version of SQLCipher.

    Raises MediateurError when something fails, and RuntimeError were a wrong password to open it.
    """
    registry = Registry(folder)
    with registry.begin(Rule()):
        pass
    registry.protect(_RIGHT)
    registry.lock()
    try:
        registry.unlock(_WRONG)
    except WrongPasswordError:
        registry.unlock(_RIGHT)
        with registry.begin(Rule()):
            pass
        registry.close()
        return cipher.version()
    raise RuntimeError("a wrong password opened the register")
