#!/bin/sh
# Makes dist/mediateur-VERSION-linux-portable.tar.xz from the bundle: a folder for a stick, whose data stay beside it.
set -eu
cd "$(dirname "$0")/../.."
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1767225600)}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
stage=build/linux/portable
made=dist/mediateur-$version-linux-portable.tar.xz
rm -rf "$stage"
mkdir -p "$stage" dist
cp -a build/linux/dist/mediateur "$stage/Mediateur"
cp installer/shared/portable.txt "$stage/Mediateur/portable.txt"
tar --create --directory "$stage" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
    --use-compress-program="xz -T0 -6" --file "$made" Mediateur
rm -rf "$stage"
echo "$made : $(du --apparent-size -m "$made" | cut -f1) Mo"
