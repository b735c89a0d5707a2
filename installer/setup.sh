#!/bin/sh
# Makes .venv with the command `mediateur` in it. A second run only checks, and reuses what is there.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd -P)
stamp=.venv/.mediateur-setup
log=.venv/setup.log

stop() {
    printf '%s\n' "$1" >&2
    exit 1
}

recent_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if recent_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    stop "Médiateur demande Python 3.11 ou plus récent, absent de ce poste : installez-le (par exemple « sudo apt-get install python3.11 »), puis relancez la même commande."
}

wanted_stamp() {
    echo "$here"
    cksum requirements.lock pyproject.toml installer/setup.sh installer/shared/unpack_support.py
}

usable_venv() {
    recent_enough .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1 || return 1
    [ ! -f "$stamp" ] || [ "$(head -n 1 "$stamp")" = "$here" ]
}

pip_install() {
    .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check "$@" >"$log" 2>&1 && return
    [ -z "${CI:-}" ] || cat "$log" >&2
    stop "Les bibliothèques de Médiateur n’ont pas pu être installées : vérifiez la connexion à internet et la place libre, puis relancez la même commande (détail dans $here/$log)."
}

install_python_side() {
    usable_venv || [ ! -L .venv ] ||
        stop "Le dossier .venv est un lien vers celui d’une autre copie : il serait effacé, et elle ne marcherait plus. Retirez ce lien (« rm .venv »), puis relancez la même commande."
    usable_venv || "$python" -m venv --clear .venv ||
        stop "Le dossier .venv n’a pas pu être créé dans $here : vérifiez la place libre et le droit d’y écrire."
    pip_install --require-hashes -r requirements.lock
    pip_install --no-deps --no-build-isolation -e .
    .venv/bin/python -m installer.shared.unpack_support >>"$log" 2>&1 ||
        stop "PySide6 n’a pas pu être préparé : il manque une bibliothèque du système ou de la place (détail dans $here/$log)."
}

python=$(find_python)
"$python" installer/system_packages.py program || exit 1
[ ! -L .venv ] || exit 0 # lent by another checkout, which keeps it
if [ ! -x .venv/bin/mediateur ] || [ "$(wanted_stamp)" != "$(cat "$stamp" 2>/dev/null)" ]; then
    echo "Préparation de Médiateur dans .venv (une à trois minutes la première fois)…" >&2
    install_python_side
    wanted_stamp >"$stamp"
fi
# Some machines forbid writing bytecode while running, which would slow every start.
.venv/bin/python -m compileall -q mediateur
