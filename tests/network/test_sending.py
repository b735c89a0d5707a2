"""What one sending does when the server refuses, goes back, asks for rest, or when sharing ends meanwhile."""

from __future__ import annotations

import copy
import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import msgspec
import pytest

from mediateur.errors import MediateurError
from mediateur.journal.leaving import Sum, Told, Totals, encode, from_fields
from mediateur.journal.network import Joined, NetworkError, Why
from mediateur.online.answers import Answer
from mediateur.store.opening import open_store
from mediateur.usecases.network.sending import Sending
from mediateur.usecases.network.sending_go import MOST_BYTES, batch_of
from tests.network.simulated import BUCKET, Request
from tests.network.stories import ADDRESS, SHARE, START, Post, Story, faults, figures

LINE = Sum("individuel", "outcome", "acces-retrouve", "", "persons", 12)
MONTH = Totals(origin="a", territory="Nord", month="2026-10", closed=START.date(), encounters=9, lines=(LINE,) * 1200)
WHOLE_MONTH = msgspec.structs.replace(MONTH, lines=(LINE,) * 5000)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    open_store(tmp_path, "modele.sqlite").close()
    story = Story(8, tmp_path, tmp_path / "modele.sqlite")
    story.fates.calm = True
    for post in story.posts:
        post.fragile.calm = True
    story.server.lag = 0
    yield story
    story.close()


@pytest.fixture
def post(story: Story) -> Post:
    return story.posts[0]


def fill(post: Post, count: int) -> None:
    for _ in range(count):
        post.add()


def told(story: Story) -> set[str]:
    kept = story.server.state.records["journal"]
    records = [from_fields(one.told(name)) for name, one in kept.items()]
    return {one.about for one in records if isinstance(one, Told)}


def answering(story: Story, change: Callable[[Request, Answer], Answer]) -> None:
    """Have the server answer otherwise."""
    own = story.server.answer
    story.server.answer = lambda request: change(request, own(request))  # type: ignore[method-assign]


def test_all_that_waits_leaves_by_batches_then_nothing_is_asked(story: Story, post: Post) -> None:
    fill(post, 60)
    sent = post.go()
    assert sent is not None and (sent.kept, sent.waiting, sent.failure) == (61, 0, None)
    assert told(story) == set(post.mine)
    batches = [len(json.loads(request.body)["requests"]) for request in story.server.heard]
    assert batches == [25, 25, 10, 1]
    story.server.heard.clear()
    post.go()
    assert story.server.heard == []
    with post.store.begin() as work:
        joined = work.link.state()
    assert joined is not None and joined.sent == START.date()


def test_what_the_server_refuses_does_not_hold_up_the_rest(story: Story, post: Post) -> None:
    fill(post, 30)
    bad = sorted(post.mine)[7]

    def refused(request: Request, answer: Answer) -> Answer:
        body = json.loads(answer.body)
        for asked, part in zip(json.loads(request.body)["requests"], body["responses"], strict=True):
            if asked.get("body", {}).get("data", {}).get("about") == bad:
                part |= {"status": 400, "body": {}, "headers": {}}
        return Answer(answer.status, answer.headers, json.dumps(body).encode())

    answering(story, refused)
    sent = post.go()
    assert sent is not None and (sent.kept, sent.refused, sent.waiting) == (30, 1, 1)
    assert sent.failure is None and sent.until is None
    assert len(story.server.heard) == 3
    post.add()
    story.seconds += 60
    again = post.go()
    assert again is not None and (again.kept, again.refused, again.waiting) == (1, 1, 1)
    assert len(story.server.heard) == 4, "the one that was refused is not sent again so soon"
    with post.store.begin() as work:
        joined = work.link.state()
    assert joined is not None and joined.sent == START.date(), "all that can leave has left"
    story.seconds += 3 * 3600
    assert post.go() is not None and len(story.server.heard) == 5
    post.go(asked=True)
    assert len(story.server.heard) == 6, "who asks has it sent again"


