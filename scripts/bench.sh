#!/usr/bin/env bash
# Measures the release build on this machine and prints the figures as a table: sizes, rates beside their floors, memory.
# Then Lighthouse on the first pages. What is measured, and how, is in server/benches/figures and end2end/lighthouse.ts.
# `make bench ARGS=figures` and `ARGS=lighthouse` run one of the two. `ARGS=rush` runs neither but the rush at nine o'clock
# (server/benches/figures/standing.rs), on SQLite and on a temporary PostgreSQL: on a machine that has nothing else to do.
source "$(dirname "$0")/steps.sh"
scripts/build.sh
source scripts/wasm-std.sh
source scripts/tools.sh
begin
build_tools
release_flags
wanted=${1:-all}
if [ "$wanted" = rush ]; then
    source scripts/postgres.sh
    trap stop_postgres EXIT
    postgres_package
    start_postgres
    cargo bench -p server --bench figures --locked -- rush
    exit
fi
if [ "$wanted" != lighthouse ]; then
    cargo bench -p server --bench figures --locked
fi
if [ "$wanted" != figures ]; then
    browser
    lighthouse_packages
    cd end2end
    node_modules/.bin/playwright test --config lighthouse.config.ts
fi
