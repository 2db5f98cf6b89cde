# `make plan` plans a day, `make test` runs every test; `make help` lists the rest.

SCENARIO ?= scenarios/nauryz-day.yaml
TIME ?= 30s
PYTHON ?= python3

.PHONY: help deps build plan test acceptance bench bench-quick bench-day format lint scenarios pictures clean

help:            ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1|/p' $(MAKEFILE_LIST) | \
	    awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

deps:            ## install the libraries' headers, if they are missing
	@scripts/install-deps.sh

build: deps      ## build the release
	swift build -c release

plan: build      ## plan a day: SCENARIO=scenarios/nauryz-day.yaml TIME=30s
	@"$$(swift build -c release --show-bin-path)/komek" plan $(SCENARIO) --time $(TIME)

# One build for all: the property tests solve, and solving is slow without optimisation.
test: deps       ## all tests
	swift test -c release

acceptance: deps ## the large and slow promises: time, memory, same bytes, Ctrl-C
	KOMEK_ACCEPTANCE=1 swift test -c release
	scripts/acceptance.sh

bench: build     ## measure the gaps to best known values, 100 minutes; goes on where it was stopped
	benchmarks/run.py

bench-quick: build ## the same on eleven instances, one minute
	benchmarks/run.py --fresh quick

bench-day: build ## plan two example days with VROOM and OR-Tools too: see benchmarks/day
	@komek="$$(swift build -c release --show-bin-path)/komek"; day=benchmarks/day/compare_day.py; \
	$(PYTHON) $$day scenarios/nauryz-day.yaml --komek "$$komek" --seconds 30 && \
	$(PYTHON) $$day scenarios/nauryz-peak --komek "$$komek" --seconds 60 --solvers komek,vroom,ortools

format:          ## format the sources
	@scripts/format.sh

lint:            ## complain about sources that are not formatted
	@scripts/format.sh --check

scenarios:       ## write the example days again
	scripts/make-scenarios.py
	scripts/make-contacts.py

pictures: build  ## draw the README's pictures anew (Chromium, poppler-utils, ImageMagick)
	scripts/make-pictures.sh

clean:           ## remove what was built
	swift package clean