def test_many_that_are_refused_do_not_hide_what_comes_after(story: Story, post: Post) -> None:
    fill(post, 60)
    bad = set(sorted(post.mine)[:45])
    own = story.server.answer

    def refused(request: Request) -> Answer:
        answer = own(request)
        body = json.loads(answer.body)
        for asked, part in zip(json.loads(request.body)["requests"], body["responses"], strict=True):
            if asked.get("body", {}).get("data", {}).get("about") in bad:
                part |= {"status": 400, "body": {}, "headers": {}}
        return Answer(answer.status, answer.headers, json.dumps(body).encode())

    story.server.answer = refused  # type: ignore[method-assign]
    post.go()
    post.add()
    story.seconds += 60
    sent = post.go()
    assert sent is not None and (sent.kept, sent.refused, sent.waiting) == (1, 45, 45)


def test_an_account_that_may_write_nothing_is_left_alone(story: Story, post: Post) -> None:
    fill(post, 3)
    story.server.state.groups["mediateurs"].data["members"] = []
    sent = post.go()
    assert sent is not None and isinstance(sent.failure, NetworkError) and sent.failure.why is Why.RIGHTS
    asked = len(story.server.heard)
    story.seconds += 60
    post.go()
    assert len(story.server.heard) == asked


def test_a_record_on_which_the_server_breaks_ends_up_alone_behind_the_others(story: Story, post: Post) -> None:
    fill(post, 40)
    bad = sorted(post.mine)[3]
    own = story.server.answer

    def broken(request: Request) -> Answer:
        if f'"about": "{bad}"' in request.body.decode():
            return Answer(500, {}, b"{}")
        return own(request)

    story.server.answer = broken  # type: ignore[method-assign]
    for _ in range(40):
        story.seconds += 7 * 3600
        post.go()
    assert told(story) == set(post.mine) - {bad}
    story.server.answer = own  # type: ignore[method-assign]
    story.seconds += 7 * 3600
    post.go()
    assert told(story) == set(post.mine)


def test_a_server_restored_from_a_copy_gets_again_what_it_lost(story: Story, post: Post) -> None:
    fill(post, 12)
    post.go()
    saved = copy.deepcopy(story.server.state)
    story.seconds += 86_400
    fill(post, 30)
    post.correct()
    post.go()
    story.server.state = saved
    assert told(story) != set(post.mine)
    story.seconds += 86_400
    sent = post.go()
    assert sent is not None and sent.failure is None
    assert told(story) == set(post.mine)
    story.posts[1].go()
    story.receive()
    story.seconds += 3600
    story.end()
    assert faults(story) + figures(story) == []


def test_a_server_that_lost_all_gets_all_again(story: Story, post: Post) -> None:
    fill(post, 30)
    post.go()
    story.server.state.records["journal"].clear()
    story.seconds += 86_400
    post.go()
    assert told(story) == set(post.mine)


def test_a_copy_of_the_machine_does_not_send_all_again_each_day(story: Story, post: Post, tmp_path: Path) -> None:
    fill(post, 30)
    post.go()
    post.end()
    twin = Post.__new__(Post)
    twin.__dict__ |= post.__dict__ | {"folder": tmp_path / "copie", "mine": dict(post.mine)}
    shutil.copytree(post.folder, twin.folder)
    for one in (post, twin):
        one.start()
    for _ in range(3):
        story.seconds += 86_400
        for one in (post, twin):
            before = len(story.server.heard)
            one.go()
            assert len(story.server.heard) - before <= 4
    twin.end()


def test_a_server_that_asks_for_rest_is_left_alone(story: Story, post: Post) -> None:
    fill(post, 60)
    answering(story, lambda _, answer: Answer(answer.status, {**answer.headers, "backoff": "900"}, answer.body))
    sent = post.go()
    assert sent is not None and (sent.kept, sent.waiting) == (25, 35)
    assert sent.until is not None and 900 <= (sent.until - post.now()).total_seconds() <= 961
    for seconds in (0, 400, 400):
        story.seconds += seconds
        before = len(story.server.heard)
        assert post.go() is not None and len(story.server.heard) == before
    story.seconds += 200
    post.go()
    assert len(told(story)) == 25 + 12  # fewer at once


