"""How this machine prints: the options last chosen, and the forms printed most often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from mediateur.errors import MediateurError
from mediateur.forms.names import ACTIVATION, GUIDE, MEMO, PREPARE
from mediateur.forms.variants import Variant

if TYPE_CHECKING:
    from mediateur.forms.catalogue import FormInfo
    from mediateur.usecases.preferences import Preferences

MOST = 5
# What is offered first on a machine that has not printed yet.
FIRST = (f"{GUIDE}{ACTIVATION}", PREPARE, f"{GUIDE}dire-non", MEMO)
_ON, _OFF = "oui", "non"


class PrintOptions(NamedTuple):
    """How to print. `printer` is a name, nothing to choose each time; copies are asked anew each time."""

    variant: Variant = Variant.COURANT
    colour: bool = False
    printer: str = ""
    both_sides: bool = True


class Habits:
    """Reads and keeps what a machine is used to; a disk that refuses loses only that."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    @property
    def options(self) -> PrintOptions:
        """The options last chosen."""
        return options_of(self._preferences.current.printing)

    def keep(self, options: PrintOptions) -> None:
        """Keep these options for the next paper."""
        if options != self.options:
            self._change(printing=written(options))

    def count(self, form_id: str) -> None:
        """Count one printing of a form."""
        before = self._preferences.current.printed
        self._change(printed={**before, form_id: before.get(form_id, 0) + 1})

    def frequent(self, forms: Iterable[FormInfo]) -> tuple[FormInfo, ...]:
        """Return the forms that are printed most often here."""
        return frequent(tuple(forms), self._preferences.current.printed)

    def _change(self, **fields: Mapping[str, str] | Mapping[str, int]) -> None:
        with suppress(MediateurError):
            self._preferences.change(**fields)


def frequent(forms: tuple[FormInfo, ...], counts: Mapping[str, int], most: int = MOST) -> tuple[FormInfo, ...]:
    """Return at most so many forms, the most printed first; the usual ones while there is room for them."""
    known = {form.id: form for form in forms}
    used = sorted((name for name in known if counts.get(name, 0) > 0), key=lambda name: -counts[name])
    return tuple(known[name] for name in dict.fromkeys((*used, *FIRST)) if name in known)[:most]


def options_of(kept: Mapping[str, str]) -> PrintOptions:
    """Return options as settings keep them; what is unknown is left at its default."""
    usual = PrintOptions()
    variant = kept.get("version", usual.variant)
    return PrintOptions(
        Variant(variant) if variant in list(Variant) else usual.variant,
        kept.get("couleur") == _ON,
        kept.get("imprimante", ""),
        kept.get("recto-verso") != _OFF,
    )


def written(options: PrintOptions) -> Mapping[str, str]:
    """Return options as settings keep them."""
    return {
        "version": str(options.variant),
        "couleur": _ON if options.colour else _OFF,
        "imprimante": options.printer,
        "recto-verso": _ON if options.both_sides else _OFF,
    }
