"""The settings of this machine: one frozen value, kept as JSON in the data folder."""

# Annotations are values here: those that are texts, a NamedTuple compiles one by one, at each start of the program.

import json
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from mediateur.errors import MediateurError
from mediateur.paths import private_folder, write_private

FILE = "reglages.json"
DAMAGED_FILE = "reglages-abimes.json"
THEMES = ("clair", "sombre", "contraste")
SCALES = (100, 112, 125, 150, 175, 200)
YEARS = range(2022, 2100)
DEFAULT_MEDIATOR = "Médiateur 1"
RETENTIONS = (3, 6, 12, 24)
NOTE_PERIODS = (7, 30, 90)
REGISTER_PERIODS = (12, 24, 36, 60)
# What the rule of an attestation may ask: from, to.
RULE_BOUNDS = {
    "training_minutes": (30, 6000),
    "training_percent": (50, 100),
    "training_observations": (1, 5),
    "training_months": (6, 60),
    "training_reminder": (7, 180),
}


# Half a character, or the end of a text of C: JSON may hold them, no file, path or title can.
_UNSOUND = re.compile("[\0\ud800-\udfff]")
_MOST = 10**9

NOTHING: Mapping[str, str] = MappingProxyType({})
NO_COUNT: Mapping[str, int] = MappingProxyType({})


class Settings(NamedTuple):
    """How this machine is set.

    `scale` is the size of text in percent; `mediators` are labels, never names that identify the public;
    `former` says what each label that was renamed is now;
    `place` is the id of the place of help in use; `data` replaces configurable facts (fact id → text), with
    the month in which someone saw the new value in `data_dates`. `printing` are the options of paper last chosen;
    `printed` tells how often each form was printed here: no date, nothing about anyone. `goal` is how many persons
    to accompany to activation or use in `goal_year` (0: none; the present year).
    Copies of the journal go to `backup_folder` (empty for the usual one); `last_backup` is the day of the last, and
    `copied_to` are the other folders where there are any. `days_seen` are the last two days that the program saw, the
    last one first.
    Details are kept `retention_months`, notes `note_days`; from `closing_day` on, details are
    replaced by totals up to `closing_month` (YYYY-MM), as the window announced; `network_closing_*` say the same of
    what a coordinator received. `spreadsheets` says which columns were
    chosen for imported tables (mark of their headers → columns). `update_address` is where the number of
    the newest version is asked for (https, empty for nowhere), `seen_version` the version whose news were told.
    `training_*` are what an attestation asks (minutes of training, percent of right answers, practices observed), how
    many months it is valid, and how many days before its end it is to be renewed. `training_target` mediators are to be
    trained (0: no target) by `training_target_day`. The register of mediators is kept `register_months` after the last
    thing that is known of each. `network_territories` says which territory of a network one of the register is (mark of
    its name → name in the network).
    `tour_stop` is the stop of the first steps where one is (from 1; 0 when they were not begun), `tour_shown` whether
    they are in view. `content_fetch` agrees to look for newer content; `content_asked` is when that was last done
    (local time), `content_failures` how many times in a row it failed.
    """

    theme: str = ""
    scale: int = 100
    reduced_motion: bool = False
    digits: bool = True
    notes: bool = False
    mediators: tuple[str, ...] = (DEFAULT_MEDIATOR,)
    mediator: str = DEFAULT_MEDIATOR
    former: Mapping[str, str] = NOTHING
    place: str = ""
    data: Mapping[str, str] = NOTHING
    data_dates: Mapping[str, str] = NOTHING
    welcomed: bool = False
    printing: Mapping[str, str] = NOTHING
    printed: Mapping[str, int] = NO_COUNT
    goal: int = 0
    goal_year: int = 0
    backup_folder: str = ""
    copied_to: tuple[str, ...] = ()
    last_backup: str = ""
    days_seen: tuple[str, ...] = ()
    retention_months: int = 12
    note_days: int = 30
    closing_day: str = ""
    closing_month: str = ""
    network_closing_day: str = ""
    network_closing_month: str = ""
    spreadsheets: Mapping[str, str] = NOTHING
    update_address: str = ""
    seen_version: str = ""
    training_minutes: int = 420
    training_percent: int = 80
    training_observations: int = 1
    training_months: int = 24
    training_reminder: int = 60
    training_target: int = 0
    training_target_day: str = ""
    register_months: int = 36
    network_territories: Mapping[str, str] = NOTHING
    tour_stop: int = 0
    tour_shown: bool = False
    content_fetch: bool = False
    content_asked: str = ""
    content_failures: int = 0


USUAL = Settings()


