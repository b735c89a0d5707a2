"""A warm guide, beside the same one made by WeasyPrint and by Typst, in turn and in one process."""

from __future__ import annotations

import cProfile
import datetime as dt
import pstats
import re
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pypdfium2

from mediateur import paths
from mediateur.forms import guide, guide_layout
from mediateur.forms.design import style_of
from mediateur.forms.legal import Dates
from mediateur.forms.names import ACTIVATION
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from tests.bench import beside, rivals
from tests.bench.timing import median, timed
from tests.bench.told import Told, told
from tests.pathways.samples import load_pathway

RATIO_BOUND, WARM_UPS, ROUNDS, PROFILED, SHOWN = 0.5, 3, 25, 10, 8
PRINTED = dt.date(2026, 11, 23)
OURS, WEASYPRINT, TYPST = "Médiateur", "WeasyPrint", "Typst"
_MODULES = {WEASYPRINT: "weasyprint", TYPST: "typst"}
_ENGINES = {WEASYPRINT: rivals.weasyprint, TYPST: rivals.typst}


class Sample(NamedTuple):
    """A guide to make, and the same as plain values."""

    value: guide.Guide
    told: Told

    def ours(self, contact: str) -> bytes:
        """Return the guide as the program makes it, for a place of that name."""
        return guide_layout.render(
            self.value,
            Variant.COURANT,
            contact=Place(id="p", name=contact),
            printed=PRINTED,
            resources=paths.resources(),
        )


def measure() -> bool:
    """Print the times and the profile; tell whether the bound is kept, or could not be measured here."""
    with tempfile.TemporaryDirectory() as name:
        sample = _sample(Path(name))
        makers = dict(_makers(sample, Path(name)))
        _same_words(sample, makers)
        times = _times(makers)
        sizes = {engine: len(pypdfium2.PdfDocument(make("Lieu"))) for engine, make in makers.items()}
    shown = ", ".join(f"{engine} {median(times[engine]):.0f} ms ({sizes[engine]} pages)" for engine in makers)
    print(f"Guide chaud : {shown} (médianes de {ROUNDS} tours, les moteurs l’un après l’autre)")
    good = [_ratio(times, rival) for rival in (WEASYPRINT, TYPST) if rival in times]
    _profile(sample)
    return all(good)


def _sample(folder: Path) -> Sample:
    pathway = load_pathway(paths.resources(), ACTIVATION)
    value = guide.blank_guide(pathway)
    seen = tuple(sorted({step.seen for step in value.steps if step.seen}))
    dates = Dates(any(step.screen for step in value.steps), seen, value.verified, PRINTED)
    style = style_of(Variant.COURANT, False, paths.resources())
    return Sample(value, told(value, style, dates, Place(id="p", name="Lieu"), folder))


def _makers(sample: Sample, folder: Path) -> Iterator[tuple[str, Callable[[str], bytes]]]:
    yield OURS, sample.ours
    lacking = beside.missing(*_MODULES.values())
    for engine, module in _MODULES.items():
        if module in lacking:
            print(f"{engine} : non mesuré sur ce poste ({lacking[module]})")
        else:
            make = _ENGINES[engine](folder, paths.resources() / "fonts")
            yield engine, partial(_rival, make, sample.told)


def _rival(make: rivals.Engine, what: Told, contact: str) -> bytes:
    return make(what._replace(contact=contact))


def _same_words(sample: Sample, makers: dict[str, Callable[[str], bytes]]) -> None:
    """Make sure that every engine says everything: a faster one must not say less."""
    wanted = [text for stage in sample.told.stages for text in (stage.title, *stage.lines)]
    wanted += [*sample.told.needs, *sample.told.note, *sample.told.legal, sample.told.address]
    for engine, make in makers.items():
        said = _squeezed(_text(make("Lieu")))
        lost = [text for text in wanted if _squeezed(text) not in said]
        if lost:
            raise RuntimeError(f"{engine} does not say: {lost}")


def _text(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def _squeezed(text: str) -> str:
    """Return what is left of a text wherever its lines are cut."""
    return re.sub(r"[\s\x02\ufffe\u00ad-]|\N{NON-BREAKING HYPHEN}", "", text)


def _times(makers: dict[str, Callable[[str], bytes]]) -> dict[str, list[float]]:
    """Time the engines in turn, each guide for another place."""
    times: dict[str, list[float]] = {engine: [] for engine in makers}
    for turn in range(WARM_UPS + ROUNDS):
        for engine, make in makers.items():
            times[engine].append(timed(partial(make, f"Lieu numéro {turn}")))
    return {engine: taken[WARM_UPS:] for engine, taken in times.items()}


def _ratio(times: dict[str, list[float]], rival: str) -> bool:
    ratio = median(ours / theirs for ours, theirs in zip(times[OURS], times[rival], strict=True))
    bound = f", borne {RATIO_BOUND}" if rival == WEASYPRINT else " (donné pour mémoire)"
    print(f"Guide chaud, rapport à {rival} : {ratio:.2f}{bound}")
    return rival != WEASYPRINT or ratio <= RATIO_BOUND


def _profile(sample: Sample) -> None:
    profile = cProfile.Profile()
    for turn in range(PROFILED):
        profile.runcall(sample.ours, f"Place numéro {turn}")
    costs = sorted(pstats.Stats(profile).get_stats_profile().func_profiles.items(), key=lambda item: -item[1].tottime)
    whole = sum(cost.tottime for _, cost in costs)
    print(f"Ce qui reste d’un guide, profilé ({whole / PROFILED * 1000:.0f} ms ainsi mesuré) :")
    for name, cost in costs[:SHOWN]:
        where = Path(cost.file_name).name if cost.line_number else "interne"
        print(f"  {cost.tottime / whole:4.0%}  {cost.tottime / PROFILED * 1000:5.1f} ms  {name} ({where})")
