"""A pack from its signature to its place, and each reason why it is refused: what is in force then never changes."""

from __future__ import annotations

import datetime as dt
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediateur.content import in_force
from mediateur.content.pack import MOST_SIGNED, MOST_UNPACKED, Files
from mediateur.content.text import french
from mediateur.content.version import BUILT_IN
from mediateur.errors import MediateurError
from mediateur.trust import plain_cbor, sealed
from mediateur.trust.content_keys import ContentKey
from mediateur.trust.days import number_of
from mediateur.trust.sealed import Purpose
from mediateur.usecases.content.packs import Checked
from tests.trust.samples import KEY, STRANGER, TODAY, rolled
from tests.trust.samples import NEXT as NEXT_KEY
from tests.usecases.content.samples import BAD, NEXT, OWN, Machine, refused, signed

SOUND = signed()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "dossier")


@pytest.fixture
def served(machine: Machine) -> Iterator[Machine]:
    """Give a machine on which a pack is in force, and see that the test has changed nothing of it."""
    machine.take(SOUND)
    before = machine.everything()
    yield machine
    assert machine.everything() == before


def root(machine: Machine) -> Path | None:
    return in_force.root_in_force(machine.folder, machine.program)


def sealed_by_hand(*parts: object) -> bytes:
    """Sign what `write` would refuse to sign."""
    return sealed.seal(plain_cbor.write(list(parts)), KEY, Purpose.CONTENT)


def packed(files: Files) -> bytes:
    return zlib.compress(plain_cbor.write(dict(files)))


def test_nothing_is_in_force_but_the_own_content_at_first(machine: Machine) -> None:
    assert machine.packs.present().is_own
    assert machine.packs.before() is None
    assert root(machine) is None
    assert not machine.folder.exists()


def test_weighing_says_who_signed_and_what_changes_and_writes_nothing(machine: Machine) -> None:
    weighed = machine.packs.weigh(SOUND)
    assert (str(weighed.pack.version), weighed.signer.name) == ("2026.12.1", "Coordination")
    assert [change.told() for change in weighed.changes] == [french("Parcours changés : Activer, mieux")]
    assert not machine.folder.exists()


def test_a_pack_is_in_force_once_installed_and_the_own_content_stands_before_it(machine: Machine) -> None:
    machine.take(SOUND)
    present, before = machine.packs.present(), machine.packs.before()
    assert (str(present.version), present.signer, present.changes) == (
        "2026.12.1",
        "Coordination",
        ("Les horaires du 34 22.",),
    )
    assert before is not None
    assert before.is_own
    found = root(machine)
    assert found is not None
    assert {name: (found / name).read_bytes() for name in NEXT} == NEXT


def test_two_contents_are_kept_and_one_can_go_back_to_the_one_before(machine: Machine) -> None:
    for version in ("2026.12.1", "2026.12.2", "2027.1.1"):
        machine.take(signed(version))
    kept = {path.name for path in (machine.folder / in_force.FOLDER).iterdir()}
    assert kept == {"en-vigueur.json", "2027.1.1", "2027.1.1.contenu", "2026.12.2", "2026.12.2.contenu"}
    assert str(machine.packs.go_back().version) == "2026.12.2"
    assert str(machine.packs.declined()) == "2027.1.1"
    assert machine.packs.go_back().is_own
    assert "pas de contenu d’avant" in refused(machine.packs.go_back)
    machine.take(signed("2027.1.1"))
    assert machine.packs.declined() is None


def test_one_can_go_back_to_the_own_content_at_once(machine: Machine) -> None:
    machine.take(SOUND)
    machine.take(signed("2026.12.2"))
    assert machine.packs.go_back(to_own=True).is_own
    assert root(machine) is None


def test_a_pack_before_that_is_no_longer_right_is_not_gone_back_to(machine: Machine) -> None:
    machine.take(SOUND)
    machine.take(signed("2026.12.2"))
    file = machine.folder / in_force.FOLDER / "2026.12.1.contenu"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert "changé après sa signature" in refused(machine.packs.go_back)
    assert str(machine.packs.present().version) == "2026.12.2"


