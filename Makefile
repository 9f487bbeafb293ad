# Fupan 复盘: replay the A-share market with an agent that thinks.
#
#   make run        build everything and open the screen (embedded market, default agent)
#   make test       build and run every test
#   make build      debug build with the import check
#   make release    one optimised binary: .build/release/fupan
#   make model      fetch the default language model (98 MB) into the cache folder
#   make gemma      fetch a second model, Gemma 3 270M (253 MB), for the tests and figures that use it
#   make bench      speed and memory, as ratios against a limit or a peer
#   make screen     walk through every view in a real terminal, and pull its plug (needs tmux)
#   make oracle     hold the venue against RQAlpha and against kills (needs Python; REAL=folder of real files)
#   make check      format check, build, tests: what a change must pass
#   make format     format the sources
#   make golden     rewrite golden files; the diff is the review
#   make sanitize   tests under the thread and address sanitizers
#   make emulated   the kernels of every path, here and on an emulated ARM processor: equal bits
#   make fuzz       ten million made-up inputs for the reader of model files and the tokenizers (RUNS=…)
#   make clean      remove what was built

SWIFT ?= swift
BUILD_FLAGS := --explicit-target-dependency-import-check error
RELEASE_FLAGS := -c release --product fupan --static-swift-stdlib $(BUILD_FLAGS)
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/fupan
MODEL := $(CACHE)/models/SmolLM2-135M-Instruct.Q4_1.gguf
export SWIFT_BACKTRACE ?= enable=no

.DEFAULT_GOAL := help
.PHONY: emulated fuzz help run test build release model gemma bench screen oracle check format golden sanitize \
  clean toolchain system-packages model-if-reachable

help:
	@sed -n 's/^#   //p' Makefile

run: release model
	@.build/release/fupan run --model "$(MODEL)" $(ARGS)

test: toolchain system-packages model-if-reachable
	$(SWIFT) test $(BUILD_FLAGS)

build: toolchain system-packages
	$(SWIFT) build $(BUILD_FLAGS)

release: toolchain system-packages
	$(SWIFT) build $(RELEASE_FLAGS)

model: $(MODEL)

$(MODEL):
	@.ci/fetch-model "$(MODEL)"

gemma:
	@test -f "$(CACHE)/models/gemma-3-270m-q4_k_m.gguf" \
	  || .ci/fetch-gemma "$(CACHE)/models/gemma-3-270m-q4_k_m.gguf"

# Tests of the real model skip themselves, and say so, when it could not be fetched.
model-if-reachable:
	@test -f "$(MODEL)" || .ci/fetch-model "$(MODEL)" \
	  || echo "note: the language model is not here; its tests will be skipped" >&2

bench: release model
	@.ci/bench "$(MODEL)"

screen: release
	@.ci/screen-walk .build/release/fupan
	@.ci/screen-manners .build/release/fupan

oracle: release
	@.ci/oracle .build/release/fupan "$(REAL)"
	@.ci/oracle-exports .build/release/fupan
	@SWIFT="$(SWIFT)" .ci/oracle-grammar

check: toolchain system-packages
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift
	$(MAKE) build
	$(MAKE) test

format: toolchain
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

golden: toolchain system-packages
	FUPAN_GOLDEN=rewrite $(SWIFT) test $(BUILD_FLAGS) --filter 'DashboardTests|EmbeddedMarketGolden'
	@git --no-pager diff --stat -- Tests

sanitize: toolchain system-packages
	$(SWIFT) test --sanitize=thread --scratch-path .build-thread
	$(SWIFT) test --sanitize=address --disable-xctest --scratch-path .build-address

emulated: toolchain
	@.ci/emulated

fuzz: toolchain
	@.ci/fuzz

clean:
	rm -rf .build .build-*

toolchain:
	@command -v $(firstword $(SWIFT)) >/dev/null 2>&1 || { echo \
	  "error: no Swift toolchain found: install Swift 6.2 or later from https://www.swift.org/install and put its bin folder on PATH" >&2; exit 1; }

system-packages:
	@.ci/system-packages
