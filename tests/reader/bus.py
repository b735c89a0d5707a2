"""What the accessibility bus tells of a program: its tree, where the focus goes, what is announced."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

ACCESSIBLE, COMPONENT, TEXT = (f"org.a11y.atspi.{name}" for name in ("Accessible", "Component", "Text"))
REGISTRY = DBusAddress("/org/a11y/atspi/accessible/root", "org.a11y.atspi.Registry", ACCESSIBLE)
EVENTS = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
OBJECT_EVENT = "org.a11y.atspi.Event.Object"
HEARD = (
    "object:state-changed:focused",
    "object:property-change:accessible-name",
    "object:announcement",
    "window:activate",
)
# The states that matter here, by their rank in the specification of AT-SPI.
STATES = {
    1: "active",
    4: "checked",
    8: "enabled",
    11: "focusable",
    12: "focused",
    16: "modal",
    25: "showing",
    30: "visible",
    41: "checkable",
}
SCREEN_COORDINATES, LABELLED_BY = 0, 2
LONGEST_S, NEXT_S = 90, 20
QUIET_S = 0.1
ITEMS = frozenset({"list item", "cell", "page tab"})


class Rect(NamedTuple):
    """A place on the screen, in px."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Return the first px to its right."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Return the first px under it."""
        return self.y + self.height


class Announced(NamedTuple):
    """What was announced, and whether it cuts in."""

    text: str
    assertive: bool


class Stop(NamedTuple):
    """Where the keyboard is: a thing, and the name that it took since, as a text does for each of its links."""

    path: str
    renamed: str = ""


@dataclass(frozen=True)
class Node:
    """A thing that a screen reader sees: its name and its role, where it is, what it holds."""

    path: str
    name: str
    role: str
    description: str
    states: frozenset[str]
    place: Rect
    labels: tuple[str, ...]
    children: tuple[Node, ...] = field(repr=False)

    def walk(self) -> Iterator[Node]:
        """Yield it and all it holds that shows, from the top down."""
        yield self
        for child in self.children:
            yield from child.walk()


class Reader:
    """A listener on the accessibility bus, as a screen reader is."""

    def __init__(self, address: str) -> None:
        self._bus = open_dbus_connection(bus=address)
        self._heard: deque[Message] = deque()
        self._program = self._at = ""
        rule = MatchRule(type="signal", interface=OBJECT_EVENT)
        self._bus.send_and_get_reply(message_bus.AddMatch(rule))
        self._filter = self._bus.filter(rule, queue=self._heard)
        self._filter.__enter__()
        for name in HEARD:
            self._bus.send_and_get_reply(new_method_call(EVENTS, "RegisterEvent", "s", (name,)))

    def close(self) -> None:
        """Leave the bus."""
        self._filter.__exit__(None, None, None)
        self._bus.close()

    def meet(self) -> None:
        """Wait for a program to come. Raises TimeoutError when none does."""
        end = time.monotonic() + LONGEST_S
        while time.monotonic() < end:
            (programs,) = self._bus.send_and_get_reply(new_method_call(REGISTRY, "GetChildren")).body
            if programs:
                self._program = programs[-1][0]
                return
            time.sleep(0.05)
        raise TimeoutError("no program came to the accessibility bus")

    def windows(self) -> tuple[Node, ...]:
        """Return the windows of the program that show, each with all it shows."""
        return self._showing_children(REGISTRY.object_path)

    def focus(self) -> Node | None:
        """Return what has the focus; Qt says so of the current line of a list too, wherever the keyboard is."""
        focused = (node for window in self.windows() for node in window.walk() if "focused" in node.states)
        return next((node for node in focused if node.role not in ITEMS), None)

    def read(self, path: str) -> Node | None:
        """Return what stands at a path, without what it holds; nothing where it went."""
        try:
            return self._node(path, deep=False)
        except LookupError:
            return None

    def events(self, quiet: float = QUIET_S) -> Iterator[Message]:
        """Yield what was signalled since the last call, until nothing comes for a while, in seconds."""
        while True:
            try:
                yield self._bus.recv_until_filtered(self._heard, timeout=quiet)
            except TimeoutError:
                return

    def grab(self, path: str) -> None:
        """Ask that a thing get the focus, as a screen reader does when it is told to go there."""
        self._call(path, COMPONENT, "GrabFocus")

    def next_stop(self, longest: float = NEXT_S) -> Stop | None:
        """Return where the keyboard came to rest after a key, at most so many seconds later; nothing if nowhere."""
        found, waited = None, longest
        while True:
            try:
                message = self._bus.recv_until_filtered(self._heard, timeout=waited)
            except TimeoutError:
                return found
            stop = _stop_of(message)
            if stop is not None and (not stop.renamed or stop.path == self._at):
                self._at = stop.path
                found, waited = stop, QUIET_S

    def announced(self) -> list[Announced]:
        """Return what was announced since events were last read, in order."""
        return [
            Announced(message.body[3][1], message.body[1] == 2)
            for message in self.events()
            if message.header.fields[HeaderFields.member] == "Announcement"
        ]

    def _call(self, path: str, interface: str, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> Any:
        address = DBusAddress(path, self._program, interface)
        reply = self._bus.send_and_get_reply(new_method_call(address, method, signature or None, body))
        if reply.header.message_type is MessageType.error:
            raise LookupError(f"{method} at {path}: {reply.body}")
        return reply.body[0] if reply.body else None

    def _property(self, path: str, name: str) -> str:
        value: str = self._call(path, "org.freedesktop.DBus.Properties", "Get", "ss", (ACCESSIBLE, name))[1]
        return value

    def _states(self, path: str) -> frozenset[str]:
        low, high = self._call(path, ACCESSIBLE, "GetState")
        bits = low | high << 32
        return frozenset(name for rank, name in STATES.items() if bits >> rank & 1)

    def _showing_children(self, path: str) -> tuple[Node, ...]:
        found = []
        for _, child in self._call(path, ACCESSIBLE, "GetChildren"):
            try:
                node = self._node(child)
            except LookupError:
                continue  # it went meanwhile
            if node is not None:
                found.append(node)
        return tuple(found)

    def _node(self, path: str, *, deep: bool = True) -> Node | None:
        states = self._states(path)
        if deep and "showing" not in states:
            return None
        return Node(
            path=path,
            name=self._property(path, "Name"),
            role=self._call(path, ACCESSIBLE, "GetRoleName"),
            description=self._property(path, "Description"),
            states=states,
            place=self._place(path),
            labels=self._labels(path) if "focusable" in states else (),
            children=self._showing_children(path) if deep else (),
        )

    def _labels(self, path: str) -> tuple[str, ...]:
        """Return the words that label it on the screen."""
        found = dict(self._call(path, ACCESSIBLE, "GetRelationSet"))
        return tuple(self._property(label, "Name") for _, label in found.get(LABELLED_BY, ()))

    def _place(self, path: str) -> Rect:
        return Rect(*self._call(path, COMPONENT, "GetExtents", "u", (SCREEN_COORDINATES,)))


def _stop_of(message: Message) -> Stop | None:
    """Return the stop that a signal tells of: something got the focus, or is renamed."""
    member, path = (message.header.fields[name] for name in (HeaderFields.member, HeaderFields.path))
    if member == "StateChanged" and message.body[:2] == ("focused", 1):
        return Stop(path)
    renamed = member == "PropertyChange" and message.body[0] == "accessible-name"
    return Stop(path, str(message.body[3][1])) if renamed else None
