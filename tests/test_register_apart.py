"""The register and the journal are two files that nothing below the wiring ever reads together.

Read in the imports, followed from module to module: what reaches the store or the repositories of one reaches neither
those of the other. What stands between them (`app`) hands each its own; a page lays words of both side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from tests.test_architecture import ROOT, imports, module_of

BELOW = ("content", "pictures", "trust", "pathways", "rights", "training", "journal", "forms", "store", "usecases")
REGISTER = {"mediateur.store.register.schema", "mediateur.usecases.register.repositories"}
JOURNAL = {
    *("mediateur.store.schema", "mediateur.store.work", "mediateur.store.opening", "mediateur.store.consolidation"),
    *("mediateur.usecases.repositories", "mediateur.usecases.network.repositories"),
}
Graph = Mapping[str, frozenset[str]]


def graph_of(sources: Mapping[str, str]) -> Graph:
    """Return which modules each module imports, at any depth of its code."""
    known = {module_of(file) for file in sources}
    return {
        module_of(file): frozenset(
            module for found in imports(file, source) for module in _modules(found.target) if module in known
        )
        for file, source in sources.items()
    }


def _modules(target: str) -> Iterator[str]:
    """Yield the modules that a dotted name may be of: itself, and those around the name that it ends with."""
    yield target
    yield target.rpartition(".")[0]


def reached(graph: Graph, start: str) -> frozenset[str]:
    """Return all that a module reaches, itself included."""
    seen, waiting = {start}, [start]
    while waiting:
        new = graph.get(waiting.pop(), frozenset()) - seen
        seen |= new
        waiting += new
    return frozenset(seen)


def meetings(graph: Graph) -> list[str]:
    """Return the modules below the wiring from which both can be reached."""
    below = [module for module in graph if module.split(".")[1:2] and module.split(".")[1] in BELOW]
    return sorted(module for module in below if (held := reached(graph, module)) & REGISTER and held & JOURNAL)


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    files = (ROOT / "mediateur").rglob("*.py")
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_no_module_below_the_wiring_reaches_both(sources: dict[str, str]) -> None:
    assert meetings(graph_of(sources)) == []


def test_the_scan_looked(sources: dict[str, str]) -> None:
    graph = graph_of(sources)
    assert set(graph) >= REGISTER | JOURNAL
    assert "mediateur.store.register.schema" in reached(graph, "mediateur.store.register.registry")
    assert "mediateur.store.work" in reached(graph, "mediateur.store.network_file")
    assert "mediateur.usecases.register.repositories" in reached(graph, "mediateur.usecases.register.register")
    assert "mediateur.usecases.repositories" in reached(graph, "mediateur.usecases.coordination.reach")


PLANTED = {
    "mediateur/usecases/coordination/reach.py": "def f():\n    from mediateur.usecases.register import register",
    "mediateur/usecases/register/chain.py": "from mediateur.usecases.coordination import reach",
    "mediateur/store/register/figures.py": "from mediateur.store.opening import open_store",
    "mediateur/store/rollups.py": "from mediateur.store.register.registry import Registry",
}


@pytest.mark.parametrize("file", PLANTED)
def test_a_planted_meeting_is_seen(sources: dict[str, str], file: str) -> None:
    source = sources[file].replace("\n\n\n", f"\n\n\n{PLANTED[file]}\n\n\n", 1)
    assert module_of(file) in meetings(graph_of({**sources, file: source}))
