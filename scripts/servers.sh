#!/bin/bash
# Starts OSRM and Valhalla with Almaty on loopback, for the tests that ask real servers: fetches both as Python wheels (they
# are zip archives with programs in them: no Python version in particular, only pip and unzip), builds the map, and prints
# what the tests want to know as lines for `eval`. Started servers are those of before, if they still run.
#
#     eval "$(scripts/servers.sh start)"    ...    scripts/servers.sh stop
#
# Drivers' OSRM goes by Komek's rules and speeds (benchmarks/roads/osrm/car.lua), walkers' by its own. What was fetched and
# built is kept in .build-servers, or the folder KOMEK_SERVERS names.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=${KOMEK_SERVERS:-$root/.build-servers}
first=${KOMEK_SERVERS_PORT:-5871}

stop() {
    for file in "$folder"/*.pid; do
        [ -f "$file" ] || continue
        pid=$(cat "$file")
        # Another program may have its number by now.
        if grep -q -e osrm-routed -e valhalla_service "/proc/$pid/cmdline" 2>/dev/null; then
            # Not politely: Valhalla would keep its port for half a minute.
            kill -9 "$pid"
            while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
        fi
        rm -f "$file"
    done
}

# Three times, waiting longer each time: an index may be away for a moment.
download() {
    local wait=${KOMEK_SERVERS_WAIT:-10}
    for attempt in 1 2 3; do
        if timeout 600 python3 -m pip download -q --no-deps --only-binary=:all: --python-version 3.12 \
            --disable-pip-version-check --retries 2 osrm-bindings==26.10.0 pyvalhalla==3.9.1 >&2; then
            return
        fi
        rm -f ./*.whl
        echo "download failed ($attempt of 3)" >&2
        [ "$attempt" = 3 ] || sleep $((wait * attempt * attempt))
    done
    return 1
}

fetch() {
    mkdir -p "$folder"
    cd "$folder"
    [ -x o/osrm/bin/osrm-routed ] && [ -x v/valhalla/bin/valhalla_service ] && return
    rm -rf o v ./*.whl
    local program
    for program in python3 unzip; do
        command -v "$program" >/dev/null || { echo "$program is missing" >&2; return 1; }
    done
    download
    unzip -q -o osrm_bindings*.whl -d o
    unzip -q -o pyvalhalla*.whl -d v
    chmod +x o/osrm/bin/* v/valhalla/bin/*
    rm -f ./*.whl
}

# quietly COMMAND...: its output only if it fails.
quietly() { "$@" >log 2>&1 || { tail -20 log >&2; return 1; }; }

build_osrm() { # NAME PROFILE
    mkdir -p "$1"
    cp "$root/benchmarks/maps/almaty-2012.osm.pbf" "$1/almaty.osm.pbf"
    # OSRM leaves parts of less than 1,000 pieces of road alone unless told otherwise; Komek's limit is far lower, and which
    # pairs have no way is to be compared, too.
    quietly o/osrm/bin/osrm-extract --small-component-size 50 -p "$2" "$1/almaty.osm.pbf"
    quietly o/osrm/bin/osrm-partition "$1/almaty.osrm"
    quietly o/osrm/bin/osrm-customize "$1/almaty.osrm"
}

build() {
    # Anew each time: the port may be another one.
    # Sockets of its own, so that it disturbs no other Valhalla of this machine.
    python3 v/valhalla/valhalla_build_config.py --mjolnir-tile-dir "$folder/tiles" \
        --httpd-service-listen "tcp://127.0.0.1:$((first + 2))" \
        --httpd-service-loopback "ipc://$folder/loopback" --httpd-service-interrupt "ipc://$folder/interrupt" \
        --loki-service-proxy "ipc://$folder/loki" --thor-service-proxy "ipc://$folder/thor" \
        --odin-service-proxy "ipc://$folder/odin" >valhalla.json
    cat "$root/benchmarks/roads/osrm/car.lua" "$root/scripts/servers.sh" >recipe
    [ -f built ] && cmp -s built recipe && return
    cp "$root/benchmarks/roads/osrm/car.lua" o/osrm/share/profiles/komek-car.lua
    build_osrm car o/osrm/share/profiles/komek-car.lua
    build_osrm foot o/osrm/share/profiles/foot.lua
    quietly v/valhalla/bin/valhalla_build_tiles -c valhalla.json car/almaty.osm.pbf
    mv recipe built
}

# serve NAME PORT COMMAND...: in the background, until its port answers.
serve() {
    local name=$1 port=$2
    shift 2
    setsid "$@" >"$name.log" 2>&1 </dev/null &
    local pid=$!
    echo "$pid" >"$name.pid"
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
        sleep 1 # Its own port already, or somebody else's: then it ends.
    fi
    for _ in $(seq 300); do
        sleep 0.1
        kill -0 "$pid" 2>/dev/null || { tail -20 "$name.log" >&2; return 1; }
        if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then return; fi
    done
    echo "$name does not answer" >&2
    return 1
}

case ${1:-} in
start)
    fetch
    build
    stop
    serve osrm-car "$first" o/osrm/bin/osrm-routed -a mld -i 127.0.0.1 -p "$first" car/almaty.osrm
    serve osrm-foot "$((first + 1))" o/osrm/bin/osrm-routed -a mld -i 127.0.0.1 -p "$((first + 1))" foot/almaty.osrm
    serve valhalla "$((first + 2))" v/valhalla/bin/valhalla_service valhalla.json 1
    echo "export KOMEK_OSRM_URL=http://127.0.0.1:$first"
    echo "export KOMEK_OSRM_FOOT_URL=http://127.0.0.1:$((first + 1))"
    echo "export KOMEK_VALHALLA_URL=http://127.0.0.1:$((first + 2))"
    ;;
stop) stop ;;
*)
    echo "usage: scripts/servers.sh start|stop" >&2
    exit 64
    ;;
esac
