# Every command of the project. `make help` lists them; the work is done by the scripts in scripts/.
# YINYAO_TOOLS names the folder for tools that are installed on the way (.tools if not set); checkouts may share one.

.DEFAULT_GOAL := help
.PHONY: help run test test-all check format tools build bench screenshots manual icons clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## /{ printf "make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: ## install what is missing, build, and serve Yinyao with demonstration data on http://127.0.0.1:3000
	@scripts/run.sh

test: ## run all checks and tests as CI does; PARTS="lint domain" runs only those
	@scripts/test.sh $(PARTS)

test-all: ## the same, with every page in every window, size, theme and language, and many times the faults; takes hours
	@MATRIX=all YINYAO_FULL=1 scripts/test.sh

check: ## quick check of the server's crates: lock files, format, lints, unit tests of the domain
	@scripts/test.sh locks format lint domain

format: ## format the source text
	@cargo fmt --all

tools: ## only install the tools
	@scripts/build.sh tools

build: ## only build the release: target/release/yinyao and target/site
	@scripts/build.sh

bench: ## measure the release build; takes about 45 minutes; ARGS=figures, rush or lighthouse measures a part
	@scripts/bench.sh $(ARGS)

screenshots: ## take pictures of all pages of the release build, into target/screenshots
	@cd end2end && node_modules/.bin/playwright test --config screenshots.config.ts

manual: ## draw the pictures of the help anew from the pages of the release build, into public/manual
	@cd end2end && node_modules/.bin/playwright test --config manual.config.ts

icons: ## draw the icons for home screens anew from public/mark.svg, into public/app-icon
	@cd end2end && node_modules/.bin/playwright test --config icons.config.ts

clean: ## remove what was built, but not the tools and not the data
	@rm -rf target end2end/test-results end2end/playwright-report
