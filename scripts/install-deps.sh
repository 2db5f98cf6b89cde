#!/bin/bash
# Installs the system libraries that are missing: GLPK, libqrencode and zlib, with their headers; with --tests also the
# programs that tests of printed pages ask: a browser, a scanner of QR codes, a reader of PDF. Asks for nothing; the
# system's packages only.
set -euo pipefail

packages=()
while read -r header package; do
    found=
    for directory in /usr/include /usr/local/include /opt/homebrew/include; do
        [ -f "$directory/$header" ] && found=yes
    done
    [ -n "$found" ] || packages+=("$package")
done <<'LIST'
glpk.h libglpk-dev
qrencode.h libqrencode-dev
zlib.h zlib1g-dev
LIST
if [ "${1:-}" = --tests ]; then
    while read -r program package; do
        command -v "$program" >/dev/null || packages+=("$package")
    done <<'LIST'
chromium chromium
zbarimg zbar-tools
pdftotext poppler-utils
LIST
fi
[ ${#packages[@]} = 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "${packages[*]}: missing; install them with your system's packages (Homebrew: glpk, qrencode, zlib)" >&2
    exit 69
fi
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
