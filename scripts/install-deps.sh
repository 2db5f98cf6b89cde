#!/bin/bash
# Installs the system libraries that are missing, with their headers; with --tests also the programs that tests ask:
# a browser, a scanner of QR codes, a reader of PDF; what fetches routing servers (scripts/servers.sh). Asks for nothing; the system's packages only.
set -euo pipefail

packages=()
names=()
while read -r header debian homebrew; do
    found=
    for directory in /usr/include "/usr/include/$(uname -m)-linux-gnu" /usr/local/include /opt/homebrew/include; do
        [ -f "$directory/$header" ] && found=yes
    done
    [ -n "$found" ] || { packages+=("$debian"); names+=("$homebrew"); }
done <<'LIST'
glpk.h libglpk-dev glpk
zip.h libzip-dev libzip
expat.h libexpat1-dev expat
qrencode.h libqrencode-dev qrencode
zlib.h zlib1g-dev zlib
curl/curl.h libcurl4-openssl-dev curl
sqlite3.h libsqlite3-dev sqlite
LIST
if [ "${1:-}" = --tests ]; then
    while read -r program debian; do
        command -v "$program" >/dev/null || { packages+=("$debian"); names+=("$debian"); }
    done <<'LIST'
chromium chromium
zbarimg zbar-tools
pdftotext poppler-utils
unzip unzip
pip3 python3-pip
LIST
fi
[ ${#packages[@]} = 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "${packages[*]}: missing; install them with your system's packages (Homebrew: brew install ${names[*]})" >&2
    exit 69
fi
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
