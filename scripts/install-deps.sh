#!/bin/bash
# Installs the libraries' headers that are missing. Asks for nothing; the system's packages only.
set -euo pipefail

needed=(glpk.h:libglpk-dev:glpk zlib.h:zlib1g-dev:zlib zip.h:libzip-dev:libzip expat.h:libexpat1-dev:expat)
missing=()
names=()
for entry in "${needed[@]}"; do
    IFS=: read -r header debian homebrew <<<"$entry"
    for directory in /usr/include /usr/local/include /opt/homebrew/include; do
        [ -f "$directory/$header" ] && continue 2
    done
    missing+=("$debian")
    names+=("$homebrew")
done
[ ${#missing[@]} = 0 ] && exit 0
if ! command -v apt-get >/dev/null; then
    echo "development packages are missing (Homebrew: brew install ${names[*]})" >&2
    exit 69
fi
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
