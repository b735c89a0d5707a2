"""Run first in the bundle: what it starts (a browser, the commands of CUPS) must not load its libraries."""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
if before:
    os.environ["LD_LIBRARY_PATH"] = before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
