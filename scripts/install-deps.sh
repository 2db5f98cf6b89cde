#!/bin/bash
# Installs GLPK with its header unless it is there. Asks for nothing; the system's packages only.
set -euo pipefail

for directory in /usr/include /usr/local/include /opt/homebrew/include; do
    [ -f "$directory/glpk.h" ] && exit 0
done
if ! command -v apt-get >/dev/null; then
    echo "glpk.h is missing: install GLPK's development package (Homebrew: brew install glpk)" >&2
    exit 69
fi
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libglpk-dev
