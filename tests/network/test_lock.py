from __future__ import annotations

from tests.network.kinto import SERVER
from tests.test_repository import lock_entries, lock_faults, pins


def test_the_lock_of_the_server_pins_hashes_and_names_no_host() -> None:
    lock = (SERVER / "requirements.lock").read_text(encoding="utf-8")
    assert len(lock_entries(lock)) >= 30
    assert lock_faults(lock) == []
    asked = (SERVER / "requirements.in").read_text(encoding="utf-8").strip()
    assert asked == f"kinto[postgresql]=={pins(lock)['kinto']}"
    assert "psycopg2-binary" in pins(lock)
