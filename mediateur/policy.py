"""What an administrator fixes for a machine: one read-only file, read at the start, that only ever restricts.

The file is explained, for those who write it, in docs/regles-administrateur.md.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

from mediateur.errors import MediateurError
from mediateur.settings import Settings

FILE = "regles.json"
LEAST_THRESHOLD = 11
BY_ADMINISTRATOR = "fixé par votre administrateur"


class FixedPlace(NamedTuple):
    """A place of help that an administrator described; the texts are those of the places of the journal."""

    nom: str
    adresse: str = ""
    horaires: str = ""
    telephone: str = ""
    insee: str = ""

    @property
    def id(self) -> str:
        """The id of its record: the same on every machine that has this place."""
        import uuid  # loaded where there are such places only

        return uuid.uuid5(uuid.NAMESPACE_URL, f"{self.nom}|{self.insee}").hex


class Policy(NamedTuple):
    """What is fixed. The defaults fix nothing; `threshold` is never below LEAST_THRESHOLD.

    `theme` and `scale` are those of the first start; `retention_most` and `register_most` (months) and `note_days_most`
    (days) are the longest that may be chosen, 0 for any. `no_notes` and `no_update_check` forbid. `faults` names the
    entries that could not be read, which fix nothing; FILE alone when nothing could.
    """

    theme: str = ""
    scale: int = 0
    places: tuple[FixedPlace, ...] = ()
    retention_most: int = 0
    register_most: int = 0
    note_days_most: int = 0
    no_notes: bool = False
    backup_folder: str = ""
    threshold: int = LEAST_THRESHOLD
    proxy: str = ""
    update_address: str = ""
    no_update_check: bool = False
    faults: tuple[str, ...] = ()

    def first(self) -> Settings:
        """Return the settings of a machine on which nothing was chosen yet."""
        usual = Settings()
        return usual._replace(theme=self.theme or usual.theme, scale=self.scale or usual.scale)

    def over(self, chosen: Settings) -> Settings:
        """Return what is in force where these settings were chosen; doing it twice changes nothing."""
        ids = [place.id for place in self.places]
        place = chosen.place if not ids or chosen.place in ids else ids[0]
        return chosen._replace(
            place=place,
            notes=chosen.notes and not self.no_notes,
            retention_months=min(chosen.retention_months, self.retention_most or chosen.retention_months),
            register_months=min(chosen.register_months, self.register_most or chosen.register_months),
            note_days=min(chosen.note_days, self.note_days_most or chosen.note_days),
            backup_folder=self.backup_folder or chosen.backup_folder,
            update_address=self.update_address or chosen.update_address,
        )

    def allows(self, name: str, value: Any) -> bool:  # noqa: ANN401 - any field of Settings
        """Return whether a field of Settings may be set to a value."""
        return bool(getattr(self.over(Settings()._replace(**{name: value})), name) == value)

    @property
    def notice(self) -> MediateurError | None:
        """What to say of a damaged file, in one sentence."""
        if not self.faults:
            return None
        what = "ne se lisent pas" if self.faults == (FILE,) else f"ne se lisent pas toutes ({', '.join(self.faults)})"
        return MediateurError(
            f"Les règles de votre administrateur {what}\N{NO-BREAK SPACE}: ce qui n’est pas lu garde ses réglages "
            "habituels."
        )


class FixedError(MediateurError):
    """Something was asked that an administrator fixed otherwise."""

    def __init__(self) -> None:
        super().__init__(f"Ce réglage est {BY_ADMINISTRATOR}.", "Rien n’a changé.")


def system_file() -> Path:
    """Return where the rules of this machine are, if there are any: a place that only administrators write to."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA") or r"C:\ProgramData") / "Mediateur" / FILE
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Mediateur") / FILE
    return Path("/etc/mediateur") / FILE


def load(file: Path) -> Policy:
    """Return the rules of a file; without a file, those that fix nothing. Never raises.

    A damaged entry fixes nothing and is named in `faults`, as one that is not known. Of a file that cannot be read at
    all, nothing is fixed, and no version is asked for: whether that was forbidden is not known.
    """
    try:
        raw = json.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Policy()
    except (OSError, ValueError, RecursionError):
        return _unread()
    if not isinstance(raw, dict):
        return _unread()
    from mediateur.policy_file import checked

    return checked(raw)


def _unread() -> Policy:
    return Policy(no_update_check=True, faults=(FILE,))
