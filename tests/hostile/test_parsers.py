"""Every parser, handed what is hostile: it takes it or refuses it in words, and a refusal leaves nothing behind."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediateur.errors import MediateurError
from tests.hostile import confined
from tests.hostile.mutations import mutated
from tests.hostile.parsers import BY_NAME, PARSERS
from tests.hostile.table import Ground, Parser, PartialEffectError, attempt, state

QUICK = settings(max_examples=12, suppress_health_check=list(HealthCheck), database=None)
# Whose seeds are refused by nature: what no passphrase opens, what answers no.
REFUSING = {"registre remis, fermé", "réponses d’un serveur", "invitation, fichier"}
GROUPS = 6


@pytest.fixture(scope="module")
def grounds() -> Iterator[dict[str, Ground]]:
    """Give each parser a machine that holds something."""
    with TemporaryDirectory(prefix="mediateur-hostile-") as folder:
        made = {name: Ground(Path(folder) / str(rank)) for rank, name in enumerate(BY_NAME)}
        yield made
        for ground in made.values():
            ground.close()


@pytest.fixture(params=BY_NAME)
def parser(request: pytest.FixtureRequest) -> Parser:
    return BY_NAME[request.param]


def test_every_name_is_one_of_a_kind() -> None:
    assert len(BY_NAME) == len(PARSERS) > 50


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_seeds_are_taken_and_what_they_become_is_taken_or_refused(parser: Parser, grounds: dict[str, Ground]) -> None:
    ground, seeds = grounds[parser.name], parser.seeds()
    taken = [attempt(parser, seed, ground) for seed in seeds]
    assert all(taken) or parser.name in REFUSING

    @QUICK
    @given(st.integers(0, 2**63))
    def attacked(seed: int) -> None:
        attempt(parser, mutated(random.Random(seed), seeds, parser.words), ground)

    attacked()


@pytest.mark.parametrize("part", range(GROUPS))
def test_what_is_made_to_cost_much_is_bounded_in_memory_and_in_time(part: int) -> None:
    """In a child, whose memory and processor time the kernel bounds."""
    names = list(BY_NAME)[part::GROUPS]
    told = confined.confine(names, mutations=5)
    assert [verdict.fault for verdict in told if verdict.fault] == []
    assert [verdict.name for verdict in told] == names
    assert all(verdict.runs for verdict in told)


def test_a_parser_that_costs_too_much_or_falls_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def greedy(data: bytes, _ground: Ground) -> None:
        raise MemoryError(len(data))

    told = confined.confine(["aucun analyseur de ce nom"])
    assert "KeyError" in told[0].fault
    fallen = BY_NAME["CBOR"]._replace(read=greedy)
    monkeypatch.setitem(BY_NAME, "CBOR", fallen)
    assert "MemoryError" in confined.attack("CBOR", 1, allow=lambda _seconds: None).fault


def test_a_refusal_that_leaves_something_behind_is_seen(tmp_path: Path) -> None:
    def clumsy(data: bytes, ground: Ground) -> None:
        ground.folder.mkdir(exist_ok=True)
        (ground.folder / "reste").write_bytes(data)
        if len(data) > 1:
            raise MediateurError("Refusé.")

    parser, ground = Parser("maladroit", (), tuple, clumsy, keeps=True), Ground(tmp_path)
    assert attempt(parser, b"a", ground)
    with pytest.raises(PartialEffectError):
        attempt(parser, b"bc", ground)


def test_a_refusal_without_a_word_is_seen(tmp_path: Path) -> None:
    def mute(_data: bytes, _ground: Ground) -> None:
        raise MediateurError(" ")

    with pytest.raises(AssertionError, match="says nothing"):
        attempt(Parser("muet", (), tuple, mute), b"", Ground(tmp_path))


def test_the_state_of_a_folder_is_that_of_its_rows(tmp_path: Path) -> None:
    ground = Ground(tmp_path)
    app = ground.app
    before = state(ground.folder)
    app.journal.rows()
    assert state(ground.folder) == before
    with app.open_store().begin() as work:
        work.encounters.delete("a" * 32)
        work.commit()
    assert state(ground.folder) != before
    ground.close()
