"""A real print server for the tests: Debian's cupsd on a port of the loopback, with folders and settings of its own.

Its printers are CUPS-PDF ones (printer-driver-cups-pdf): what comes out on paper is a PDF in `out`. The backend of
CUPS-PDF reads its settings in /etc/cups only, under the name that its address gives: that one file goes with the rest.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

TOOLS = ("cupsd", "lp", "lpstat", "lpoptions", "lpadmin", "cupsdisable", "cupsreject", "gs")
NOWHERE = "127.0.0.1:1"
PATIENCE_SECONDS = 60
PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
LOGGED = ("job-name", "copies", "sides", "print-color-mode", "media")
needs_cups = pytest.mark.needs_tool(*TOOLS)

CUPSD = """\
Listen 127.0.0.1:{port}
LogLevel warn
Browsing Off
WebInterface No
DefaultAuthType None
PreserveJobFiles No
PreserveJobHistory No
PageLogFormat {page_log}
<Location />
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """\
ServerRoot {root}
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/temp
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/pages
SystemGroup root
User lp
Group lp
"""
CUPS_PDF = """\
Out {root}/out
AnonDirName {root}/out
Spool {root}/pdf
Log {root}/log
Label 1
"""


class Job(NamedTuple):
    """What the server wrote of one job: the values of LOGGED, « - » where the job did not say."""

    name: str
    copies: str
    sides: str
    colour: str
    media: str


class PrintServer:
    """One cupsd, from its start to its end."""

    def __init__(self, root: Path) -> None:
        self.root, self.address = root, f"127.0.0.1:{_free_port()}"
        self._backend = f"mediateur-{uuid.uuid4().hex[:12]}"
        self._settings = Path(f"/etc/cups/cups-pdf-{self._backend}.conf")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server, and return once it answers."""
        _folders(self.root)
        port, page_log = self.address.rpartition(":")[2], "|".join(f"%{{{name}}}" for name in LOGGED)
        (self.root / "cupsd.conf").write_text(CUPSD.format(port=port, page_log=page_log))
        (self.root / "cups-files.conf").write_text(FILES.format(root=self.root))
        self._settings.write_text(CUPS_PDF.format(root=self.root))
        command = ["cupsd", "-f", "-c", self.root / "cupsd.conf", "-s", self.root / "cups-files.conf"]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C"})
        _until(lambda: "is running" in self.run("lpstat", "-r"), "cupsd does not answer")

    def stop(self) -> None:
        """End the server by its own process, and leave nothing of it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE_SECONDS)
        self._settings.unlink(missing_ok=True)

    def run(self, *command: str) -> str:
        """Run a command of CUPS against this server, and return what it printed."""
        spoken = {**os.environ, "CUPS_SERVER": self.address, "LC_ALL": "C"}
        return subprocess.run(command, env=spoken, capture_output=True, text=True, check=False).stdout

    def add(self, name: str, ppd: Path = PPD) -> None:
        """Add a printer, and return once it can be seen."""
        self.run("lpadmin", "-p", name, "-E", "-v", f"cups-pdf:/{self._backend}", "-P", str(ppd))
        assert name in self.names()

    def names(self) -> list[str]:
        """Return the names of the printers."""
        return self.run("lpstat", "-e").split()

    def remove(self, name: str) -> None:
        """Take a printer away."""
        self.run("lpadmin", "-x", name)

    def pause(self, name: str) -> None:
        """Stop a printer: it would keep what it is given."""
        self.run("cupsdisable", name)

    def refuse(self, name: str) -> None:
        """Have a printer take nothing more."""
        self.run("cupsreject", name)

    def waiting(self) -> list[str]:
        """Return the jobs that are not done."""
        return self.run("lpstat", "-o").splitlines()

    def papers(self) -> list[bytes]:
        """Return what came out, as PDFs, once no job waits; what did not come out in time fails the test."""
        _until(lambda: not self.waiting(), "a job does not end")
        return [file.read_bytes() for file in sorted((self.root / "out").iterdir())]

    def jobs(self) -> list[Job]:
        """Return what the server wrote of the jobs since the last `forget`."""
        log = self.root / "log" / "pages"
        return [Job(*line.split("|")) for line in log.read_text().splitlines()] if log.exists() else []

    def spool(self) -> list[str]:
        """Return the files that jobs left in the spool."""
        folders = (self.root / "spool", self.root / "temp", self.root / "pdf")
        return sorted(str(file) for folder in folders for file in folder.rglob("*") if file.is_file())

    def kept(self) -> list[Path]:
        """Return the folders of the server, but for the one where its paper comes out."""
        return [folder for folder in self.root.iterdir() if folder.is_dir() and folder.name != "out"]

    def forget(self) -> None:
        """Take away all printers, and what they printed and wrote."""
        for name in self.names():
            self.remove(name)
        for file in (self.root / "out").iterdir():
            file.unlink()
        (self.root / "log" / "pages").write_bytes(b"")  # cupsd keeps it open, and adds at its end


