#!/bin/sh
# Puts Kinto, as requirements.lock pins it, in a virtual environment of its own: installer/server/install.sh DIR
# (DIR is build/kinto for the tests). A second run only checks. Exit status 1 when it could not be made.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
folder=${1:?"donnez le dossier, par exemple /opt/mediateur-serveur/kinto"}
stamp=$folder/.mediateur-kinto
log=$folder/setup.log
python=${PYTHON:-python3}

wanted_stamp() {
    cksum <"$here/requirements.lock"
    "$python" --version
}

stop() {
    printf '%s\n' "$1" >&2
    exit 1
}

if [ -x "$folder/bin/kinto" ] && [ "$(wanted_stamp)" = "$(cat "$stamp" 2>/dev/null)" ]; then
    exit 0
fi
echo "Préparation de Kinto dans $folder (une minute la première fois)…" >&2
"$python" -m venv --clear "$folder" ||
    stop "Le dossier $folder n’a pas pu être créé : vérifiez la place libre et le droit d’y écrire."
"$folder/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --no-deps --require-hashes \
    -r "$here/requirements.lock" >"$log" 2>&1 ||
    stop "Kinto n’a pas pu être installé : vérifiez la connexion à internet et la place libre (détail dans $log)."
wanted_stamp >"$stamp"
