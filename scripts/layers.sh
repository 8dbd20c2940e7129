# shellcheck shell=bash
# Functions that run one layer of tests each and count what passed and failed. Sourced by test.sh, after checks.sh.
declare -A counts=()

# How our own crates are compiled for tests: unoptimised and with every assertion. What they depend on is the release's, so that
# it is compiled once for both, and tests need not wait for unoptimised libraries.
tested_profile=()
for crate in domain store app server checker; do
    for setting in opt-level=0 debug-assertions=true overflow-checks=true 'debug="line-tables-only"'; do
        tested_profile+=(--config "profile.release.package.$crate.$setting")
    done
done

# Compiles all test programs of the server's crates at once and lists them as lines of: package, its folder, program.
# Crates that do not compile are left out; the others are tested all the same (`cargo test` would stop at the first).
# Where lints are wanted, Clippy compiles what is ours, so that nothing is read twice; what it warns of is told, and lint_tests
# fails for it.
build_tests() {
    local failed=0 list=$tools/log/test-programs wrapper=
    rm -f "$list"
    ! wanted lint || wrapper=clippy-driver
    release_flags
    PATH=$host_path RUSTC_WORKSPACE_WRAPPER=$wrapper cargo build --release "${tested_profile[@]}" "${host_crates[@]}" -p checker --tests --benches \
        --keep-going --message-format=json-render-diagnostics 2>&1 >"$list.json" | tee "$list.told" || failed=1
    node -e '
        const path = require("path");
        for (const line of require("fs").readFileSync(0, "utf8").split("\n").filter((l) => l.startsWith("{"))) {
            const m = JSON.parse(line);
            if (m.reason !== "compiler-artifact" || !m.profile.test || !m.executable || m.target.kind.includes("bench")) continue;
            const folder = path.dirname(m.manifest_path);
            console.log([path.basename(folder), folder, m.executable].join("\t"));
        }' <"$list.json" >"$list"
    return $failed
}

# The program that tests start lies where the release's is put, but has faults that can be switched on: it is there for the tests
# alone, without the release's names of files.
remove_program() { rm -f target/release/yinyao target/release/hash.txt; }

# The lints of the server's crates, as build_tests has found them: cargo tells again what it found before.
lint_tests() {
    [ -s "$tools/log/test-programs.told" ] || { echo "The tests were not built." && return 1; }
    ! grep -E '^(warning|error)' "$tools/log/test-programs.told"
}

# run_programs PACKAGE: its test programs one after the other, in the folder where cargo would run them.
run_programs() {
    local package folder program failed=0
    grep -q "^$1	" "$tools/log/test-programs" || { echo "There is no test program of $1: it did not compile." && return 1; }
    while IFS=$'\t' read -r package folder program; do
        [ "$package" = "$1" ] || continue
        echo "-- $program"
        (cd "$folder" && CARGO_MANIFEST_DIR=$folder PATH=$host_path "$program") || failed=1
    done <"$tools/log/test-programs"
    return $failed
}

# The sum of the lines that cargo's test programs end with; one that died without such a line is a failure.
count_cargo() {
    awk '/^-- /{ programs++ } /^test result:/{ passed += $4; failed += $6; ended++ }
        END { printf "%d passed, %d failed", passed, failed + programs - ended }' "$1"
}

run_end2end() {
    rm -f "$tools/log/end2end.json"
    test -x target/release/yinyao || { echo "There is no release build to test." && return 1; }
    cd "$root/end2end" || return
    PLAYWRIGHT_JSON_OUTPUT_FILE=$tools/log/end2end.json node_modules/.bin/playwright test --reporter=list,json
}

# A test that passes only at the second try counts as failed.
count_end2end() {
    node -e '
        const { stats, errors } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        process.stdout.write(`${stats.expected} passed, ${stats.unexpected + stats.flaky + errors.length} failed`);
    ' "$tools/log/end2end.json" 2>/dev/null || printf '0 passed, 0 failed'
}

# Which browser tests failed, each with the first lines of why. Told at the very end: the log of a machine that nobody can
# look into may be cut in the middle.
failures_of_end2end() {
    node -e '
        const { suites, errors } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, "");
        const first = (error) => plain(error.message ?? error.value ?? "").split("\n").slice(0, 12).map((line) => `      ${line.slice(0, 200)}`).join("\n");
        const told = ({ suites = [], specs = [] }) => {
            for (const spec of specs) for (const test of spec.tests) {
                if (test.status === "expected" || test.status === "skipped") continue;
                console.log(`    ${test.projectName}, ${spec.file}:${spec.line}, ${spec.title}`);
                for (const { errors } of test.results) for (const error of errors.slice(0, 2)) console.log(first(error));
            }
            suites.forEach(told);
        };
        told({ suites });
        errors.forEach((error) => console.log(first(error)));
    ' "$tools/log/end2end.json" 2>/dev/null || true
}

# Which tests of a layer's log failed, each with where it stopped and the line that follows: what was expected.
failures_of_cargo() {
    sed -n 's/^test \(.*\) \.\.\. FAILED$/    \1/p' "$1"
    grep -A 2 -E '^thread .* panicked at ' "$1" | grep -v '^--$' | cut -c 1-200 | sed 's/^/      /' | tail -n 30 || true
}

# The tests with faults add a line each to this file (store/checker/src/result.rs): name, what was done, refused and answered by
# nothing or by a fault, faults made, promises broken.
results=$tools/log/results.tsv

# What they have come to, as a table: a row for each name, however many runs there were.
show_results() {
    awk -F '\t' '
        !($1 in runs) { names[++rows] = $1 }
        { runs[$1]++; done[$1] += $2; refused[$1] += $3; unknown[$1] += $4; faults[$1] += $5; broken[$1] += $6 }
        function row(name, runs, done, refused, unknown, faults, broken,    all) {
            all = done + refused + unknown
            if (all == 0) all = 1
            printf "%-58s %5d %9d %7.1f %% %7.1f %% %7.1f %% %7d %11d\n", name, runs, done + refused + unknown,
                100 * done / all, 100 * refused / all, 100 * unknown / all, faults, broken
        }
        END {
            printf "%-58s %5s %9s %9s %9s %9s %7s %11s\n", "what", "runs", "attempts", "done", "refused", "unknown", "faults", "violations"
            for (number = 1; number <= rows; number++) {
                name = names[number]
                row(name, runs[name], done[name], refused[name], unknown[name], faults[name], broken[name])
                sum[1] += runs[name]; sum[2] += done[name]; sum[3] += refused[name]
                sum[4] += unknown[name]; sum[5] += faults[name]; sum[6] += broken[name]
            }
            row("in all", sum[1], sum[2], sum[3], sum[4], sum[5], sum[6])
        }' "$results"
}

# layer NAME HOW_LONG: runs one layer with its own log, and keeps its counts.
layer() {
    local whole=$log log=$tools/log/test-$1.log
    : >"$log"
    if [ "$1" = end2end ]; then
        check "The browser tests" "$2" run_end2end
        counts[end2end]=$(count_end2end)
    else
        check "The tests of $1" "$2" run_programs "$1"
        counts[$1]=$(count_cargo "$log")
    fi
    cat "$log" >>"$whole"
    say "   ${counts[$1]}"
}
