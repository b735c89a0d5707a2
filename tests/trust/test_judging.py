"""Whether an attestation stands: valid only when all is right, and one of three answers whatever comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import base45
import cbor2
import pytest
from cwt import COSE, COSEKey
from hypothesis import given
from hypothesis import strategies as st

from mediateur.trust import credential, sealed
from mediateur.trust.judging import Over, Reason, Unverifiable, Used, Valid, judge
from mediateur.trust.keys import SigningKey, key_id
from mediateur.trust.sealed import Purpose
from mediateur.trust.trust_list import Ended, OrganisationKey, TrustList, Turned
from tests.trust.samples import CODE, FACTS, KEY, LIST, NEXT, ORGANISATION, OWN, STRANGER, TODAY, key, listed, rolled

DATA = base45.b45decode(CODE.removeprefix(credential.PREFIX))
CLAIMS: dict[int, object] = cbor2.loads(cbor2.loads(DATA).value[2])
DAY = dt.timedelta(days=1)
USED = (Used("Organisme A", LIST.day),)


def coded(data: bytes) -> str:
    return credential.PREFIX + base45.b45encode(data).decode()


def reason(text: str, *lists: TrustList, today: dt.date = TODAY) -> Reason:
    """Return why a text cannot be verified; fails when it can."""
    answer = judge(text, lists or (LIST,), today)
    assert isinstance(answer, Unverifiable), answer
    return answer.reason


def signed(payload: bytes, by: SigningKey = KEY, purpose: Purpose = Purpose.CERTIFICATE) -> str:
    return coded(sealed.seal(payload, by, purpose))


def test_what_was_signed_stands_until_its_last_day() -> None:
    assert judge(CODE, (LIST,), TODAY) == Valid(FACTS.expires, FACTS, "Organisme A", USED)
    assert isinstance(judge(CODE, (LIST,), FACTS.expires), Valid)


def test_white_around_a_text_says_nothing() -> None:
    assert isinstance(judge(f"\t {CODE}\r\n", (LIST,), TODAY), Valid)


def test_it_is_over_the_day_after() -> None:
    answer = judge(CODE, (LIST,), FACTS.expires + DAY)
    assert answer == Over(FACTS.expires, Reason.EXPIRED, FACTS, "Organisme A", USED)


@pytest.mark.parametrize(("turn", "told"), [(Turned.WITHDRAWN, Reason.WITHDRAWN), (Turned.SUSPENDED, Reason.SUSPENDED)])
def test_it_is_over_once_it_was_taken_back(turn: Turned, told: Reason) -> None:
    answer = judge(CODE, (listed(Ended(FACTS.number, LIST.day, turn)),), TODAY)
    assert answer == Over(LIST.day, told, FACTS, "Organisme A", USED)


def test_taken_back_says_more_than_expired() -> None:
    ended = Ended(FACTS.number, LIST.day)
    answer = judge(CODE, (listed(ended),), FACTS.expires + DAY)
    assert isinstance(answer, Over)
    assert answer.reason is Reason.WITHDRAWN


def test_one_list_that_says_no_is_enough() -> None:
    other = TrustList(LIST.day, 1, (replace(ORGANISATION, name="B", keys=(replace(OWN, public=STRANGER.public),)),))
    both = replace(other, organisations=(*other.organisations, *listed(Ended(FACTS.number, LIST.day)).organisations))
    assert isinstance(judge(CODE, (LIST, both), TODAY), Over)
    assert isinstance(judge(CODE, (both, LIST), TODAY), Over)


def test_what_another_attestation_became_says_nothing() -> None:
    assert isinstance(judge(CODE, (listed(Ended("2026-0088", LIST.day)),), TODAY), Valid)


def test_every_flipped_bit_is_seen() -> None:
    for place in range(len(DATA) * 8):
        flipped = bytearray(DATA)
        flipped[place // 8] ^= 1 << place % 8
        assert isinstance(judge(coded(bytes(flipped)), (LIST,), TODAY), Unverifiable), place


def test_every_changed_character_is_seen() -> None:
    for place, character in enumerate(CODE):
        other = "0" if character != "0" else "1"
        reason(CODE[:place] + other + CODE[place + 1 :])


def test_every_cut_is_seen() -> None:
    for end in range(len(CODE)):
        reason(CODE[:end])
        reason(CODE[end + 1 :])
    for end in range(len(DATA)):
        reason(coded(DATA[:end]))
        reason(coded(DATA + DATA[:end] if end else DATA + b"\0"))


@pytest.mark.parametrize("rank", sorted(CLAIMS))
def test_a_swapped_fact_is_seen(rank: int) -> None:
    other = {1: "2026-0088", 2: "Médiateur 88", 3: "Autre", 8: [420, 80, 2, 24]}
    tag = cbor2.loads(DATA)
    changed = CLAIMS | {rank: other.get(rank, 20_000)}
    tag.value[2] = cbor2.dumps(changed, canonical=True)
    assert reason(coded(cbor2.dumps(tag))) is Reason.FORGED


def test_the_signature_of_another_is_seen() -> None:
    assert reason(credential.write(FACTS, STRANGER)) is Reason.UNKNOWN
    tag = cbor2.loads(sealed.seal(cbor2.dumps(CLAIMS), STRANGER, Purpose.CERTIFICATE))
    tag.value[0] = cbor2.dumps({1: -8, 4: KEY.id})
    assert reason(coded(cbor2.dumps(tag))) is Reason.FORGED


def test_what_was_signed_for_something_else_is_not_an_attestation() -> None:
    assert reason(signed(cbor2.dumps(CLAIMS), purpose=Purpose.TRUST_LIST)) is Reason.FORGED


def test_without_a_list_nothing_is_said() -> None:
    answer = judge(CODE, (), TODAY)
    assert answer == Unverifiable(Reason.NO_LIST, ())


@pytest.mark.parametrize("today", [FACTS.issued - DAY, LIST.day - DAY, dt.date(1970, 1, 1)])
def test_a_clock_that_is_behind_says_nothing(today: dt.date) -> None:
    answer = judge(CODE, (LIST,), today)
    assert answer == Unverifiable(Reason.CLOCK, USED, max(FACTS.issued, LIST.day))


def test_an_attestation_of_tomorrow_is_not_valid() -> None:
    ahead = credential.write(replace(FACTS, issued=TODAY + DAY), KEY)
    assert judge(ahead, (LIST,), TODAY) == Unverifiable(Reason.CLOCK, USED, TODAY + DAY)


@pytest.mark.parametrize("key", [replace(OWN, since=TODAY + DAY), replace(OWN, until=FACTS.issued - DAY)])
def test_a_key_signs_within_its_dates_only(key: OrganisationKey) -> None:
    assert reason(CODE, listed(key=key)) is Reason.OUT_OF_DATES


def test_what_was_given_before_a_key_may_be_printed_again_with_it() -> None:
    assert isinstance(judge(CODE, (listed(key=replace(OWN, since=TODAY)),), TODAY), Valid)


def test_an_old_key_stays_right_for_what_it_signed() -> None:
    assert isinstance(judge(CODE, (rolled(),), TODAY), Valid)
    after = credential.write(replace(FACTS, issued=LIST.day + DAY), KEY)
    assert reason(after, rolled()) is Reason.OUT_OF_DATES
    by_next = credential.write(replace(FACTS, issued=LIST.day + DAY), NEXT)
    assert isinstance(judge(by_next, (rolled(),), TODAY), Valid)


def test_a_key_that_is_lost_signed_nothing() -> None:
    assert judge(CODE, (rolled(lost=LIST.day),), TODAY) == Unverifiable(Reason.LOST_KEY, USED, LIST.day)


def hostile_payloads() -> Iterator[tuple[str, bytes]]:
    """Yield payloads that an organisation would sign, were it hostile or mistaken."""
    for rank in CLAIMS:
        yield f"sans {rank}", cbor2.dumps({k: v for k, v in CLAIMS.items() if k != rank}, canonical=True)
        for name, value in (
            ("grand", 2**32 - 1),
            ("plus grand", 2**64 - 1),
            ("énorme", 2**2000),
            ("négatif", -1),
            ("rien", None),
            ("vrai", True),
            ("réel", 1.5),
            ("liste", [1]),
            ("octets", b"\xff"),
            ("texte vide", ""),
            ("texte long", "é" * 61),
            ("retourné", "a\u202eb"),
            ("deux lignes", "a\nb"),
            ("décomposé", "e\u0301"),
            ("date", dt.datetime(2026, 1, 1, tzinfo=dt.UTC)),
            ("étiquette", cbor2.CBORTag(4, [2**31, 1])),
        ):
            yield f"{rank} {name}", cbor2.dumps(CLAIMS | {rank: value})
    yield "en plus", cbor2.dumps(CLAIMS | {9: 1}, canonical=True)
    yield "clé en mots", cbor2.dumps(CLAIMS | {"nom": "Autre"})
    yield "deux fois", b"\xa9" + cbor2.dumps(CLAIMS, canonical=True)[1:] + b"\x08" + cbor2.dumps([420, 80, 1, 24])
    yield "à l'envers", cbor2.dumps(dict(reversed(CLAIMS.items())))
    yield "sans fin", b"\xbf" + cbor2.dumps(CLAIMS, canonical=True)[1:] + b"\xff"
    yield "profond", b"\x81" * 400 + b"\x00"
    yield "profond, cartes", b"\xa1\x00" * 200 + b"\x00"
    yield "promis", b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff"
    yield "promis, octets", b"\x5a\xff\xff\xff\xff"
    yield "reste", cbor2.dumps(CLAIMS, canonical=True) + b"\x00"
    yield "rien", b""
    yield "jours à l'envers", cbor2.dumps(CLAIMS | {7: 0}, canonical=True)


HOSTILE = dict(hostile_payloads())


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_payload_is_refused_though_it_is_signed(payload: bytes) -> None:
    assert reason(signed(payload)) is Reason.DAMAGED


@pytest.mark.parametrize(
    "headers",
    [
        {1: -7, 4: KEY.id},
        {1: -8},
        {4: KEY.id},
        {1: -8, 2: [99], 4: KEY.id},
        {1: -8, 4: KEY.id, 99: 1},
        {1: -8, 4: KEY.id[:4]},
        {1: -8, 4: "nom"},
        {1: -19, 4: KEY.id},
    ],
)
def test_other_headers_are_refused_though_they_are_signed(headers: dict[int, object]) -> None:
    private = COSEKey.new({1: 1, 3: -8, -1: 6, -2: KEY.public, -4: KEY.seed})
    protected = cbor2.dumps(headers, canonical=True)
    payload = cbor2.dumps(CLAIMS, canonical=True)
    structure = cbor2.dumps(["Signature1", protected, Purpose.CERTIFICATE.value, payload])
    data = cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, private.sign(structure)]))
    assert reason(coded(data)) is Reason.DAMAGED


def test_a_header_that_is_not_signed_is_refused() -> None:
    tag = cbor2.loads(DATA)
    for unprotected in ({4: KEY.id}, {1: -8}, {33: b"x"}):
        tag.value[1] = unprotected
        assert reason(coded(cbor2.dumps(tag))) is Reason.DAMAGED


def test_the_other_messages_of_cose_are_refused() -> None:
    tag = cbor2.loads(DATA)
    for number in (16, 17, 96, 97, 98, 61):
        assert reason(coded(cbor2.dumps(cbor2.CBORTag(number, tag.value)))) is Reason.DAMAGED
    assert reason(coded(cbor2.dumps(tag.value))) is Reason.DAMAGED
    mac = COSEKey.new({1: 4, 3: 5, -1: KEY.public})
    made = COSE.new().encode_and_mac(b"x", mac, protected={1: 5, 4: KEY.id})
    assert isinstance(made, bytes)
    assert reason(coded(made)) is Reason.DAMAGED


def test_the_same_bytes_written_longer_are_refused() -> None:
    """What says the same in other bytes would give one attestation several texts."""
    longer = b"\xd2\x98\x04" + DATA[2:]
    assert cbor2.loads(longer) == cbor2.loads(DATA)
    assert reason(coded(longer)) is Reason.DAMAGED
    tagged = b"\xd8\x12" + DATA[1:]
    assert cbor2.loads(tagged) == cbor2.loads(DATA)
    assert reason(coded(tagged)) is Reason.DAMAGED


def test_the_signature_has_no_second_form() -> None:
    """The half S of a signature (RFC 8032, 5.1.7) plus the order of the group is the same number again."""
    order = 2**252 + 27742317777372353535851937790883648493
    half = int.from_bytes(DATA[-32:], "little") + order
    assert reason(coded(DATA[:-32] + half.to_bytes(32, "little"))) is Reason.FORGED


def test_a_lenient_reader_of_base45_would_not_give_a_second_text(monkeypatch: pytest.MonkeyPatch) -> None:
    real = base45.b45decode
    monkeypatch.setattr(base45, "b45decode", lambda text: real(text.upper().replace("_", "")))
    assert isinstance(judge(CODE, (LIST,), TODAY), Valid)
    assert reason(credential.PREFIX + CODE[5:].lower()) is Reason.DAMAGED
    assert reason(f"{CODE}_") is Reason.DAMAGED


def test_what_is_too_long_is_not_even_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[int] = []
    real = base45.b45decode
    monkeypatch.setattr(base45, "b45decode", lambda text: (decoded.append(len(text)), real(text))[1])
    assert reason(credential.PREFIX + "0" * 10_000_000) is Reason.DAMAGED
    reason(credential.PREFIX + "0" * (credential.MOST_CHARACTERS + 1))
    assert decoded == []
    reason(credential.PREFIX + "0" * 60)
    assert decoded == [60]


@pytest.mark.parametrize(
    "text", ["", " ", "HC1:ABC", "med1:ABC", "https://exemple.test", "\0", "é" * 5000, CODE.lower()]
)
def test_another_text_is_not_an_attestation(text: str) -> None:
    assert reason(text) is Reason.NOT_ONE


@given(st.binary(max_size=600))
def test_no_bytes_are_valid_and_none_stop_it(data: bytes) -> None:
    reason(coded(data))


@given(st.text(max_size=900))
def test_no_text_is_valid_and_none_stops_it(text: str) -> None:
    reason(text)
    reason(credential.PREFIX + text)


PLAIN = st.recursive(
    st.integers(-(2**70), 2**70)
    | st.text(max_size=8)
    | st.binary(max_size=8)
    | st.booleans()
    | st.none()
    | st.floats(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.integers(0, 10) | st.text(max_size=3), inside),
    max_leaves=12,
)


@given(PLAIN)
def test_no_value_is_taken_for_facts_though_it_is_signed(value: object) -> None:
    payload = cbor2.dumps(value)
    if len(payload) < credential.MOST_BYTES - 100:
        assert reason(signed(payload)) is Reason.DAMAGED


@given(st.lists(PLAIN, max_size=5))
def test_no_shape_of_message_is_valid(parts: list[object]) -> None:
    reason(coded(cbor2.dumps(cbor2.CBORTag(18, parts))))


WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
DAYS = st.dates(dt.date(1970, 1, 1), dt.date(2200, 1, 1))


@given(WORDS, WORDS, st.lists(DAYS, min_size=3, max_size=3), st.integers(0, 10_000), st.integers(0, 100))
def test_what_is_written_is_read_back(number: str, name: str, days: list[dt.date], minutes: int, percent: int) -> None:
    trained, issued, expires = sorted(days)
    rule = replace(FACTS.rule, quiz_percent=percent)
    facts = replace(
        FACTS, number=number[:5], name=name, trained=trained, issued=issued, expires=expires, minutes=minutes, rule=rule
    )
    listed_then = listed(key=replace(OWN, since=dt.date(1970, 1, 1)), day=dt.date(1970, 1, 1))
    answer = judge(credential.write(facts, KEY), (listed_then,), issued)
    assert isinstance(answer, Valid)
    kept = credential.tidy
    assert answer.facts == replace(facts, number=kept(number[:5]), name=kept(name))


def test_a_key_is_named_by_its_digest() -> None:
    assert key_id(key("a").public) == key("a").id
    assert len(KEY.id) == 8
