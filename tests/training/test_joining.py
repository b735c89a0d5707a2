"""What an import does once it was decided who is who: nobody is merged, nothing is overwritten, nobody is lost."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from mediateur.training.joining import ADD, LEAVE, completed, join
from mediateur.training.register import Person, Role
from tests.training.made_names import person

KNOWN = {one.id: one for one in (person("Cladro Flignet", 1), person("Rivel Brunal", 2, structure="Mairie"))}
LINES = [person("Flignet C.", n, structure="Médiathèque", contact="a@exemple.org") for n in range(10, 16)]
TARGETS = [ADD, LEAVE, "p1", "p2", *(line.id for line in LINES), "inconnu"]
decided = st.dictionaries(st.sampled_from([line.id for line in LINES]), st.sampled_from(TARGETS))


@given(decided, st.sets(st.sampled_from([line.id for line in LINES])))
def test_only_what_was_decided_is_done(decisions: dict[str, str], asked: set[str]) -> None:
    steps = join(LINES, asked, decisions, KNOWN)
    added = {one.id for one in steps.added}
    assert added == {line.id for line in LINES if decisions.get(line.id, LEAVE if line.id in asked else ADD) == ADD}
    for before, now in steps.completed:
        assert before == KNOWN[before.id] != now
        for name in Person.__struct_fields__:
            assert getattr(now, name) == getattr(before, name) or not getattr(before, name)


def test_an_entry_is_completed_and_never_overwritten() -> None:
    line = person("Flignet C.", 9, contact="b@exemple.org", structure="Autre", declared_trained=dt.date(2026, 3, 2))
    now = completed(KNOWN["p2"], msgspec.structs.replace(line, role=Role.TRAINER))
    assert now.contact == "b@exemple.org"
    assert now.declared_trained == dt.date(2026, 3, 2)
    assert (now.name, now.structure, now.role, now.number) == ("Rivel Brunal", "Mairie", Role.AMBASSADOR, 2)


def test_a_line_that_is_another_of_the_list_completes_it_and_goes_where_it_goes() -> None:
    one, other = person("Cladro Flignet", 10), person("FLIGNET Cladro", 11, contact="a@exemple.org")
    steps = join([one, other], {"p11"}, {"p11": "p10"}, {})
    assert [(each.id, each.contact) for each in steps.added] == [("p10", "a@exemple.org")]
    steps = join([one, other], {"p10", "p11"}, {"p10": "p1", "p11": "p10"}, KNOWN)
    assert steps.added == ()
    assert [now.contact for _, now in steps.completed] == ["a@exemple.org"]
    assert join([one, other], {"p10", "p11"}, {"p10": LEAVE, "p11": "p10"}, KNOWN) == ((), ())


def test_doing_it_again_changes_nothing() -> None:
    decisions = {"p10": "p1", "p11": ADD}
    steps = join(LINES[:2], {"p10", "p11"}, decisions, KNOWN)
    known = {**KNOWN, **{one.id: one for one in steps.added}, **{now.id: now for _, now in steps.completed}}
    again = join([line for line in LINES[:2] if line.id not in known], {"p10"}, decisions, known)
    assert again == ((), ())
