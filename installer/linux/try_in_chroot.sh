#!/bin/sh
# Tries the Debian package on a bare system made for that: install with exactly its dependencies, work, update over an
# older version, remove, purge; the data stay. Needs root; the mirror and the release are those of this machine.
set -eu
cd "$(dirname "$0")/../.."
here=$(pwd -P)
[ "$(id -u)" = 0 ] || {
    echo "Cet essai fait un système à part : lancez-le en root." >&2
    exit 1
}
command -v debootstrap >/dev/null || apt-get install -y --no-install-recommends debootstrap >/dev/null
version=$(.venv/bin/python -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')
package=$(ls dist/mediateur_"$version"_*.deb)
older=0.0.1
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(apt-get indextargets --format '$(REPO_URI)' "Created-By: Packages" | head -n 1)
root=$(mktemp -d "${TMPDIR:-/tmp}/mediateur-chroot.XXXXXX")
home=/var/lib/essai
data=$root$home/.local/share/mediateur
log=$here/build/linux/chroot.log

step() {
    printf '%s\n' "$*"
}
fail() {
    printf '%s\n' "Échec : $*" >&2
    exit 1
}
leave() {
    umount "$root/proc" 2>/dev/null || true
    rm -rf --one-file-system "$root"
}
trap leave EXIT
apt_there() {
    chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -y --no-install-recommends "$@"
}
as_person() {
    chroot --userspec=essai "$root" env -i HOME="$home" PATH=/usr/bin:/bin LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen "$@"
}
weight() {
    du -sm "$root/usr" "$root/etc" "$root/var/lib/dpkg" | awk '{ sum += $1 } END { print sum }'
}
sessions() {
    as_person mediateur journal lister | tail -n 1
}

step "Un système nu ($release)…"
debootstrap --variant=minbase "$release" "$root" "$mirror" >"$log" 2>&1 || fail "debootstrap (détail dans $log)"
chmod 755 "$root"
mount -t proc proc "$root/proc"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
chroot "$root" useradd --create-home --home-dir "$home" essai
packages=$(chroot "$root" dpkg-query -W | wc -l)
before=$(weight)

step "Installation d’une version plus ancienne ($older), avec ses seules dépendances…"
installer/linux/deb.sh --version "$older" --fast >>"$log" 2>&1
mv dist/mediateur_"$older"_*.deb "$root/tmp/ancien.deb"
cp "$package" "$root/tmp/nouveau.deb"
apt_there install /tmp/ancien.deb >>"$log" 2>&1 || fail "apt-get install (détail dans $log)"
step "  $(($(chroot "$root" dpkg-query -W | wc -l) - packages)) paquets et $(($(weight) - before)) Mo de plus, dépendances comprises"
as_person mediateur --quitter-apres-affichage || fail "la fenêtre ne s’ouvre pas"
printf '{"personnes": 2}\n{}\n' | as_person mediateur journal ajouter >>"$log"
[ "$(sessions)" = "2 séances" ] || fail "le journal ne se remplit pas"

step "Mise à jour vers $version, données gardées…"
apt_there install /tmp/nouveau.deb >>"$log" 2>&1 || fail "mise à jour (détail dans $log)"
chroot "$root" dpkg-query -W mediateur | grep -q "$version" || fail "la version n’a pas changé"
[ "$(sessions)" = "2 séances" ] || fail "la mise à jour a perdu des séances"

step "Diagnostic, démonstration, guide, sous un compte ordinaire…"
as_person mediateur diagnostic
as_person mediateur demo /tmp/jouee
as_person mediateur imprimer guide-activer-adulte -o /tmp/guide.pdf
head -c 5 "$root/tmp/guide.pdf" | grep -q %PDF- || fail "le guide n’est pas un PDF"
for file in applications/mediateur.desktop mime/packages/mediateur.xml man/man1/mediateur.1.gz doc/mediateur/copyright \
    icons/hicolor/scalable/apps/mediateur.svg; do
    [ -s "$root/usr/share/$file" ] || fail "$file manque"
done

step "La partie « smoke » des tests, contre le programme installé…"
printf '#!/bin/sh\nexec chroot %s env -C "${PWD#%s}" mediateur "$@"\n' "$root" "$root" >"$root/tmp/dedans"
chmod +x "$root/tmp/dedans"
mkdir "$root/tmp/smoke"
MEDIATEUR_A_ESSAYER="$root/tmp/dedans" .venv/bin/python -m pytest tests/smoke --basetemp="$root/tmp/smoke/t" -p no:cacheprovider

kept=$(cd "$data" && find . -type f | sort | xargs sha256sum)
for verb in remove purge; do
    step "$verb : données gardées, et dit…"
    apt_there "$verb" mediateur >"$root/tmp/said" 2>&1 || fail "$verb"
    grep -q "restent en place" "$root/tmp/said" || fail "$verb ne dit pas que les données restent"
    [ "$(cd "$data" && find . -type f | sort | xargs sha256sum)" = "$kept" ] || fail "$verb a touché aux données"
    [ ! -e "$root/usr/bin/mediateur" ] && [ ! -e "$root/usr/lib/mediateur" ] || fail "$verb laisse du programme"
done
step "Tout est bon : $(basename "$package") sur $release."
