#!/bin/sh
# Signs Windows programs in place, with osslsigncode (from Linux). Usage: sign.sh FILE…
#   MEDIATEUR_CERTIFICAT   the certificate and its key, a .pfx file
#   MEDIATEUR_MOT_DE_PASSE the file that holds its password (never the password itself: others could read it)
#   MEDIATEUR_HORODATAGE   the address of a time-stamping server, without which a signature ends with its certificate
# On Windows, the same with the tool of Microsoft:
#   signtool sign /fd SHA256 /tr ADRESSE /td SHA256 /f CERTIFICAT.pfx /p MOT_DE_PASSE FILE…
set -eu

stop() {
    printf '%s\n' "$1" >&2
    exit 1
}

certificate=${MEDIATEUR_CERTIFICAT:-}
[ -f "$certificate" ] || stop "Donnez dans MEDIATEUR_CERTIFICAT le fichier .pfx du certificat, puis recommencez."
[ -f "${MEDIATEUR_MOT_DE_PASSE:-}" ] || stop "Donnez dans MEDIATEUR_MOT_DE_PASSE le fichier qui contient son mot de passe, puis recommencez."
command -v osslsigncode >/dev/null || stop "Il manque à ce poste osslsigncode : installez-le (« sudo apt-get install osslsigncode »), puis recommencez."

for file in "$@"; do
    signed=$file.signe
    rm -f "$signed"
    osslsigncode sign -pkcs12 "$certificate" -readpass "$MEDIATEUR_MOT_DE_PASSE" -h sha256 \
        -n "Médiateur" ${MEDIATEUR_HORODATAGE:+-ts "$MEDIATEUR_HORODATAGE"} -in "$file" -out "$signed" >/dev/null ||
        stop "$file n’a pas pu être signé : vérifiez le certificat, son mot de passe et l’adresse d’horodatage."
    mv "$signed" "$file"
done
