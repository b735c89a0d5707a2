"""One story on the real servers: two machines of one mediator, and all that can happen to what they send.

Between the machines and Kinto stands a proxy that loses, repeats, delays and refuses; behind it, Kinto and PostgreSQL
are killed, stopped and started again in the middle of what they do. Mediators count while it is being sent. What each
machine counted is kept on its own, and the server must end by saying that and nothing else.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from mediateur.journal.leaving import Leaving, from_fields
from mediateur.journal.network import About
from mediateur.online.channel import Channel
from mediateur.online.kinto_accounts import KintoServer
from mediateur.store.opening import open_store
from mediateur.usecases.network.sending import Sending, Sent
from tests.network.fates import Fates, Killed
from tests.network.network import Account, Network
from tests.network.postgres import until
from tests.network.proxy import Proxy
from tests.network.stories import FragileStore, Post

ROOT = Path(__file__).resolve().parents[2]
HURRIED, PATIENT = 2.0, 60.0
# What is done to the servers, and to the client, while a batch is being dealt with.
DISTURBANCES = (
    "kinto killed",
    "kinto restarted",
    "kinto frozen",
    "postgres restarted",
    "postgres crashed",
    "connections cut",
    "client killed",
    "nothing",
)


class RealPost(Post):
    """One machine before real servers."""

    story: RealStory  # type: ignore[assignment]

    def start(self) -> None:
        self.store = open_store(self.folder, "journal.sqlite")
        self.failed = float("-inf")
        self.fragile = FragileStore(self.store, self.story.chance)
        self.fragile.calm = self.story.fates.calm
        self.sending = Sending(
            self.fragile,
            lambda _: self.story.server(),
            lambda: About("1.0", "2026.1", self.now().date()),
            self.now,
            lambda: self.story.seconds,
        )

    def go(self, *, asked: bool = False) -> Sent | None:
        """Send in a thread, as the program does, while its mediator goes on counting.

        After a silence the program waits for minutes, which these stories skip: what the server was still at is waited
        for instead. Kinto looks at `If-Match` before it writes, so two requests at one instant could both pass.
        """
        until(lambda: self.story.proxy.is_quiet, "the server never ends what it was asked", 120)
        results: list[Sent | None] = []
        sender = threading.Thread(target=lambda: results.append(self._gone(asked)))
        sender.start()
        for _ in range(3):
            self.work()
        sender.join()
        assert results, "sending raised what it never may"
        if results[0] is None:
            self.end()
            self.start()
        return results[0]

    def _gone(self, asked: bool) -> Sent | None:
        try:
            return self.sending.go(asked=asked)
        except Killed:
            return None


class RealStory:
    """What a seed tells, on a server that it may break. `habits`: how often one adds, corrects, removes, takes back."""

    habits = (6, 3, 1, 1)

    def __init__(self, seed: int, network: Network, folder: Path, template: Path) -> None:
        self.chance, self.network = random.Random(seed), network
        self.fates, self.seconds = Fates(random.Random(seed + 1)), 0.0
        self.rushed: list[str] = []
        self.account: Account = network.mediator()
        self.proxy = Proxy(network.kinto.port, self.fates)
        self.struck: list[str] = []
        self.posts = [RealPost(self, folder / f"poste-{number}", template, number) for number in (1, 2)]  # type: ignore[arg-type]

    def server(self) -> KintoServer:
        """Return the server as a machine asks it, through the proxy."""
        wait = PATIENT if self.fates.calm else HURRIED
        channel = Channel(f"{self.proxy.address}/v1", self.account.name, self.account.secret, wait=wait, whole=wait)
        return KintoServer(self.network.bucket, self.account.name, channel)

    def tell(self, disturbances: tuple[str, ...]) -> None:
        """Have the mediators count, and each of these happen while what they counted is sent."""
        for disturbance in disturbances:
            for post in self.posts:
                for _ in range(self.chance.randint(3, 12)):
                    self.chance.choices((post.add, post.correct, post.remove, post.restore), self.habits)[0]()
            self.chance.choice((lambda: None, *(post.settle for post in self.posts)))()
            self.chance.choice((lambda: None, lambda: None, *(post.close_month for post in self.posts)))()
            post = self.chance.choice(self.posts)
            post.skew = self.chance.choice((0, 0, 365 * 86_400, -365 * 86_400))
            self._disturb(disturbance, post)
            for other in self.posts:
                self.seconds += self.chance.choice((1, 900, 90_000))
                other.go(asked=self.chance.random() < 0.5)

    def _disturb(self, disturbance: str, post: RealPost) -> None:
        acts: dict[str, Callable[[], None]] = {
            "kinto killed": lambda: self._again(signal.SIGKILL),
            "kinto restarted": lambda: self._again(signal.SIGTERM),
            "kinto frozen": self._freeze,
            "postgres restarted": lambda: self._database(signal.SIGINT),
            "postgres crashed": lambda: self._database(signal.SIGQUIT),
            "connections cut": self._cut,
        }
        if disturbance == "client killed":
            self._kill_client(post)
        if disturbance not in acts:
            return
        struck = threading.Event()
        moment = self.chance.uniform(0, 0.3)

        def strike() -> None:
            time.sleep(moment)
            acts[disturbance]()
            struck.set()

        self.proxy.disturb = strike
        post.go(asked=True)
        if self.proxy.disturb is not None:
            # What waited needed no request, or the disk was full before one.
            self.proxy.disturb = None
            return
        self.struck.append(disturbance)
        assert struck.wait(120), f"not done: {disturbance}"
        until(self.network.kinto.answers, f"the server does not come back: {disturbance}")

    def _again(self, how: signal.Signals) -> None:
        self.network.kinto.stop(how)
        self.network.kinto.start()

    def _freeze(self) -> None:
        self.network.kinto.send(signal.SIGSTOP)
        time.sleep(HURRIED * 1.5)
        self.network.kinto.send(signal.SIGCONT)

    def _database(self, how: signal.Signals) -> None:
        self.network.postgres.stop(how)
        self.network.postgres.start()

    def _cut(self) -> None:
        others = "datname = 'mediateur' AND pid <> pg_backend_pid()"
        self.network.postgres.sql(f"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE {others}")

    def _kill_client(self, post: RealPost) -> None:
        """Have the machine send from a process of its own, and kill it: at once, or in the middle of a request."""
        told = {"folder": str(post.folder), "server": self.proxy.address, "secret": self.account.secret}
        told["now"] = post.now().isoformat()
        asked = [sys.executable, "-m", "tests.network.client"]
        client = subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert client.stdin and client.stdout
        client.stdin.write(json.dumps(told) + "\n")
        client.stdin.flush()
        assert client.stdout.readline() == "ready\n"
        for _ in range(3):
            post.work()
        time.sleep(self.chance.uniform(0, 0.4))
        client.kill()
        client.communicate()

    def end(self) -> None:
        """Have nothing go wrong any more: each machine deletes what it had put aside, and sends all that it has.

        Until then the server keeps what is put aside as it last was told, whatever was corrected in between.
        """
        self.fates.calm = True
        for post in self.posts:
            post.fragile.calm = True
            post.settle()
        for day in range(8):
            self.seconds += 90_000
            if day == 1:
                self.proxy.late()
            for post in self.posts:
                post.go()
            if day and not any(post.waits() for post in self.posts):
                return

    def close(self) -> None:
        for post in self.posts:
            post.end()
        self.proxy.close()

    def told(self, post: Post) -> list[Leaving]:
        """Return the records of the server that are of a machine, as a coordinator receives them."""
        with post.store.begin() as work:
            origin = work.machine.origin()
        by = self.network.coordinator()
        server = KintoServer(self.network.bucket, by.name, Channel(self.network.url, by.name, by.secret, wait=PATIENT))
        since, records, more = "", list[Leaving](), True
        while more:
            page = server.changes(since, 500)
            since, more = page.cursor, page.more
            records += [from_fields(one.fields) for one in page.records if one.fields.get("origin") == origin]
        server.close()
        return records
