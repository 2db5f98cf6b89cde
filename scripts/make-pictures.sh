#!/bin/bash
# Draws the pictures of the README anew: a sheet and an overview of an example day. Needs Chromium, poppler-utils
# (pdftoppm) and ImageMagick (convert).
set -euo pipefail
cd "$(dirname "$0")/.."

komek="$(swift build -c release --show-bin-path)/komek"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A fixed number of steps: the same plan on every machine.
picture() { # DAY FILE PAGE PICTURE WIDTH
    [ -d "$folder/$1" ] || {
        "$komek" plan "scenarios/$1.yaml" --iterations 4000 --language en --out "$folder/$1.json" >/dev/null
        "$komek" sheets "$folder/$1.json" --contacts "scenarios/contacts/$1.csv" --language en \
            --map scenarios/maps/astana-named-streets.osm.pbf --out "$folder/$1" --pdf
    }
    pdftoppm -r 200 -f "$3" -l "$3" -singlefile -png "$folder/$1"/$2.pdf "$folder/page"
    convert "$folder/page.png" -resize "$5x" -colors 48 -bordercolor '#999' -border 1 -strip "docs/$4.png"
}
mkdir -p docs
picture snow-morning 'sheet-1-*' 1 sheet 760
picture nauryz-day overview 1 overview 980
