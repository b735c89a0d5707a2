"""A desk without a person: a screen, a session bus and the accessibility bus of its own, ended with it."""

from __future__ import annotations

import os
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import open_dbus_connection

TOOLS = ("Xvfb", "openbox", "xdotool", "dbus-daemon")
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SCREEN = "1366x768x24"
LONGEST_S = 90
STATUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
BUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")


class Desk:
    """A screen and its buses. `env` is what a program is started with there, `a11y` the address of the second bus."""

    def __init__(self, env: dict[str, str], a11y: str) -> None:
        self.env, self.a11y = env, a11y


@contextmanager
def desk(folder: Path, screen: str = SCREEN) -> Iterator[Desk]:
    """Give a desk whose files are in `folder`: a program there believes that a screen reader listens."""
    with ExitStack() as stack:
        runtime = folder / "session"
        runtime.mkdir(mode=0o700)
        display = stack.enter_context(_screen(screen))
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "AT_SPI_", "QT_"))}
        env = {**kept, "DISPLAY": display, "XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8", "HOME": str(folder)}
        env["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_session_bus(env))
        stack.enter_context(started(["openbox"], env))
        stack.enter_context(started([str(LAUNCHER), "--launch-immediately"], env))
        yield Desk(env, _accessibility(env["DBUS_SESSION_BUS_ADDRESS"]))


@contextmanager
def started(
    command: list[str], env: dict[str, str], log: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command until the end of the block, then end it by its own number."""
    process = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        if process.poll() is None:
            process.kill()
            process.wait()


@contextmanager
def _screen(size: str) -> Iterator[str]:
    """Give the name of a display that the X server chose itself."""
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    process = subprocess.Popen(command, pass_fds=(tell,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(tell)
    try:
        yield f":{_line(told)}"
    finally:
        os.close(told)
        process.terminate()
        process.wait()


@contextmanager
def _session_bus(env: dict[str, str]) -> Iterator[str]:
    told, tell = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", f"--print-address={tell}"]
    process = subprocess.Popen(command, env=env, pass_fds=(tell,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(tell)
    try:
        yield _line(told)
    finally:
        os.close(told)
        process.terminate()
        process.wait()


def _line(told: int) -> str:
    """Return the line that a server writes once it answers."""
    text = b""
    while not text.endswith(b"\n"):
        if not select.select([told], [], [], LONGEST_S)[0]:
            raise TimeoutError("the server does not say where it is")
        read = os.read(told, 4096)
        if not read:
            raise RuntimeError("the server ended before it said where it is")
        text += read
    return text.decode().strip()


def _accessibility(session: str) -> str:
    """Switch accessibility on, as a screen reader does when it starts, and return the address of its bus."""
    with open_dbus_connection(bus=session) as connection:
        for _ in range(LONGEST_S * 10):
            answer = connection.send_and_get_reply(new_method_call(BUS, "GetAddress"))
            if answer.header.message_type.name == "method_return":
                break
            time.sleep(0.1)
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            connection.send_and_get_reply(Properties(STATUS).set(name, "b", True))
        address: str = answer.body[0]
        return address
