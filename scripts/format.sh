#!/bin/bash
# Formats all Swift sources; with --check only complains, and fails if there is anything to say.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "${1:-}" != --check ]; then
    git ls-files -z '*.swift' | xargs -0 swift format --in-place --parallel
fi
git ls-files -z '*.swift' | xargs -0 swift format lint --strict --parallel
