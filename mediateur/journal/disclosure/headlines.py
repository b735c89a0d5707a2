"""Which headlines may be shown: none of 1 to 10, and none from which another leaves a rest of 1 to 10.

The codes are those of `definitions.Totals`, and « rights_exercised » for the sum of the rights.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mediateur.content.outcomes import BY_CODE
from mediateur.journal.disclosure.shapes import Shown

TOUCHED = "touched"
ACCOMPANIED = "accompanied"
ACTIVATION_OR_USE = "activation_or_use"
ACTIVATED = "activated"
RIGHTS_EXERCISED = "rights_exercised"
RIGHTS_EXPLAINED = "rights_explained"

PARENT: Mapping[str, str] = {
    ACCOMPANIED: TOUCHED,
    ACTIVATION_OR_USE: ACCOMPANIED,
    RIGHTS_EXPLAINED: TOUCHED,
}
"""Those who are counted in the first are among those counted in the second."""

SPACES_EACH = 4


def safe(n: int, threshold: int) -> bool:
    """Whether a count may be known: nobody, or enough."""
    return n == 0 or n >= threshold


def show(
    values: Mapping[str, int], rights: Mapping[str, int], threshold: int, barred: Collection[str] = ()
) -> dict[str, Shown]:
    """Return how each headline is shown; `rights` are the rights exercised, by result code.

    The `barred` are hidden for another reason, which their neighbours in the chain must then do without.
    """
    shown: dict[str, Shown] = {}
    for code in sorted(values, key=depth):
        shown[code] = Shown.NOT_SHOWN if code in barred else _shown(values, shown, code, threshold)
    for code, least in ((ACTIVATED, _spaces(values)), (RIGHTS_EXERCISED, _persons(rights))):
        if values.get(code) and any(n > _lowest(values, shown, of, threshold, of in barred) for of, n in least.items()):
            shown[code] = Shown.NOT_SHOWN
    return shown


def visible_ancestor(code: str, shown: Mapping[str, Shown]) -> str:
    """Return the nearest headline around this one whose number is shown, or nothing."""
    while code := PARENT.get(code, ""):
        if shown.get(code) is Shown.EXACT:
            return code
    return ""


def depth(code: str) -> tuple[int, str]:
    """Return how deep a headline is in the chain, and its code: a key that puts the wider first."""
    return (depth(PARENT[code])[0] + 1 if code in PARENT else 0, code)


def chained(code: str, other: str) -> bool:
    """Whether one of two headlines is counted in the other, or they are the same."""
    return code == other or _among(code, other) or _among(other, code)


def _among(code: str, other: str) -> bool:
    return code in PARENT and (PARENT[code] == other or _among(PARENT[code], other))


def _shown(values: Mapping[str, int], shown: Mapping[str, Shown], code: str, threshold: int) -> Shown:
    n, around = values[code], visible_ancestor(code, shown)
    whole = values[around] if around else n
    if safe(n, threshold) and safe(whole - n, threshold):
        return Shown.EXACT
    if n < threshold and (not around or not tight(whole, threshold)):
        return Shown.SMALL
    return Shown.NOT_SHOWN


def tight(whole: int, threshold: int) -> bool:
    """Whether to say that a part is small would say how small the rest is: then « non montré » says neither."""
    return whole <= 2 * (threshold - 1)


def _lowest(values: Mapping[str, int], shown: Mapping[str, Shown], code: str, threshold: int, barred: bool) -> int:
    """Return the least that a hidden headline must be free to be; what is shown, or not counted, fears nothing."""
    if shown.get(code, Shown.EXACT) is Shown.EXACT:
        return max(values.values())
    around = visible_ancestor(code, shown)
    whole = values[around] if around else 0
    if barred or shown[code] is Shown.SMALL or tight(whole, threshold):
        return 1
    return whole - (threshold - 1)


def _spaces(values: Mapping[str, int]) -> dict[str, int]:
    """Return how many persons the activated spaces need, at four each."""
    persons = -(-values.get(ACTIVATED, 0) // SPACES_EACH)
    return {ACCOMPANIED: persons, ACTIVATION_OR_USE: persons}


def _persons(rights: Mapping[str, int]) -> dict[str, int]:
    """Return how many persons the rights exercised need, had each one person exercised it once.

    A person may object or close for up to four profiles: then fewer are needed, and more is hidden than must be.
    """
    use = [n for code, n in rights.items() if code in BY_CODE and BY_CODE[code].activation_or_use]
    return {ACCOMPANIED: max(rights.values(), default=0), ACTIVATION_OR_USE: max(use, default=0)}