def renamed(former: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """Return what each former label of a mediator is now, once one more is renamed; none stands for itself."""
    now = {label: new if present == old else present for label, present in former.items()} | {old: new}
    return {label: present for label, present in now.items() if label != present}


def labels_of(settings: Settings) -> frozenset[str]:
    """Return the label of the mediator in use, and those that it replaced and nobody else bears now."""
    own = {old for old, new in settings.former.items() if new == settings.mediator and old not in settings.mediators}
    return frozenset({settings.mediator, *own})


def load(folder: Path, first: Settings = USUAL) -> Settings:
    """Return the settings kept in a data folder, or the defaults; `first` are those of a folder without settings.

    An unknown or damaged entry is left at its default; a file that cannot be read at all is left as it is.
    """
    try:
        raw = _read(folder)
    except FileNotFoundError:
        return first
    except OSError:
        raw = None
    return Settings() if raw is None else _checked(raw)


def kept(folder: Path) -> Settings | None:
    """Return the settings that a data folder keeps; None where it keeps none, or damaged ones.

    Raises MediateurError where they cannot be read: what would then be kept in their place would lose them.
    """
    try:
        raw = _read(folder)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _refused(error) from error
    return None if raw is None else _checked(raw)


def save(folder: Path, settings: Settings) -> None:
    """Keep settings, by replacing the file in one move; a file that could not be read is kept as DAMAGED_FILE.

    Raises MediateurError when it cannot be written: what was kept still is.
    """
    text = json.dumps(settings._asdict(), ensure_ascii=False, indent=1, default=dict)
    try:
        private_folder(folder)
        if (folder / FILE).is_file() and _read(folder) is None:
            (folder / FILE).replace(folder / DAMAGED_FILE)
        write_private(folder / FILE, text.encode())
    except OSError as error:
        raise _refused(error) from error


def _refused(error: OSError) -> MediateurError:
    return MediateurError(
        "Les réglages ne s’enregistrent pas.",
        "Votre journal et vos séances sont intacts.",
        "Vérifiez la place sur le disque et les droits du dossier des données.",
        detail=str(error),
    )


def _read(folder: Path) -> dict[str, Any] | None:
    """Return what the file says, None where it is damaged. Raises OSError."""
    text = (folder / FILE).read_bytes()
    try:
        raw = json.loads(text.decode())
    except (ValueError, RecursionError):
        return None
    return raw if isinstance(raw, dict) else None


def _checked(raw: dict[str, Any]) -> Settings:
    kept = Settings()
    for name, default in Settings()._asdict().items():
        value: Any = raw.get(name)
        if isinstance(value, list):
            value = tuple(entry for entry in value if entry and _is_sound(entry, str))
        if isinstance(value, dict):
            kind = int if name == "printed" else str
            kept_ones = {key: one for key, one in value.items() if _is_sound(key, str) and _is_sound(one, kind)}
            value = MappingProxyType(kept_ones)
        if value is not None and _is_sound(value, type(default)):
            kept = kept._replace(**{name: value})
    theme = kept.theme if kept.theme in THEMES else ""
    scale = kept.scale if kept.scale in SCALES else 100
    mediators = kept.mediators or (DEFAULT_MEDIATOR,)
    mediator = kept.mediator if kept.mediator in mediators else mediators[0]
    goal, goal_year = max(0, kept.goal), kept.goal_year if kept.goal_year in YEARS else 0
    kept = kept._replace(tour_stop=max(0, kept.tour_stop))
    kept = kept._replace(
        theme=theme, scale=scale, mediators=mediators, mediator=mediator, goal=goal, goal_year=goal_year
    )
    return _training_checked(_periods_checked(kept))


def _is_sound(value: object, kind: type) -> bool:
    """Tell whether a value is exactly of that kind, and may be written, shown and counted with."""
    if isinstance(value, str) and _UNSOUND.search(value):
        return False
    return type(value) is kind and (kind is not int or abs(value) <= _MOST)  # type: ignore[arg-type]


def _periods_checked(kept: Settings) -> Settings:
    defaults = Settings()
    return kept._replace(
        last_backup=_day(kept.last_backup),
        days_seen=tuple(filter(None, map(_day, kept.days_seen)))[:2],
        closing_day=_day(kept.closing_day),
        closing_month=_month(kept.closing_month),
        network_closing_day=_day(kept.network_closing_day),
        network_closing_month=_month(kept.network_closing_month),
        retention_months=kept.retention_months if kept.retention_months in RETENTIONS else defaults.retention_months,
        note_days=kept.note_days if kept.note_days in NOTE_PERIODS else defaults.note_days,
    )


def _training_checked(kept: Settings) -> Settings:
    strange = {
        name: getattr(USUAL, name)
        for name, (least, most) in RULE_BOUNDS.items()
        if not least <= getattr(kept, name) <= most
    }
    months = kept.register_months if kept.register_months in REGISTER_PERIODS else USUAL.register_months
    return kept._replace(
        **strange,
        training_target=max(0, kept.training_target),
        training_target_day=_day(kept.training_target_day),
        register_months=months,
    )


def _month(word: str) -> str:
    return word if word and _day(f"{word}-01") else ""


def _day(word: str) -> str:
    if not word:
        return ""
    import datetime as dt  # not loaded by the first frame

    try:
        return dt.date.fromisoformat(word).isoformat()
    except ValueError:
        return ""
