#!/bin/sh
# Tries the Windows installer under Wine: installs, uses, updates and removes the program, and sees that data stay.
# Wine is not Windows: docs/windows.md says what this proves and what it does not.
# Usage: installer/windows/try_under_wine.sh [INSTALLER.exe]
set -eu
cd "$(dirname "$0")/../.."
root=$(pwd -P)
setup=${1:-$(ls -t dist/mediateur-*-windows.exe | head -n 1)}
setup=$(readlink -f "$setup")
place=$root/build/windows/wine
export WINEPREFIX="$place/poste" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
log=$place/essai.log

# Wine hides the variables of Qt from programs: windows are real ones, on a screen that nobody sees.
if [ -z "${ESSAI_AVEC_ECRAN:-}" ]; then
    ESSAI_AVEC_ECRAN=oui exec xvfb-run -a "$0" "$setup"
fi

rm -rf "$place"
mkdir -p "$place"
: >"$log"
trap 'wineserver -k 2>/dev/null || true' EXIT

# Python needs an input, and an output that is a pipe. What a word says of a file is in the Windows manner.
windows() {
    cat "${input:-/dev/null}" | { wine "$@" 2>&1 && echo 0 >"$place/code" || echo $? >"$place/code"; } | tr -d '\r' | tee -a "$log"
    return "$(cat "$place/code")"
}

fail() {
    echo "ÉCHEC : $1" >&2
    tail -n 30 "$log" >&2
    exit 1
}

step() {
    said=$1
    shift
    "$@" >"$place/dit" || fail "$said (code $(cat "$place/code"))"
    echo "fait : $said"
}

refused() {
    said=$1 wanted=$2
    shift 2
    "$@" >"$place/dit" && fail "$said : accepté"
    [ "$(cat "$place/code")" = "$wanted" ] || fail "$said : code $(cat "$place/code") au lieu de $wanted"
    echo "fait : $said"
}

says() { grep -q -- "$1" "$place/dit" || fail "« $1 » n’est pas dit"; }
there() { [ -e "$1" ] || fail "$1 n’est pas là"; }
kept() { find "$data" -type f -exec sha256sum {} + | sort; }
gone() { [ ! -e "$1" ] || fail "$1 est encore là"; }

lend_what_wine_lacks() {
    for name in icuuc bcryptprimitives; do
        x86_64-w64-mingw32-gcc -w -shared -O1 -o "$WINEPREFIX/drive_c/windows/system32/$name.dll" \
            "installer/windows/wine/$name.c" -ladvapi32
    done
}

pretend_windows() {
    wine winecfg /v win10 </dev/null >>"$log" 2>&1
    wine reg add 'HKLM\Software\Microsoft\Windows NT\CurrentVersion' /v CurrentBuild /d "$1" /f </dev/null >>"$log" 2>&1
    wine reg add 'HKLM\Software\Microsoft\Windows NT\CurrentVersion' /v CurrentBuildNumber /d "$1" /f </dev/null >>"$log" 2>&1
}

wineboot -i </dev/null >>"$log" 2>&1
# Left to themselves, the services of Wine end with each program and start again with the next, holding its output open.
mkfifo "$place/tenir"
wine cmd <"$place/tenir" >>"$log" 2>&1 &
exec 9>"$place/tenir"
lend_what_wine_lacks
account=$(ls -d "$WINEPREFIX"/drive_c/users/*/AppData/Local | head -n 1)
home=$account/Programs/Mediateur
data=$account/mediateur
program=$home/mediateur.com

pretend_windows 17134
refused "un Windows 10 d’avant 1809 est refusé" 4 windows "$setup" /S
gone "$home"
pretend_windows 19045

step "l’installation silencieuse, sans droits particuliers" windows "$setup" /S
there "$home/mediateur.exe"
there "$home/desinstaller.exe"
there "$account/../Roaming/Microsoft/Windows/Start Menu/Programs/Médiateur.lnk"
gone "$home/portable.txt"

# The same tests as on Linux, on the installed program: lines end there as Linux ends them.
cat >"$place/mediateur" <<END
#!/bin/bash
set -o pipefail
wine "$program" "\$@" 2> >(tr -d '\r' >&2) | tr -d '\r'
END
chmod +x "$place/mediateur"
MEDIATEUR_A_ESSAYER=$place/mediateur .venv/bin/python -m pytest tests/smoke -q -p no:cacheprovider || fail "tests/smoke"
echo "fait : tests/smoke, du diagnostic à la démonstration entière"

input=$place/seances
printf '%s\n' '{"date":"2026-11-23","parcours":"activer-adulte","resultats":["activee"]}' >"$input"
step "mediateur journal ajouter" windows "$program" journal ajouter
input=
step "mediateur journal lister" windows "$program" journal lister
says "23/11/2026"
step "la première fenêtre, depuis une icône" windows "$home/mediateur.exe" --quitter-apres-affichage
[ -z "$(find "$home" -newer "$home/desinstaller.exe" -type f)" ] || fail "le programme a écrit dans son propre dossier"
there "$data"
echo "fait : rien n’est écrit dans le dossier du programme"

wine "$home/mediateur.exe" </dev/null 2>&1 | cat >/dev/null &
opened=$!
sleep 8
refused "une mise à jour pendant que Médiateur est ouvert est refusée" 3 windows "$setup" /S
wine taskkill /f /im mediateur.exe </dev/null >>"$log" 2>&1 || true
wait "$opened"

before=$(kept)
touch "$home/programme/reste-d-une-version.dll"
touch "$home/note-de-quelqu-un.txt"
step "la mise à jour par-dessus" windows "$setup" /S
gone "$home/programme/reste-d-une-version.dll"
there "$home/note-de-quelqu-un.txt"
[ "$before" = "$(kept)" ] || fail "les données ont changé"
step "le journal d’avant la mise à jour" windows "$program" journal lister
says "23/11/2026"

uninstall() { windows "$1/desinstaller.exe" /S "_?=$(winepath -w "$1" 2>/dev/null)"; }
step "la désinstallation" uninstall "$home"
gone "$home/programme"
gone "$program"
there "$home/note-de-quelqu-un.txt"
there "$data/mediateur.sqlite"
echo "fait : la désinstallation garde les données, et ce qui n’était pas du programme"

machine="$WINEPREFIX/drive_c/Program Files/Mediateur"
step "l’installation pour tous les comptes" windows "$setup" /S /TOUSLESCOMPTES
there "$machine/mediateur.exe"
gone "$home/mediateur.exe"
step "le journal, vu depuis ce programme" windows "$machine/mediateur.com" journal lister
says "23/11/2026"
step "sa désinstallation" uninstall "$machine"
gone "$machine/programme"
there "$data/mediateur.sqlite"
