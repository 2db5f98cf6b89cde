#!/bin/sh
# Writes the golden files of the tests anew. Read the diff before you commit it.
set -eu
cd "$(dirname "$0")/.."
KOMEK_UPDATE_GOLDEN=1 swift test "$@"
git diff --stat -- '*Golden*'
