#!/bin/sh
# Makes dist/mediateur_VERSION_ARCHITECTURE.deb from the bundle; passes its words on to installer/linux/deb.py.
set -eu
cd "$(dirname "$0")/../.."
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1767225600)}
export SOURCE_DATE_EPOCH
exec .venv-build/bin/python -m installer.linux.deb "$@"
