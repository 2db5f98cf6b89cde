#!/bin/bash
# Compares Komek's roads with OSRM's on Almaty, by the same rules and speeds (car.lua), and days by OSRM and Valhalla with days by
# Komek's roads: starts the servers (scripts/servers.sh) and runs the tests that ask them.
set -euo pipefail
cd "$(dirname "$0")/../../.."
variables=$(scripts/servers.sh start)
trap 'scripts/servers.sh stop' EXIT
eval "$variables"
swift test -c release --filter 'OSRMTests|RealServerTests'
