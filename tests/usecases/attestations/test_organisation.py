"""An organisation from its first key to the next, on two machines that share files only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from mediateur.errors import MediateurError
from mediateur.trust import credential
from mediateur.trust.judging import Over, Reason, Unverifiable, Valid, judge
from mediateur.trust.safe import Rest
from mediateur.trust.shelf import Standing
from mediateur.usecases.attestations.organisation import Organisations, same_fingerprint, withdrawn
from tests.trust.samples import FACTS, TODAY

PHRASE, OTHER = "cheval pile agrafe correct", "table nuage violet marteau"
DAY = dt.timedelta(days=1)
LATER = TODAY + 30 * DAY


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def trainer(tmp_path: Path) -> Organisations:
    made = Organisations(tmp_path / "formateur")
    made.make("Organisme A", PHRASE, TODAY)
    return made


@pytest.fixture
def counter(tmp_path: Path) -> Organisations:
    return Organisations(tmp_path / "guichet")


def trust(counter: Organisations, data: bytes, today: dt.date = TODAY) -> None:
    counter.accept(counter.weigh(data, today))


def code(trainer: Organisations, phrase: str = PHRASE, issued: dt.date = TODAY) -> str:
    return credential.write(replace(FACTS, issued=issued), trainer.signing_key(phrase))


def test_a_key_is_made_once_asked_for(trainer: Organisations) -> None:
    own = trainer.own()
    assert own is not None
    assert (own.name, own.rest) == ("Organisme A", Rest.FILE)
    assert trainer.trusted() == (own.listed,)
    assert isinstance(judge(code(trainer), trainer.trusted(), TODAY), Valid)


@pytest.mark.parametrize("name", ["", " ", "\u200b", "x" * 121])
def test_an_organisation_has_a_name(counter: Organisations, name: str) -> None:
    with pytest.raises(MediateurError, match="nom"):
        counter.make(name, PHRASE, TODAY)
    assert counter.own() is None


def test_another_machine_trusts_it_once_its_fingerprint_was_compared(
    trainer: Organisations, counter: Organisations
) -> None:
    data = trainer.publish(PHRASE, TODAY)
    weighed = counter.weigh(data, TODAY)
    own = trainer.own()
    assert own is not None
    assert weighed.standing is Standing.FIRST
    assert same_fingerprint(weighed, own.fingerprint.lower().replace(" ", "  "))
    assert not same_fingerprint(weighed, "")
    assert not same_fingerprint(weighed, own.fingerprint[:-1])
    counter.accept(weighed)
    assert isinstance(judge(code(trainer), counter.trusted(), TODAY), Valid)


def test_what_is_taken_back_is_known_after_the_next_list(trainer: Organisations, counter: Organisations) -> None:
    trust(counter, trainer.publish(PHRASE, TODAY))
    older = trainer.publish(PHRASE, TODAY)
    newer = trainer.publish(PHRASE, LATER, [withdrawn(FACTS.number, LATER)])
    text = code(trainer)
    assert isinstance(judge(text, counter.trusted(), LATER), Valid)
    trust(counter, newer, LATER)
    assert isinstance(judge(text, counter.trusted(), LATER), Over)
    with pytest.raises(MediateurError, match="plus ancienne"):
        counter.weigh(older, LATER)
    again = trainer.publish(PHRASE, LATER)
    trust(counter, again, LATER)
    assert isinstance(judge(text, counter.trusted(), LATER), Over), "what is withdrawn stays so"


def test_a_suspension_may_be_lifted(trainer: Organisations) -> None:
    from mediateur.trust.trust_list import Ended, Turned

    text = code(trainer)
    trainer.publish(PHRASE, TODAY, [Ended(FACTS.number, TODAY, Turned.SUSPENDED)])
    assert isinstance(judge(text, trainer.trusted(), TODAY), Over)
    trainer.publish(PHRASE, TODAY)
    assert isinstance(judge(text, trainer.trusted(), TODAY), Valid)


def test_a_list_that_was_changed_is_refused(trainer: Organisations, counter: Organisations) -> None:
    data = bytearray(trainer.publish(PHRASE, TODAY))
    data[len(data) // 2] ^= 1
    with pytest.raises(MediateurError, match="changé"):
        counter.weigh(bytes(data), TODAY)
    with pytest.raises(MediateurError, match="à venir"):
        counter.weigh(trainer.publish(PHRASE, LATER), TODAY)


def test_the_key_rolls_over_and_the_old_attestations_stay(trainer: Organisations, counter: Organisations) -> None:
    trust(counter, trainer.publish(PHRASE, TODAY))
    before, old = code(trainer), trainer.signing_key(PHRASE)
    own = trainer.roll_over(PHRASE, OTHER, LATER)
    trust(counter, trainer.publish(OTHER, LATER), LATER)
    after = code(trainer, OTHER, LATER)
    for text in (before, after):
        assert isinstance(judge(text, counter.trusted(), LATER), Valid)
    assert own.listed.publisher.keys[0].until == LATER
    assert trainer.safe.rest_of(old.id) is None, "the old key is no longer there to be stolen"
    by_old = credential.write(replace(FACTS, issued=LATER + DAY), old)
    assert isinstance(judge(by_old, counter.trusted(), LATER + DAY), Unverifiable)


def test_what_a_lost_key_signed_no_longer_counts(trainer: Organisations, counter: Organisations) -> None:
    trust(counter, trainer.publish(PHRASE, TODAY))
    before = code(trainer)
    trainer.roll_over(PHRASE, OTHER, LATER, lost=True)
    trust(counter, trainer.publish(OTHER, LATER), LATER)
    answer = judge(before, counter.trusted(), LATER)
    assert isinstance(answer, Unverifiable)
    assert (answer.reason, answer.day) == (Reason.LOST_KEY, LATER)


def test_a_wrong_passphrase_changes_nothing(trainer: Organisations) -> None:
    before = trainer.own()
    for act in (
        lambda: trainer.publish(OTHER, TODAY),
        lambda: trainer.roll_over(OTHER, OTHER, TODAY),
        lambda: trainer.sheet(OTHER),
    ):
        with pytest.raises(MediateurError, match="phrase secrète"):
            act()
    assert trainer.own() == before


def test_a_machine_without_a_key_says_so(counter: Organisations, tmp_path: Path) -> None:
    (tmp_path / "guichet").mkdir()
    for act in (lambda: counter.signing_key(), lambda: counter.publish("", TODAY), lambda: counter.sheet()):
        with pytest.raises(MediateurError, match="Créez sa clé"):
            act()
    with pytest.raises(MediateurError, match="Le dossier des données est introuvable"):
        Organisations(tmp_path / "clé retirée").signing_key()


def test_a_key_is_taken_back_from_its_sheet(trainer: Organisations, tmp_path: Path) -> None:
    """With the list of the organisation, it goes on; without it, a new list begins, which is newer."""
    lines, text = trainer.sheet(PHRASE), code(trainer)
    with_list, without = Organisations(tmp_path / "a"), Organisations(tmp_path / "b")
    trust(with_list, trainer.publish(PHRASE, TODAY, [withdrawn("2026-0001", TODAY)]))
    own = with_list.restore("", lines, OTHER, LATER)
    assert own.name == "Organisme A"
    assert [end.number for end in own.listed.publisher.ended] == ["2026-0001"]
    begun = without.restore("Organisme A", lines, OTHER, LATER)
    assert begun.listed.edition > own.listed.edition
    assert isinstance(judge(text, with_list.trusted(), LATER), Valid)
    wrong = [*lines[:3], "0000 0000", *lines[4:]]
    with pytest.raises(MediateurError, match="ligne 4"):
        without.restore("Organisme A", wrong, OTHER, LATER)


def test_one_organisation_may_vouch_for_others(trainer: Organisations, counter: Organisations, tmp_path: Path) -> None:
    other = Organisations(tmp_path / "autre")
    other.make("Organisme B", OTHER, TODAY)
    trust(trainer, other.publish(OTHER, TODAY, [withdrawn("B-1", TODAY)]))
    trust(counter, trainer.publish(PHRASE, TODAY, with_others=True))
    by_other = code(other, OTHER)
    assert isinstance(judge(by_other, counter.trusted(), TODAY), Valid)
    trust(counter, trainer.publish(PHRASE, TODAY))
    assert isinstance(judge(by_other, counter.trusted(), TODAY), Valid), "it stays until it is left out on purpose"


def test_an_organisation_that_is_left_is_unknown_again(trainer: Organisations, counter: Organisations) -> None:
    data = trainer.publish(PHRASE, TODAY)
    trust(counter, data)
    counter.distrust(counter.trusted()[0].publisher.root)
    assert isinstance(judge(code(trainer), counter.trusted(), TODAY), Unverifiable)
    assert counter.weigh(data, TODAY).standing is Standing.FIRST
