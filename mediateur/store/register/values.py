"""The values of the register from rows, and into rows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from mediateur.training.listing import folded, searched
from mediateur.training.register import (
    Certificate,
    CertificateEvent,
    Observation,
    Person,
    QuizKind,
    QuizResult,
    Role,
    TrainingSession,
    Turn,
    rule_from,
    rule_text,
)


def fields(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any value of the register
    """Return the fields of a value by name, as they are."""
    return {name: getattr(value, name) for name in value.__struct_fields__}


def person_row(person: Person) -> dict[str, Any]:
    """Return the row of a mediator, with what is searched and sorted."""
    sought = searched(person.name, person.structure, person.territory, person.contact)
    return fields(person) | {"sought": sought, "sorted_name": folded(person.name)}


def person(row: Row[Any]) -> Person:
    """Return the mediator of a row."""
    return Person(
        id=row.id,
        number=row.number,
        name=row.name,
        contact=row.contact,
        structure=row.structure,
        territory=row.territory,
        role=Role(row.role),
        entered=row.entered,
        last_declared=row.last_declared,
        declared_trained=row.declared_trained,
        declared_certified=row.declared_certified,
    )


def session(row: Row[Any]) -> TrainingSession:
    """Return the session of a row."""
    return TrainingSession(
        id=row.id,
        title=row.title,
        day=row.day,
        place=row.place,
        territory=row.territory,
        trainer=row.trainer,
        seats=row.seats,
        minutes=row.minutes,
        replays=row.replays,
    )


def observation_row(observation: Observation) -> dict[str, Any]:
    """Return the row of an observation; the points of a checklist have no space in their ids."""
    return fields(observation) | {"right": " ".join(observation.right), "wrong": " ".join(observation.wrong)}


def observation(row: Row[Any]) -> Observation:
    """Return the observation of a row."""
    points = {"right": tuple(row.right.split()), "wrong": tuple(row.wrong.split())}
    return Observation(**dict(row._mapping) | points)


def quiz(row: Row[Any]) -> QuizResult:
    """Return the result of a row."""
    return QuizResult(
        id=row.id, person=row.person, day=row.day, kind=QuizKind(row.kind), right=row.right, out_of=row.out_of
    )


def certificate_row(certificate: Certificate) -> dict[str, Any]:
    """Return the row of an attestation."""
    return fields(certificate) | {"rule": rule_text(certificate.rule)}


def certificate(row: Row[Any]) -> Certificate:
    """Return the attestation of a row."""
    return Certificate(**dict(row._mapping) | {"rule": rule_from(row.rule)})


def event(row: Row[Any]) -> CertificateEvent:
    """Return what happened to an attestation, of a row."""
    return CertificateEvent(id=row.id, certificate=row.certificate, day=row.day, turn=Turn(row.turn), reason=row.reason)
