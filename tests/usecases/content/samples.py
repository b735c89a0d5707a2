"""A machine that makes content packs and one that takes them: made up, with proofs that read one small file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from mediateur.content.pack import Files, Pack
from mediateur.content.problems import Problem
from mediateur.content.version import version_of
from mediateur.store.pack_shelf import PackShelf
from mediateur.trust import content_seal
from mediateur.trust.content_keys import ContentKey
from mediateur.trust.keys import SigningKey
from mediateur.trust.trust_list import TrustList
from mediateur.usecases.content.packs import ContentPacks
from tests.trust.samples import KEY, TODAY

OWN: Files = {"cards.json": b"[]", "pathways/activer.yaml": b"id: activer\ntitle: Activer\n"}
NEXT: Files = {**OWN, "pathways/activer.yaml": b"id: activer\ntitle: Activer, mieux\n"}
BAD = {**OWN, "pathways/faux.yaml": b"faute"}


@dataclass
class Trusted:
    """Who may sign: what a test says."""

    chosen: tuple[ContentKey, ...] = (ContentKey("Coordination", KEY.public),)
    told: tuple[TrustList, ...] = ()

    def keys(self) -> tuple[ContentKey, ...]:
        return self.chosen

    def lists(self) -> tuple[TrustList, ...]:
        return self.told


@dataclass
class Machine:
    """A machine that takes packs."""

    folder: Path
    trusted: Trusted = field(default_factory=Trusted)
    program: str = "1.0"
    today: dt.date = TODAY

    @property
    def packs(self) -> ContentPacks:
        return ContentPacks(
            PackShelf(self.folder), self.trusted, prove, lambda: OWN, self.program, today=lambda: self.today
        )

    def take(self, data: bytes) -> None:
        self.packs.install(self.packs.weigh(data))

    def everything(self) -> dict[str, bytes]:
        """Return all that is in the data folder."""
        return {p.relative_to(self.folder).as_posix(): p.read_bytes() for p in self.folder.rglob("*") if p.is_file()}


def prove(root: Path) -> tuple[Problem, ...]:
    """Find the files that say that they are wrong."""
    wrong = [path for path in root.rglob("*.yaml") if path.read_bytes() == b"faute"]
    return tuple(Problem(path.name, "", "essai", "Ce fichier est faux.") for path in wrong)


def signed(
    version: str = "2026.12.1", files: Files = NEXT, key: SigningKey = KEY, day: dt.date = TODAY, **changed: object
) -> bytes:
    pack = Pack(version_of(version), day, ("Les horaires du 34 22.",), files)
    return content_seal.write(replace(pack, **changed), key)  # type: ignore[arg-type]


def refused(act: Callable[[], object]) -> str:
    """Return the sentence with which something is refused."""
    from mediateur.errors import MediateurError

    try:
        act()
    except MediateurError as error:
        assert "contenu en service n’a pas changé" in error.safe
        return error.happened
    raise AssertionError("nothing was refused")
