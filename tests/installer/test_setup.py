"""What `make setup` must not do: clear, through a link, the environment of another checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "installer" / "setup.sh"


@pytest.mark.skipif(sys.platform == "win32", reason="liens et sh")
def test_an_environment_that_is_a_link_is_never_cleared(tmp_path: Path) -> None:
    here, other = tmp_path / "ici", tmp_path / "ailleurs" / ".venv"
    (here / "installer").mkdir(parents=True)
    (other / "bin").mkdir(parents=True)
    shutil.copy(SCRIPT, here / "installer")
    (here / "installer" / "system_packages.py").write_text("", encoding="utf-8")
    for name in ("requirements.lock", "pyproject.toml"):
        (here / name).write_text("", encoding="utf-8")
    python = other / "bin" / "python"
    python.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    python.chmod(0o755)
    (other / ".mediateur-setup").write_text(f"{other.parent}\n", encoding="utf-8")
    (here / ".venv").symlink_to(other)
    told = subprocess.run(
        ["sh", "installer/setup.sh"],
        cwd=here,
        env={**os.environ, "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert sorted(path.name for path in other.rglob("*")) == [".mediateur-setup", "bin", "python"]
