#!/bin/bash
# Compares Komek's roads with OSRM's on Almaty: fetches OSRM as a wheel, builds the map with Komek's rules (car.lua),
# serves it on loopback and runs the test that asks both. Needs python3 with pip and unzip, no Python version in particular.
#
#     benchmarks/roads/osrm/compare.sh [FOLDER]      FOLDER keeps what was fetched and built; default .build-osrm
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
folder=${1:-$root/.build-osrm}
port=${KOMEK_OSRM_PORT:-5077}
mkdir -p "$folder"
cd "$folder"

if [ ! -x o/osrm/bin/osrm-routed ]; then
    python3 -m pip download -q --no-deps --only-binary=:all: --python-version 3.12 osrm-bindings==26.10.0
    unzip -q -o osrm_bindings*.whl -d o
    chmod +x o/osrm/bin/*
fi
cp "$root/benchmarks/maps/almaty-2012.osm.pbf" almaty.osm.pbf
cp "$here/car.lua" car.lua
for step in "extract -p car.lua almaty.osm.pbf" "partition almaty.osrm" "customize almaty.osrm"; do
    # shellcheck disable=SC2086
    o/osrm/bin/osrm-$step >"$folder/log" 2>&1 || { tail -20 "$folder/log" >&2; exit 1; }
done
o/osrm/bin/osrm-routed -a mld -i 127.0.0.1 -p "$port" --max-table-size 20000 almaty.osrm >"$folder/log" 2>&1 &
server=$!
trap 'kill $server' EXIT
for _ in $(seq 100); do
    grep -q 'running and waiting' "$folder/log" && break
    kill -0 $server || { tail -20 "$folder/log" >&2; exit 1; }
    sleep 0.1
done
cd "$root"
KOMEK_OSRM_URL=http://127.0.0.1:$port swift test -c release --filter OSRMTests
