"""The look at known flaws says what it saw, what it did not, and fails for a flaw."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.bench import beside
from tests.prove import audit
from tests.prove.audit import Looked, look_up, of_the_last, pinned

LOCK = """\
alembic==1.20.1 \\
    --hash=sha256:aa
PyYAML==6.0.3 ; sys_platform == 'linux' \\
    --hash=sha256:bb
    # via -r requirements.in
"""


def test_what_locks_pin_is_asked_for_once() -> None:
    assert pinned([LOCK, LOCK]) == [("alembic", "1.20.1"), ("pyyaml", "6.0.3")]


def test_what_is_seen_what_is_not_and_what_has_a_flaw_are_told_apart() -> None:
    known = {("a", "1"): (), ("b", "2"): ("PYSEC-1",), ("c", "3"): None}
    looked = look_up(known, lambda name, version: known[name, version])
    assert looked == Looked({"a 1": (), "b 2": ("PYSEC-1",)}, ("c 3",))
    assert not looked.is_sound
    assert looked.lines() == [
        "pip-audit : 2 bibliothèques vues, 1 avec une faille connue",
        "  b 2 : PYSEC-1",
        "pip-audit : non joué pour 1, dont l’index ne dit rien : c 3",
    ]


def test_an_index_that_tells_nothing_is_not_said_to_be_sound() -> None:
    assert look_up([("a", "1")], lambda *_: None).lines() == [
        "pip-audit : non joué pour 1, dont l’index ne dit rien : a 1"
    ]


def _unreached(*_: object) -> None:
    raise ConnectionError


def test_a_list_that_is_not_reached_is_said_to_be_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(beside, "missing", lambda *_: {})
    monkeypatch.setattr(audit, "asking", lambda _: _unreached)
    assert audit.prove()
    assert "non joué" in capsys.readouterr().out


def test_a_flaw_fails_the_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "missing", lambda *_: {})
    monkeypatch.setattr(audit, "asking", lambda _: lambda *_: ("PYSEC-1",))
    assert not audit.prove()


@pytest.mark.parametrize(("last", "status"), [("1.0", 200), ("1.1", 404)])
def test_the_last_version_answers_for_itself_alone(last: str, status: int) -> None:
    pages = {"index/a/json": SimpleNamespace(status_code=200, json=lambda: {"info": {"version": last}})}

    def get(url: str) -> Any:
        return pages.get(url, SimpleNamespace(status_code=404))

    assert of_the_last(get)("index/a/1.0/json").status_code == status
