"""A session that an older version of the program set aside is resumed, printed and finished by this one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from mediateur.forms.guide import guide_of
from mediateur.pathways import events as w
from mediateur.pathways.events import encode_events
from mediateur.pathways.model import Pathway
from mediateur.store.work import Store
from mediateur.usecases.recording.sessions import Sessions, prefilled

WRITTEN = (Path(__file__).parent / "fixtures" / "pathway-plain-needs.json").read_bytes()
DONE = (w.Chosen("souhait", "faire"), w.Begun(), w.Answered("un", "oui"), w.Paused())


def test_a_draft_whose_needs_are_plain_texts_goes_on(sessions: Sessions, store: Store, pathway: Pathway) -> None:
    today = sessions.park(sessions.begin(pathway, "Médiateur 1")).draft
    key = hashlib.sha256(WRITTEN).hexdigest()
    older = msgspec.structs.replace(today, content=WRITTEN, content_hash=key, events=encode_events(DONE))
    with store.begin() as work:
        work.drafts.delete(today.id)
        work.drafts.put(older)
        work.commit()
    resumed = sessions.resume_by_code(older.code)
    assert (resumed.draft, resumed.walk.remaining) == (older, ("deux", "trois"))
    assert guide_of(resumed.walk).need == ("Une carte",)
    assert resumed.walk.connected is False
    for event in (w.Answered("deux", "oui"), w.Answered("trois", "oui")):
        resumed = sessions.act(resumed, event)
    saved = sessions.finish(resumed, prefilled(resumed.walk)).encounter
    assert (saved.content_hash, [count.code for count in saved.outcomes]) == (key, ["code-demande", "activee"])
