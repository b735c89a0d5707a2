"""A voice that writes what it is given to say: Speech Dispatcher's protocol (SSIP), on a socket, without sound."""

from __future__ import annotations

import html
import re
import socketserver
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

END, QUIET_S = ".", 1.5
ANSWERS = {
    "HISTORY": ("245-1", "245 OK CLIENT ID RETURNED"),
    "GET": ("251-0", "251 OK GET RETURNED"),
    "LIST OUTPUT_MODULES": ("250-ecrit", "250 OK MODULE LIST SENT"),
    "LIST SYNTHESIS_VOICES": ("249-voix\tfr\tnone", "249 OK VOICE LIST SENT"),
    "SPEAK": ("230 OK RECEIVING DATA",),
    "CHAR": ("225-1", "225 OK MESSAGE QUEUED"),
    "KEY": ("225-1", "225 OK MESSAGE QUEUED"),
    "CANCEL": ("210 OK CANCELED",),
    "STOP": ("210 OK STOPPED",),
    "QUIT": ("231 HAPPY HACKING",),
}


class Voice:
    """What a screen reader had said. `said` grows by one text each time it speaks."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.spoke = threading.Condition()

    def say(self, text: str) -> None:
        """Take a text as it is sent, marks of speech included."""
        words = " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())
        with self.spoke:
            if words:
                self.said.append(words)
            self.spoke.notify_all()

    def hush(self, since: int, longest: float, passing: Collection[str] = ()) -> list[str]:
        """Return what was said since the text of a rank, once nothing more is said for a while.

        The first word that is not among those `passing` is waited for, `longest` seconds at most.
        """
        with self.spoke:
            self.spoke.wait_for(lambda: any(word not in passing for word in self.said[since:]), longest)
            while self.spoke.wait(QUIET_S):
                pass
            return self.said[since:]


@contextmanager
def voice(folder: Path) -> Iterator[tuple[Voice, str]]:
    """Give a voice, and the address that a screen reader finds it at."""
    path, heard = folder / "voix.sock", Voice()

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while line := self._line():
                self._tell(*ANSWERS.get(" ".join(line[:2]), ANSWERS.get(line[0], ("200 OK",))))
                if line[0] == "SPEAK":
                    heard.say(self._text())
                    self._tell("225-1", "225 OK MESSAGE QUEUED")
                elif line[0] in ("CHAR", "KEY"):
                    heard.say(line[-1])

        def _line(self) -> list[str]:
            return self.rfile.readline().decode().split()

        def _text(self) -> str:
            lines: list[str] = []
            while (line := self.rfile.readline().decode().rstrip("\r\n")) != END:
                lines.append(line.removeprefix(END) if line.startswith("..") else line)
            return "\n".join(lines)

        def _tell(self, *lines: str) -> None:
            self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())

    with socketserver.ThreadingUnixStreamServer(str(path), Talk) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield heard, f"unix_socket:{path}"
        finally:
            server.shutdown()