def test_a_person_may_ask_during_a_pause(story: Story, post: Post) -> None:
    fill(post, 3)
    own, story.server.answer = story.server.answer, lambda _: Answer(503, {"retry-after": "5000"}, b"{}")  # type: ignore[method-assign]
    post.go()
    story.server.answer = own  # type: ignore[method-assign]
    post.go()
    assert told(story) == set()
    post.go(asked=True)
    assert told(story) == set(post.mine)


def test_turning_the_clock_on_does_not_end_a_pause(story: Story, post: Post) -> None:
    fill(post, 3)
    story.server.answer = lambda _: Answer(503, {}, b"{}")  # type: ignore[method-assign]
    post.go()
    seen = story.fates.drawn
    post.skew = 365 * 86_400
    for _ in range(10):
        post.go()
    assert story.fates.drawn == seen


def test_turning_the_clock_back_does_not_lengthen_it(story: Story, post: Post) -> None:
    fill(post, 3)
    own = story.server.answer
    story.server.answer = lambda _: Answer(503, {}, b"{}")  # type: ignore[method-assign]
    post.skew = 365 * 86_400
    post.go()
    story.server.answer = own  # type: ignore[method-assign]
    post.skew = 0
    post.go()
    story.seconds += 600
    post.go()
    assert told(story) == set(post.mine)


def test_joining_anew_ends_a_pause(story: Story, post: Post) -> None:
    fill(post, 3)
    own = story.server.answer
    story.server.answer = lambda _: Answer(401, {}, b"{}")  # type: ignore[method-assign]
    sent = post.go()
    assert sent is not None and isinstance(sent.failure, NetworkError) and sent.failure.why is Why.ACCOUNT
    story.server.answer = own  # type: ignore[method-assign]
    with post.store.begin() as work:
        work.link.join(Joined(ADDRESS, BUCKET, "c-1", dt.date(2026, 11, 30), share=SHARE))
        work.commit()
    post.go()
    assert told(story) == set(post.mine)


@pytest.mark.parametrize("other", [None, Joined("https://autre.exemple.fr", BUCKET, "c-1", START.date(), share=SHARE)])
def test_leaving_or_joining_another_while_something_is_sent(story: Story, post: Post, other: Joined | None) -> None:
    fill(post, 30)

    def meanwhile(request: Request, answer: Answer) -> Answer:
        with post.store.begin() as work:
            work.link.leave()
            if other:
                work.link.join(other)
            work.commit()
        return answer

    answering(story, meanwhile)
    sent = post.go()
    assert sent is not None and sent.failure is not None
    assert len(story.server.heard) == 1
    with post.store.begin() as work:
        assert work.outbox.waiting() == (30 if other else 0)


def test_without_the_secret_nothing_is_asked_and_a_sentence_says_it(story: Story, post: Post) -> None:
    def locked(_: Joined) -> Any:
        raise MediateurError("Le trousseau ne s'ouvre pas.")

    fill(post, 2)
    sending = Sending(post.store, locked, lambda: None, post.now, lambda: story.seconds)  # type: ignore[arg-type,return-value]
    sent = sending.go()
    assert sent.failure is not None and sent.waiting == 2 and sent.until is not None
    assert sending.go().failure is None


def test_two_goes_are_never_under_way_at_once(story: Story, post: Post) -> None:
    fill(post, 2)
    asked, answered = Event(), Event()

    def slow(_: Request, answer: Answer) -> Answer:
        asked.set()
        answered.wait(30)
        return answer

    answering(story, slow)
    first = Thread(target=post.sending.go)
    first.start()
    asked.wait(30)
    second = post.sending.go(asked=True)
    answered.set()
    first.join()
    assert (second.kept, second.failure) == (0, None)
    assert told(story) == set(post.mine)


def test_a_batch_is_bounded_in_bytes(post: Post) -> None:
    fill(post, 25)
    with post.store.begin() as work:
        due = work.outbox.pending(25)
    assert len(batch_of(due)) == 25
    wide = [one._replace(leaving=MONTH) for one in due]
    assert len(encode(MONTH)) > MOST_BYTES / 4
    assert len(batch_of(wide)) == MOST_BYTES // len(encode(MONTH))
    assert len(batch_of([one._replace(leaving=WHOLE_MONTH) for one in due])) == 1
