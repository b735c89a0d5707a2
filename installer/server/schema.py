"""Write schema.json, what the server accepts as a record of the journal, from what the program sends.

    python -m installer.server.schema

The server thus refuses what `mediateur.journal.leaving` never writes. A test proves that the file is the one made here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from mediateur.journal import leaving

FILE = Path(__file__).with_name("schema.json")
NO_NUL = r"^[^\x00]*$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$(?!\n)"
OF_THE_CODE = ("title", "description", "default", "discriminator")


def schema() -> dict[str, Any]:
    """Return the JSON schema of a record: as msgspec reads one, stricter where Kinto or PostgreSQL need it."""
    return dict(_strict(msgspec.json.schema(leaving.Leaving)))


def text() -> str:
    """Return what stands in schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _strict(part: Any) -> Any:
    if isinstance(part, list):
        return [_strict(one) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {name: _strict(value) for name, value in part.items() if name not in OF_THE_CODE or isinstance(value, dict)}
    kept.pop("discriminator", None)
    if kept.get("type") == "string":
        # Kinto reads no format, and PostgreSQL keeps no zero character.
        kept["pattern"] = DAY if kept.pop("format", "") == "date" else kept.get("pattern", NO_NUL)
    return kept


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
