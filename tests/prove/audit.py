"""The libraries that are pinned, looked up by pip-audit in the list of known vulnerabilities of the package index.

An index that tells nothing of a version that is pinned is asked for the last one, and believed when that is the same.
"""

from __future__ import annotations

import importlib
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from packaging.version import Version

from tests.bench import beside

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements-program.lock", "requirements.lock", "installer/server/requirements.lock")
WAIT = 20  # seconds for one answer
_PINNED = re.compile(r"(?m)^([A-Za-z0-9_.-]+)==([^\s;\\]+)")

Flaws = tuple[str, ...]
Ask = Callable[[str, str], Flaws | None]


class Looked(NamedTuple):
    """What is known of pinned libraries: the flaws of each, no flaw for most; and those of which nothing is told."""

    flaws: Mapping[str, Flaws]
    untold: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether no flaw is known."""
        return not any(self.flaws.values())

    def lines(self) -> list[str]:
        """Return it in French, and nothing said of what was not seen."""
        flawed = [f"  {name} : {', '.join(found)}" for name, found in sorted(self.flaws.items()) if found]
        seen = f"pip-audit : {len(self.flaws)} bibliothèques vues, {len(flawed)} avec une faille connue"
        unseen = [f"pip-audit : non joué pour {len(self.untold)}, dont l’index ne dit rien : {', '.join(self.untold)}"]
        return [*([seen] if self.flaws else []), *flawed, *(unseen if self.untold else [])]


def prove() -> bool:
    """Print what is known of the libraries; tell whether no flaw is. What could not be looked up is said to be so."""
    if lacking := beside.missing("pip_audit"):
        print(f"pip-audit : non joué ({lacking['pip_audit']})")
        return True
    with tempfile.TemporaryDirectory(prefix="mediateur-preuve-") as folder:
        try:
            looked = look_up(pinned((ROOT / lock).read_text(encoding="utf-8") for lock in LOCKS), asking(Path(folder)))
        except OSError as error:
            print(f"pip-audit : non joué, la liste des failles connues n’est pas joignable ({type(error).__name__})")
            return True
    print("\n".join(looked.lines()))
    return looked.is_sound


def pinned(locks: Iterable[str]) -> list[tuple[str, str]]:
    """Return the names and versions that locks pin, once each."""
    return sorted({(name.lower(), version) for text in locks for name, version in _PINNED.findall(text)})


def look_up(libraries: Iterable[tuple[str, str]], ask: Ask) -> Looked:
    """Return what is known of libraries. `ask` gives the flaws of one, or None; it raises OSError without network."""
    told = {f"{name} {version}": ask(name, version) for name, version in libraries}
    known = {name: flaws for name, flaws in told.items() if flaws is not None}
    return Looked(known, tuple(name for name in told if name not in known))


def asking(cache: Path) -> Ask:
    """Return what asks the index of pip-audit."""
    service_of: Any = importlib.import_module("pip_audit._service")
    service = service_of.PyPIService(cache, WAIT)
    service.session.get = of_the_last(service.session.get)

    def ask(name: str, version: str) -> Flaws | None:
        try:
            answer, found = service.query(service_of.ResolvedDependency(name, Version(version)))
        except service_of.ServiceError as error:
            raise ConnectionError(str(error)) from error
        return None if answer.is_skipped() else tuple(flaw.id for flaw in found)

    return ask


def of_the_last(get: Callable[..., Any]) -> Callable[..., Any]:
    """Return a `get` that, where an address ending in VERSION/json has nothing, gives what is told of the last one."""

    def got(url: str, **options: Any) -> Any:
        answer = get(url=url, **options)
        if answer.status_code != 404:
            return answer
        library, version, _ = url.rsplit("/", 2)
        last = get(url=f"{library}/json", **options)
        return last if last.status_code == 200 and last.json()["info"]["version"] == version else answer

    return got
