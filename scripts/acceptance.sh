#!/bin/bash
# Promises that are kept on the command line: time, memory, the same bytes for the same seed
# whatever the number of threads, a plan after Ctrl-C. Takes some minutes; needs no tool but
# coreutils, and reads memory by python3 or else from /proc.
#
#   scripts/acceptance.sh [DIRECTORY FOR THE OUTPUT, default .build/acceptance]
set -uo pipefail
cd "$(dirname "$0")/.."

out=${1:-.build/acceptance}
mkdir -p "$out"
most_mib=1024

swift build -c release || exit 70
komek=$(swift build -c release --show-bin-path)/komek

rows=()
failures=0

# report NAME VERDICT FIGURES
report() {
    rows+=("$1|$2|$3")
    [ "$2" = ok ] || failures=$((failures + 1))
    printf '%-6s %s  %s\n' "$2" "$1" "$3" >&2
}

# measure FILE COMMAND...: runs it and writes "exit status, seconds, peak MiB" to FILE.
measure() {
    local file=$1
    shift
    if command -v python3 >/dev/null; then
        python3 - "$file" "$@" <<'PYTHON'
import resource, subprocess, sys, time
start = time.monotonic()
status = subprocess.call(sys.argv[2:])
seconds = time.monotonic() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
peak /= 1024 * (1024 if sys.platform == "darwin" else 1)
with open(sys.argv[1], "w") as file:
    print(status, f"{seconds:.1f}", round(peak), file=file)
PYTHON
    else
        local start=$SECONDS peak=0 now status
        "$@" &
        local pid=$!
        while now=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$pid/status" 2>/dev/null) &&
            [ -n "$now" ]; do
            peak=$now
            sleep 0.05
        done
        wait "$pid"
        status=$?
        echo "$status $((SECONDS - start)) $((peak / 1024))" >"$file"
    fi
}

# left_out PLAN: how many needs are left out, if python3 can tell.
left_out() {
    command -v python3 >/dev/null && python3 - "$1" 2>/dev/null <<'PYTHON'
import json, sys
print(f", {len(json.load(open(sys.argv[1]))['leftOut'])} left out")
PYTHON
}

# planned NAME SCENARIO SECONDS: a plan in that time, within the memory, accepted by the checker.
planned() {
    local name=$1 scenario=$2 limit=$3 plan=$out/$1.json status seconds mib verdict=ok
    rm -f "$plan"
    measure "$out/$name.measured" "$komek" plan "$scenario" --time "${limit}s" --language en \
        --out "$plan" >"$out/$name.txt" 2>"$out/$name.err"
    read -r status seconds mib <"$out/$name.measured"
    # Ten seconds beyond the limit are for reading, reasons and writing.
    [ "$status" = 0 ] && [ "$mib" -gt 0 ] && [ "$mib" -le "$most_mib" ] &&
        [ "${seconds%.*}" -le $((limit + 10)) ] || verdict=FAILED
    report "$name: $limit s, at most $most_mib MiB" "$verdict" \
        "exit $status, $seconds s, $mib MiB$(left_out "$plan")"
    accepted "$name" "$plan"
}

# accepted NAME PLAN
accepted() {
    "$komek" check "$2" >"$out/$1.check" 2>&1
    local status=$?
    report "$1: accepted by komek check" "$([ $status = 0 ] && echo ok || echo FAILED)" "exit $status"
}

# same NAME SCENARIO ITERATIONS: the same bytes twice, and with one and two threads.
same() {
    local name=$1 scenario=$2 iterations=$3 run verdict=ok different="" status
    for run in first again threads-1 threads-2; do
        local options=()
        case $run in threads-*) options=(--threads "${run#threads-}") ;; esac
        rm -f "$out/$name-$run.json"
        "$komek" plan "$scenario" --iterations "$iterations" --seed 7 "${options[@]}" \
            --out "$out/$name-$run.json" >"$out/$name-$run.txt" 2>"$out/$name-$run.err"
        status=$?
        [ $status = 0 ] || different="$different $run:exit-$status"
        cmp -s "$out/$name-first.json" "$out/$name-$run.json" || different="$different $run"
    done
    [ -z "$different" ] || verdict=FAILED
    report "$name: $iterations iterations, seed 7, four runs" "$verdict" \
        "$([ -z "$different" ] && echo "same bytes" || echo "differs:$different")"
}

for scenario in scenarios/*.yaml scenarios/nauryz-peak; do
    name=$(basename "$scenario" .yaml)
    "$komek" check "$scenario" >"$out/$name.scenario" 2>&1
    status=$?
    report "$name: a valid scenario" "$([ $status = 0 ] && echo ok || echo FAILED)" "exit $status"
done

"$komek" plan scenarios/yard.yaml --time 30s --language en --out "$out/yard.json" \
    >"$out/yard.txt" 2>"$out/yard.err"
status=$?
grep -q 'proven optimal' "$out/yard.txt" && [ $status = 0 ] && verdict=ok || verdict=FAILED
report "yard: proven optimal" "$verdict" "exit $status$(left_out "$out/yard.json")"
accepted yard "$out/yard.json"

planned nauryz-day scenarios/nauryz-day.yaml 30
planned nauryz-peak scenarios/nauryz-peak 60

same nauryz-day scenarios/nauryz-day.yaml 20000
same nauryz-peak scenarios/nauryz-peak 5000

# Ctrl-C: `timeout` sends the signal and hands on komek's own status.
rm -f "$out/interrupted.json"
timeout --preserve-status --signal INT --kill-after 60 2 \
    "$komek" plan scenarios/nauryz-peak --out "$out/interrupted.json" \
    >"$out/interrupted.txt" 2>"$out/interrupted.err"
status=$?
report "nauryz-peak: Ctrl-C after 2 s" "$([ $status = 0 ] && echo ok || echo FAILED)" \
    "exit $status$(left_out "$out/interrupted.json")"
accepted interrupted "$out/interrupted.json"

echo
printf '%-52s %-7s %s\n' promise verdict figures
for row in "${rows[@]}"; do
    IFS='|' read -r name verdict figures <<<"$row"
    printf '%-52s %-7s %s\n' "$name" "$verdict" "$figures"
done
echo
if [ "$failures" -gt 0 ]; then
    echo "$failures failed; what was printed is in $out"
    exit 1
fi
echo "all kept"