def a3_only(folder: Path) -> Path:
    """Return the description of the same printer with no other paper than A3."""
    told = PPD.read_text(encoding="latin-1")
    told = re.sub(r"^\*CustomPageSize .*?^\*End\n|^\*(?:ParamCustom|VariablePaper).*?\n", "", told, flags=re.M | re.S)
    told = re.sub(r"^\*(?:PageSize|PageRegion|ImageableArea|PaperDimension) (?!A3/).*\n", "", told, flags=re.M)
    told = re.sub(r"^(\*Default.*: )A4$", r"\1A3", told, flags=re.M)
    target = folder / "A3.ppd"
    target.write_text(told, encoding="latin-1")
    return target


DUPLEX = """*OpenUI *Duplex/Duplex: PickOne
*OrderDependency: 20 AnySetup *Duplex
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long: ""
*Duplex DuplexTumble/Short: ""
*CloseUI: *Duplex

"""


def two_sided(folder: Path) -> Path:
    """Return the description of the same printer with both sides."""
    told = PPD.read_text(encoding="latin-1")
    target = folder / "recto-verso.ppd"
    target.write_text(told.replace("*OpenUI *Resolution", f"{DUPLEX}*OpenUI *Resolution"), encoding="latin-1")
    return target


@pytest.fixture(scope="session")
def cupsd() -> Iterator[PrintServer]:
    """Start one print server for all tests that print for real. Only root may: cupsd runs CUPS-PDF as root."""
    if os.geteuid() != 0:
        _leave_out("seul root peut lancer le serveur d’impression des tests")
    if not PPD.is_file():
        _leave_out("paquet absent : printer-driver-cups-pdf")
    root = Path(tempfile.mkdtemp(prefix="mediateur-cups-"))
    server = PrintServer(root)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(root)


@pytest.fixture
def print_server(cupsd: PrintServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintServer]:
    """Give the print server with one printer, « Accueil », as the one of this machine."""
    monkeypatch.setenv("CUPS_SERVER", cupsd.address)
    cupsd.add("Accueil")
    yield cupsd
    cupsd.run("cancel", "-a", "-x")
    cupsd.papers()
    cupsd.forget()


def _leave_out(lack: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"{lack}. En intégration continue, aucun test n’est laissé de côté.", pytrace=False)
    pytest.skip(lack)


def _folders(root: Path) -> None:
    """Make the folders of the server: filters run as `lp`, and need their temporary one."""
    root.chmod(0o755)
    for name in ("spool", "cache", "state", "temp", "log", "out", "ppd"):
        (root / name).mkdir()
        shutil.chown(root / name, "root", "lp")
        (root / name).chmod(0o1770 if name == "temp" else 0o770)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _until(ready: Callable[[], bool], told: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not ready():
        assert time.monotonic() < end, told
        time.sleep(0.02)
