#!/bin/sh
# Makes the bundle of Linux in build/linux/dist/mediateur: the program, Python, its libraries, their licences.
# Two runs over one commit give the same files (installer/shared/compare.py says so).
set -eu
cd "$(dirname "$0")/../.."
stage=build/linux
libraries=$stage/libraries
python=.venv-build/bin/python
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1767225600)}
PYTHONHASHSEED=0
export SOURCE_DATE_EPOCH PYTHONHASHSEED
unset PYTHONPATH PYTHONDONTWRITEBYTECODE

pip_install() {
    "$python" -m pip install --quiet --no-input --disable-pip-version-check --no-deps --no-compile \
        --target "$libraries" "$@" >"$stage/libraries.log" 2>&1 && return
    cat "$stage/libraries.log" >&2
    exit 1
}

installer/shared/build_tools.sh
mkdir -p "$stage"
wanted=$(pwd -P; cksum requirements-program.lock installer/shared/unpack_support.py; "$python" --version)
if [ "$wanted" != "$(cat "$stage/libraries.stamp" 2>/dev/null)" ]; then
    rm -rf "$libraries"
    pip_install --require-hashes -r requirements-program.lock
    "$python" -m installer.shared.unpack_support "$libraries" >>"$stage/libraries.log"
    printf '%s\n' "$wanted" >"$stage/libraries.stamp"
fi
rm -rf "$libraries"/mediateur "$libraries"/mediateur-* "$libraries"/bin
pip_install --no-build-isolation --upgrade .

"$python" -m installer.linux.beside >"$stage/beside.json"
"$python" -m installer.shared.licences "$libraries" "$stage/licences" --more "$stage/beside.json"
"$python" -m installer.shared.sbom "$libraries" "$stage/licences/mediateur.cdx.json" --more "$stage/beside.json"

echo "Construction de $stage/dist/mediateur (une à deux minutes, détail dans $stage/bundle.log)…" >&2
PYTHONPATH="$libraries" "$python" -m PyInstaller --noconfirm --distpath "$stage/dist" --workpath "$stage/work" \
    installer/linux/mediateur.spec >"$stage/bundle.log" 2>&1 || {
    tail -n 30 "$stage/bundle.log" >&2
    exit 1
}

# The names of functions that Python may keep in its own libraries serve to debug it: Debian takes them out too.
strip --strip-unneeded "$stage"/dist/mediateur/lib/libpython3.*.so.* "$stage"/dist/mediateur/lib/python3.*/lib-dynload/*.so
