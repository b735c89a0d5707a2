"""Attestations made from the register's values: one or many, verified as they are, stopped when asked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mediateur import paths
from mediateur.errors import MediateurError
from mediateur.training.register import Certificate, CertificateEvent, Person, Rule, Turn
from mediateur.trust.judging import Reason, Unverifiable, Valid, judge
from mediateur.trust.trust_list import Ended, Turned
from mediateur.usecases.attestations.certificates import Attested, Certificates, file_name
from mediateur.usecases.attestations.organisation import ended_by
from mediateur.usecases.attestations.verification import Verification
from tests.trust.samples import FACTS, KEY, LIST, TODAY, listed

RULE = Rule(minutes=300, quiz_percent=70, observations=2, months=12)


def attested(rank: int = 87, name: str = "", **changes: object) -> Attested:
    given: dict[str, object] = {
        "number": f"2026-{rank:04d}",
        "person": str(rank),
        "issued": FACTS.issued,
        "trained": FACTS.trained,
        "title": FACTS.title,
        "minutes": 300,
        "expires": FACTS.expires,
        "rule": RULE,
    }
    person = Person(id=str(rank), number=rank, name=name or f"Médiateur {rank}", entered=FACTS.issued)
    return Attested(Certificate(**(given | changes)), person)  # type: ignore[arg-type]


@pytest.fixture
def certificates() -> Certificates:
    return Certificates("Organisme A", KEY, paths.resources())


class Shelf:
    """Lists in memory."""

    def __init__(self, *lists: object) -> None:
        self._lists = lists

    def lists(self) -> tuple[object, ...]:
        return self._lists


def test_what_is_made_is_verified_as_it_is(certificates: Certificates, tmp_path: Path) -> None:
    file = tmp_path / "attestation.pdf"
    file.write_bytes(certificates.pdf(attested()))
    answer = Verification(Shelf(LIST)).file(file, TODAY)  # type: ignore[arg-type]
    assert isinstance(answer, Valid)
    assert answer.facts.name == "Médiateur 87"
    assert answer.facts.rule.months == 12, "the rule that was in force, whatever the present one"
    assert (answer.facts.minutes, answer.facts.rule.quiz_percent) == (300, 70)


def test_many_are_written_with_progress(certificates: Certificates, tmp_path: Path) -> None:
    wanted, told = [attested(rank) for rank in (1, 2, 3)], list[int]()
    files = [*certificates.write_all(wanted, tmp_path, lambda done: not told.append(done))]
    assert told == [0, 1, 2, 3]
    assert [file.name for file in files] == [f"attestation-2026-000{rank}.pdf" for rank in (1, 2, 3)]
    assert sorted(tmp_path.iterdir()) == files


def test_what_is_stopped_leaves_whole_files_only(certificates: Certificates, tmp_path: Path) -> None:
    wanted = [attested(rank) for rank in range(1, 6)]
    files = [*certificates.write_all(wanted, tmp_path, lambda done: done < 2)]
    assert len(files) == 2
    assert sorted(tmp_path.iterdir()) == files
    assert all(file.read_bytes().rstrip().endswith(b"%%EOF") for file in files)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (attested(2, name="é" * 61), "trop long"),
        (attested(2, name="王"), "caractères"),
        (attested(2, title="x" * 121), "titre"),
        (attested(2, expires=FACTS.issued - dt.timedelta(days=1)), "dates"),
        (attested(2, name=" \n "), "dates ou la règle"),
        (attested(2, minutes=-1), "dates ou la règle"),
    ],
)
def test_what_cannot_be_made_is_named_and_the_others_stay(
    certificates: Certificates, tmp_path: Path, wrong: Attested, told: str
) -> None:
    with pytest.raises(MediateurError, match=told) as error:
        [*certificates.write_all([attested(1), wrong, attested(3)], tmp_path, lambda _: True)]
    assert "2026-0002" in error.value.happened
    assert [file.name for file in tmp_path.iterdir()] == ["attestation-2026-0001.pdf"]


def test_a_folder_that_is_not_there_is_told(certificates: Certificates, tmp_path: Path) -> None:
    with pytest.raises(MediateurError, match="ne s’écrit pas"):
        [*certificates.write_all([attested()], tmp_path / "absent", lambda _: True)]


@pytest.mark.parametrize(
    ("number", "name"),
    [("2026-0087", "2026-0087"), ("../../x", "x"), ("a/b\\c", "a-b-c"), ("é", "sans-numero")],
)
def test_a_file_bears_the_number_and_stays_in_its_folder(number: str, name: str) -> None:
    assert file_name(attested(number=number)) == f"attestation-{name}.pdf"


def event(number: str, day: int, turn: Turn) -> CertificateEvent:
    return CertificateEvent(
        id=f"{number}-{day}", certificate=number, day=dt.date(2026, 11, day), turn=turn, reason="autre"
    )


def test_the_events_of_the_register_become_ends() -> None:
    events = (
        event("3", 9, Turn.RESUMED),
        event("1", 1, Turn.SUSPENDED),
        event("2", 2, Turn.WITHDRAWN),
        event("2", 5, Turn.RESUMED),
        event("3", 3, Turn.SUSPENDED),
        event("4", 4, Turn.SUSPENDED),
        event("4", 6, Turn.WITHDRAWN),
    )
    assert ended_by(events) == (
        Ended("1", dt.date(2026, 11, 1), Turned.SUSPENDED),
        Ended("2", dt.date(2026, 11, 2)),
        Ended("4", dt.date(2026, 11, 6)),
    )
    assert ended_by(()) == ()


def test_a_withdrawal_is_found_whatever_the_white_in_a_number(certificates: Certificates) -> None:
    code = certificates.code(attested(number=" 2026\u00a00087 "))
    assert not isinstance(judge(code, (listed(Ended("2026 0087", LIST.day)),), TODAY), Valid | Unverifiable)


def test_two_attestations_in_a_picture_are_not_told_apart(certificates: Certificates, tmp_path: Path) -> None:
    import io

    import pikepdf

    both = tmp_path / "deux.pdf"
    with (
        pikepdf.open(io.BytesIO(certificates.pdf(attested(1)))) as one,
        pikepdf.open(io.BytesIO(certificates.pdf(attested(2)))) as two,
    ):
        one.pages.extend(two.pages)
        one.save(both)
    answer = Verification(Shelf(LIST)).file(both, TODAY)  # type: ignore[arg-type]
    assert isinstance(answer, Unverifiable)
    assert answer.reason is Reason.SEVERAL
