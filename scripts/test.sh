#!/usr/bin/env bash
# Runs every check and every layer of tests, as CI does, and ends with a table of what the tests with faults have come to and
# one line of counts per layer. Later parts run even when an earlier one failed, so that all counts are seen; the exit code is
# 0 only if every part passed and every layer ran at least one test. With names of parts as arguments it runs only those: locks format lint build size and the layers.
source "$(dirname "$0")/steps.sh"
source scripts/wasm-std.sh
source scripts/tools.sh
source scripts/postgres.sh
source scripts/checks.sh
source scripts/layers.sh
layers=(domain store app server end2end)
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(locks format lint "${layers[@]}" build size)
failures=()

# wanted PART...: whether one of them is among the parts to run.
wanted() {
    local part
    for part; do [[ " ${parts[*]} " != *" $part "* ]] || return 0; done
    return 1
}

# check WHAT HOW_LONG COMMAND...: like a step, but a failure is kept for the end.
check() {
    announce "$1" "$2"
    local from
    from=$(wc -l <"$log")
    follow "${@:3}"
    if [ "$code" = 0 ]; then
        printf '   passed in %d s\n' "$took"
    else
        failures+=("$1")
        printf '   FAILED after %d s; the last lines of %s:\n\n' "$took" "$log"
        tail -n "+$((from + 1))" "$log" | grep -vE '^test .* ok$|^ *(Compiling|Checking) |^ *(✓|-) +[0-9]+ ' | tail -n 60
        printf '\n'
    fi
}

begin
has_tested_program=
rm -f "$results"
export YINYAO_RESULTS=$results
trap 'stop_postgres; [ -z "$has_tested_program" ] || remove_program' EXIT
# The server's crates are checked with the user's own Rust; the browser part with the one that has the browser target.
host_path=$PATH
base_tools
if wanted format lint; then
    rust_checks
fi
wanted locks && check "Lock files: one place for crates, no addresses" "seconds" check_locks
wanted format && check "Format of the source text" "seconds" check_format
if wanted lint && ! wanted store app server; then
    check "Lints of the server's crates" "about 3 minutes the first time" lint_server
fi
if wanted lint build size end2end; then
    build_tools
fi
if wanted lint; then
    [ "$(command -v cargo)" != "$tools/toolchain/bin/cargo" ] || packages "lints for the browser part" "seconds" rust-web-clippy
    check "Lints of the browser part" "about 2 minutes the first time" lint_browser
    check "Types of the browser tests" "seconds" lint_browser_tests
    check "No crate of the server in the browser part" "seconds" check_browser_crates
fi
if wanted domain store app server; then
    remove_program
    has_tested_program=yes
    check "Building the tests" "about 12 minutes the first time" build_tests
    if wanted lint && wanted store app server; then
        check "Lints of the server's crates" "seconds" lint_tests
        check "Lints of what writes the browser part's loader" "about 1 minute the first time" lint_glue
    fi
    wanted domain && layer domain "seconds"
    wanted server && packages "strace and libfaketime, for the faults in the tests of the server," "seconds" strace libfaketime
    if wanted store server; then
        postgres_package
        start_postgres
    fi
    wanted store && layer store "some minutes, on SQLite and PostgreSQL"
    wanted app && layer app "seconds"
    wanted server && layer server "some minutes"
    remove_program
    has_tested_program=
fi
if wanted build size end2end; then
    check "Building the release: the browser part and the server" "about 5 minutes the first time" release
fi
wanted build && check "No faults for tests in the release" "seconds" check_no_seeded_bugs
wanted size && check "Size of the browser part" "seconds" check_size
if wanted end2end; then
    browser
    layer end2end "some minutes"
fi
stop_postgres

if [ -s "$results" ]; then
    printf '\n'
    show_results
elif wanted store server; then
    failures+=("A table of what the tests with faults have come to: none of them has told")
fi
if [ ${#failures[@]} -gt 0 ]; then
    printf '\nFailed:\n'
    printf '  %s\n' "${failures[@]}"
    for name in "${layers[@]}"; do
        [[ ${counts[$name]:-} =~ ,\ [1-9] ]] || continue
        [ "$name" = end2end ] && failures_of_end2end || failures_of_cargo "$tools/log/test-$name.log"
    done
fi
printf '\n'
good=0
for name in "${layers[@]}"; do
    wanted "$name" || continue
    printf '%s: %s\n' "$name" "${counts[$name]}"
    # A layer without a test that passed, or with one that failed, fails the whole.
    [[ ${counts[$name]} =~ ^[1-9][0-9]*\ passed,\ 0\ failed$ ]] || good=1
done
[ $good = 0 ] && [ ${#failures[@]} = 0 ]
