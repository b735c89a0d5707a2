"""What Kinto tells too much, taken out of its answers.

To a `PUT` with `If-None-Match: *` on a record that exists, Kinto answers 412 with the record in `details`, to whoever
may create records: a mediator who knew the id of another's record would read it. This takes `details` out of every 412,
alone or in the answer to a batch. The owner of a record reads it with a `GET`, which checks rights.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

TOLD = b'"existing"'


def includeme(config: Any) -> None:
    """Put the guard around all that Kinto answers (`kinto.includes`)."""
    config.add_tween("mediateur_garde.guard")


def guard(handler: Callable[[Any], Any], _registry: Any) -> Callable[[Any], Any]:
    """Return the handler of requests whose answers tell nothing of a record that was in the way."""

    def guarded(request: Any) -> Any:
        answer = handler(request)
        if TOLD in answer.body:
            answer.body = json.dumps(silent(json.loads(answer.body), answer.status_code)).encode()
        return answer

    return guarded


def silent(body: dict[str, Any], status: int) -> dict[str, Any]:
    """Return an answer without the details of any 412, those of a batch included."""
    if status == 412:
        return {name: value for name, value in body.items() if name != "details"}
    if isinstance(body.get("responses"), list):
        return {"responses": [{**one, "body": silent(one["body"], one["status"])} for one in body["responses"]]}
    return body