REFUSED = {
    "tampered": (lambda: SOUND.replace(b"\x78\xda", b"\x78\xdb", 1), "changé après sa signature"),
    "truncated": (lambda: SOUND[:-1], "incomplet"),
    "halved": (lambda: SOUND[: len(SOUND) // 2], "incomplet"),
    "longer": (lambda: SOUND + b"\0", "incomplet"),
    "empty": (lambda: b"", "pas un contenu"),
    "other": (lambda: b"PK\x03\x04", "pas un contenu"),
    "oversized": (lambda: b"\xd2" * (MOST_SIGNED + 1), "trop gros"),
    "older": (lambda: signed("2026.11.9"), "plus ancien"),
    "not after the own one": (lambda: signed(str(BUILT_IN)), "plus ancien"),
    "same": (lambda: SOUND, "déjà celui en service"),
    "same number, other words": (lambda: signed(changes=("Autre chose.",)), "plus ancien"),
    "unproved": (lambda: signed("2026.12.2", BAD), "ont trouvé 1 erreur"),
    "of a stranger": (lambda: signed("2026.12.2", key=STRANGER), "que ce poste ne croit pas"),
    "to come": (lambda: signed("2026.12.2", day=TODAY + dt.timedelta(1)), "date à venir"),
    "for a later program": (lambda: sealed_by_hand(2, "2026.12.2"), "version plus récente de Médiateur"),
    "a bomb": (
        lambda: sealed_by_hand(1, "2026.12.2", number_of(TODAY), ["x"], zlib.compress(bytes(MOST_UNPACKED * 2))),
        "pas un contenu",
    ),
    "followed by another stream": (
        lambda: sealed_by_hand(1, "2026.12.2", number_of(TODAY), ["x"], packed(NEXT) + b"rest"),
        "pas un contenu",
    ),
    "another purpose": (
        lambda: sealed.seal(b"\x80", KEY, Purpose.TRUST_LIST),
        "pas un contenu",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_is_told_in_a_sentence_and_changes_nothing(served: Machine, case: str) -> None:
    make, sentence = REFUSED[case]
    assert sentence in refused(lambda: served.packs.weigh(make()))


@pytest.mark.parametrize(
    "name",
    [
        *("../../fuite.yaml", "/etc/fuite.yaml", "pathways/../../fuite.yaml", "pathways/./fuite.yaml"),
        *("C:/fuite.yaml", "pathways\\fuite.yaml", "pathways/nul.yaml", "forms/com1.yaml", "pathways/Activer.yaml"),
        *(
            "pathways/a.yaml\n",
            "pathways/a.yml",
            "themes/tokens.json",
            "fonts/a.yaml",
            "icons/a.svg",
            "pathways/a.yaml:b",
        ),
        *("en-vigueur.json", "", ".", "pathways/", "pathways//a.yaml", "french/given.txt", "mediateur/a.yaml"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused_though_it_is_signed(served: Machine, name: str) -> None:
    body = packed({**OWN, name: b"x"})
    data = sealed_by_hand(1, "2026.12.2", number_of(TODAY), ["x"], body)
    assert "pas un contenu" in refused(lambda: served.packs.weigh(data))


def test_a_bomb_is_refused_before_it_takes_memory(served: Machine) -> None:
    deflater, zeros = zlib.compressobj(9), bytes(1 << 20)
    bomb = b"".join([*(deflater.compress(zeros) for _ in range(256)), deflater.flush()])
    data = sealed_by_hand(1, "2026.12.2", number_of(TODAY), ["x"], bomb)
    tracemalloc.start()
    try:
        assert "pas un contenu" in refused(lambda: served.packs.weigh(data))
        assert tracemalloc.get_traced_memory()[1] < 100 << 20
    finally:
        tracemalloc.stop()


def test_a_file_or_a_number_of_files_beyond_measure_is_refused(served: Machine) -> None:
    many = {f"facts/a{rank}.yaml": b"" for rank in range(4001)}
    for files in ({}, many, {"facts/a.yaml": bytes(1_000_001)}):
        data = sealed_by_hand(1, "2026.12.2", number_of(TODAY), ["x"], packed(files))
        assert "pas un contenu" in refused(lambda data=data: served.packs.weigh(data))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_other_byte_is_taken(served: Machine, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(SOUND) - 1))
    changed = data.draw(st.integers(0, 255).filter(lambda byte: byte != SOUND[at]))
    assert refused(lambda: served.packs.weigh(SOUND[:at] + bytes([changed]) + SOUND[at + 1 :]))


def test_the_key_that_follows_a_trusted_one_signs_too(machine: Machine) -> None:
    machine.trusted.told = (rolled(),)
    assert machine.packs.weigh(signed(key=NEXT_KEY)).signer.name == "Coordination"


def test_an_old_key_signs_nothing_made_after_it_was_replaced(machine: Machine) -> None:
    machine.trusted.told = (rolled(),)
    assert "ne croit plus" in refused(lambda: machine.packs.weigh(signed(key=KEY, day=TODAY)))


def test_a_lost_key_signs_nothing(machine: Machine) -> None:
    machine.trusted.told = (rolled(lost=TODAY),)
    day = TODAY - dt.timedelta(30)
    assert "ne croit plus" in refused(lambda: machine.packs.weigh(signed(key=KEY, day=day)))


def test_being_trusted_for_attestations_is_not_enough(machine: Machine) -> None:
    machine.trusted.chosen, machine.trusted.told = (), (rolled(),)
    assert "ne croit pas" in refused(lambda: machine.packs.weigh(SOUND))


def test_where_nothing_may_change_nothing_does(served: Machine) -> None:
    def never() -> None:
        raise MediateurError("non")

    packs = served.packs
    packs.may_change = never
    weighed = packs.weigh(signed("2026.12.2"))
    for act in (lambda: packs.install(weighed), packs.go_back):
        with pytest.raises(MediateurError, match="non"):
            act()


def test_a_disk_that_refuses_leaves_the_content_in_force(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each write in turn fails; after each, what was in force is whole."""
    machine.take(SOUND)
    weighed = machine.packs.weigh(signed("2026.12.2"))
    real, failed = Path.write_bytes, 0
    for rank in range(len(NEXT)):
        left = iter(range(rank))

        def write(path: Path, data: bytes, left: Iterator[int] = left) -> int:
            if next(left, None) is None:
                raise OSError(28, "no space")
            return real(path, data)

        with monkeypatch.context() as patched:
            patched.setattr(Path, "write_bytes", write)
            with pytest.raises(MediateurError, match="reste"):
                machine.packs.install(weighed)
        failed += 1
        assert str(machine.packs.present().version) == "2026.12.1"
        assert machine.packs.check() is Checked.SOUND
    assert failed == len(NEXT)
    machine.packs.install(weighed)
    assert str(machine.packs.present().version) == "2026.12.2"


@pytest.mark.parametrize("harm", ["altered", "gone", "added", "linked", "folder"])
def test_a_file_that_was_altered_is_written_again_from_the_signed_pack(machine: Machine, harm: str) -> None:
    machine.take(SOUND)
    folder = machine.folder / in_force.FOLDER / "2026.12.1"
    file = folder / "pathways" / "activer.yaml"
    if harm == "altered":
        file.write_text("id: activer\ntitle: Donnez votre mot de passe\n")
    elif harm == "gone":
        file.unlink()
    elif harm == "added":
        (folder / "pathways" / "intrus.yaml").write_text("id: intrus")
    elif harm == "linked":
        same = machine.folder / "ailleurs.yaml"
        file.rename(same)
        file.symlink_to(same)
    else:
        folder.rename(folder.with_name("ailleurs"))
    assert machine.packs.check() is Checked.MENDED
    assert {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()} == NEXT
    assert not file.is_symlink()
    assert machine.packs.check() is Checked.SOUND


@pytest.mark.parametrize("harm", ["no longer trusted", "lost", "altered", "gone"])
def test_content_that_nobody_vouches_for_any_more_is_left_for_the_own_one(machine: Machine, harm: str) -> None:
    machine.take(SOUND)
    file = machine.folder / in_force.FOLDER / "2026.12.1.contenu"
    if harm == "no longer trusted":
        machine.trusted.chosen = (ContentKey("Autre", STRANGER.public),)
    elif harm == "lost":
        machine.trusted.told = (rolled(lost=TODAY),)
    elif harm == "altered":
        file.write_bytes(file.read_bytes().replace(b"2026.12.1", b"2026.12.9"))
    else:
        file.unlink()
    assert machine.packs.check() is Checked.LEFT
    assert machine.packs.present().is_own
    assert root(machine) is None


def test_another_program_proves_the_content_again_before_it_uses_it(machine: Machine) -> None:
    machine.take(SOUND)
    machine.program = "2.0"
    assert root(machine) is None
    assert machine.packs.present().is_own
    assert machine.packs.check() is Checked.PROVED_AGAIN
    assert root(machine) is not None
    assert str(machine.packs.present().version) == "2026.12.1"


def test_content_that_the_new_program_does_not_prove_is_left(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.take(SOUND)
    machine.program = "2.0"
    monkeypatch.setattr("tests.usecases.content.samples.prove", lambda _: ("une faute",))
    assert machine.packs.check() is Checked.LEFT
    assert machine.packs.present().is_own


def test_a_program_that_comes_with_a_later_content_uses_its_own(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.take(SOUND)
    monkeypatch.setattr("mediateur.usecases.content.packs.BUILT_IN", BUILT_IN._replace(year=2027))
    assert machine.packs.check() is Checked.OUTRUN
    assert root(machine) is None


@pytest.mark.parametrize("said", ["", "{", "[]", '{"version": "../.."}', '{"version": 3}', '{"left": "x"}', "\0"])
def test_a_damaged_file_of_what_is_in_force_stops_nothing(machine: Machine, said: str) -> None:
    machine.take(SOUND)
    (machine.folder / in_force.FOLDER / in_force.FILE).write_text(said)
    assert root(machine) is None
    assert machine.packs.present().is_own
