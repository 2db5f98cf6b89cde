#!/bin/bash
# Draws the pictures of the README anew: a sheet and an overview of an example day. Needs Chromium, poppler-utils
# (pdftoppm) and ImageMagick (convert).
set -euo pipefail
cd "$(dirname "$0")/.."

komek="$(swift build -c release --show-bin-path)/komek"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A fixed number of steps: the same plan on every machine.
day=nauryz-day
"$komek" plan "scenarios/$day.yaml" --iterations 4000 --language en --out "$folder/plan.json" >/dev/null
"$komek" sheets "$folder/plan.json" --contacts "scenarios/contacts/$day.csv" --language en --out "$folder/print" --pdf

picture() { # FILE PAGE WIDTH PICTURE
    pdftoppm -r 200 -f "$2" -l "$2" -singlefile -png "$folder/print"/$1.pdf "$folder/page"
    convert "$folder/page.png" -resize "$3x" +dither -colors 48 -bordercolor '#999' -border 1 -strip "docs/$4.png"
}
mkdir -p docs
picture 'sheet-02-*' 1 760 sheet
picture overview 1 980 overview
