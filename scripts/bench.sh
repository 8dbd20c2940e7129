#!/usr/bin/env bash
# Measures the release build on this machine and prints the figures as tables: sizes, rates beside their floors, memory; then
# places given for good and the rush at nine o'clock, on SQLite and on a temporary PostgreSQL; then Lighthouse on the first
# pages. What is measured, and how, is in server/benches/figures and end2end/lighthouse.ts. A figure that misses its target
# fails the whole, after everything was measured. `make bench ARGS=figures`, `ARGS=rush` and `ARGS=lighthouse` run one of the
# three. The machine should have nothing else to do.
source "$(dirname "$0")/steps.sh"
wanted=${1:-all}
case $wanted in
all) say "Measuring everything: about 50 minutes. ARGS=figures takes 15 of them, ARGS=rush 30, ARGS=lighthouse 5." ;;
figures | rush | lighthouse) ;;
*) stop "there is no part called $wanted; there are figures, rush and lighthouse." ;;
esac
scripts/build.sh
source scripts/wasm-std.sh
source scripts/tools.sh
source scripts/postgres.sh
begin
build_tools
release_flags
missed=()

# part NAME: whether it is to be measured.
part() { [ "$wanted" = all ] || [ "$wanted" = "$1" ]; }

if part figures; then
    cargo bench -p server --bench figures --locked || missed+=(figures)
fi
if part rush; then
    # A disk that turns is imitated by strace.
    packages "strace, for the figures on a slow disk," "seconds" strace
    trap stop_postgres EXIT
    postgres_package
    start_postgres durable
    cargo bench -p server --bench figures --locked -- rush || missed+=(rush)
    stop_postgres
fi
if part lighthouse; then
    browser
    lighthouse_packages
    (cd end2end && node_modules/.bin/playwright test --config lighthouse.config.ts) || missed+=(lighthouse)
fi
[ ${#missed[@]} = 0 ] || stop "not everything holds: ${missed[*]}. The tables above say what."
