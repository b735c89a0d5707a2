"""The signature of programs, with a certificate made for the test."""

from __future__ import annotations

import os
import struct
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "installer" / "windows" / "sign.sh"
PASSWORD = "phrase de l’essai"

pytestmark = [pytest.mark.needs_tool("osslsigncode"), pytest.mark.needs_tool("openssl")]


def program() -> bytes:
    """Return the smallest Windows program that can bear a signature: headers, and nothing to run."""
    dos = b"MZ".ljust(60, b"\0") + struct.pack("<I", 64)
    coff = struct.pack("<4sHHIIIHH", b"PE\0\0", 0x8664, 0, 0, 0, 0, 240, 0x22)
    optional = struct.pack("<H58xII", 0x20B, 512, 0).ljust(108, b"\0") + struct.pack("<I", 16)
    return (dos + coff + optional.ljust(240, b"\0")).ljust(512, b"\0")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Return a self-made certificate for signing code, with its key, and its password in a file beside it."""
    key, pem, pfx = tmp_path / "cle.pem", tmp_path / "certificat.pem", tmp_path / "certificat.pfx"
    (tmp_path / "mot-de-passe").write_text(PASSWORD, encoding="utf-8")
    _openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", pem, "-days", "2",
             "-subj", "/CN=Certificat d'essai", "-addext", "extendedKeyUsage=codeSigning")  # fmt: skip
    _openssl("pkcs12", "-export", "-inkey", key, "-in", pem, "-out", pfx, "-passout", f"pass:{PASSWORD}")
    return pfx


def _openssl(*words: str | Path) -> None:
    subprocess.run(["openssl", *words], check=True, capture_output=True)


def sign(certificate: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    named = {
        "MEDIATEUR_CERTIFICAT": str(certificate),
        "MEDIATEUR_MOT_DE_PASSE": str(certificate.with_name("mot-de-passe")),
    }
    return subprocess.run([SCRIPT, *files], env=os.environ | named, capture_output=True, text=True, check=False)


def verified(file: Path, certificate: Path) -> bool:
    words = ["osslsigncode", "verify", "-CAfile", certificate.with_suffix(".pem"), "-in", file]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def test_programs_are_signed_in_place(certificate: Path, tmp_path: Path) -> None:
    files = tmp_path / "mediateur.exe", tmp_path / "avec une espace.exe"
    for file in files:
        file.write_bytes(program())
        assert not verified(file, certificate)
    done = sign(certificate, *files)
    assert (done.returncode, done.stderr) == (0, "")
    for file in files:
        assert verified(file, certificate)
        file.write_bytes(file.read_bytes().replace(b"MZ\0\0", b"MZ\1\0", 1))
        assert not verified(file, certificate)
    assert not list(tmp_path.glob("*.signe"))


def test_a_wrong_password_leaves_the_program_as_it_was(certificate: Path, tmp_path: Path) -> None:
    file = tmp_path / "mediateur.exe"
    file.write_bytes(program())
    certificate.with_name("mot-de-passe").write_text("autre", encoding="utf-8")
    done = sign(certificate, file)
    assert done.returncode == 1
    assert "n’a pas pu être signé" in done.stderr
    assert file.read_bytes() == program()


def test_without_a_certificate_one_sentence_says_what_to_give(tmp_path: Path) -> None:
    done = sign(tmp_path / "absent.pfx", tmp_path / "x.exe")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "MEDIATEUR_CERTIFICAT" in done.stderr
