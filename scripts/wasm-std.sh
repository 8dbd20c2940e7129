# shellcheck shell=bash
# Functions that build Rust's standard library for the browser, for machines where rustup cannot download it, and lay it
# out as a toolchain of our own in the tools folder: Debian's compiler by links, and beside it what Debian lacks.
# Nothing is written into /usr. Sourced by tools.sh's users, after steps.sh.

# What the library was built with, where and how: when one changes it must be built anew, since a compiler reads only its own.
wasm_std_stamp() { printf '%s %s %s' "$(/usr/bin/rustc --version 2>/dev/null)" "$tools/toolchain" "$(cksum <scripts/wasm-std.sh)"; }
wasm_std_is_current() { [ -x /usr/bin/rustc ] && [ "$(cat "$tools/toolchain/built-with" 2>/dev/null)" = "$(wasm_std_stamp)" ]; }

build_wasm_std() {
    local new=$tools/toolchain.new final=$tools/toolchain host name
    host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
    rm -rf "$new"
    mkdir -p "$new/bin" "$new/lib/rustlib/$host/bin" "$new/lib/rustlib/wasm32-unknown-unknown/lib" "$new/std/src"
    ln -s /usr/bin/cargo "$new/bin/cargo"
    ln -s "/usr/lib/rustlib/$host/lib" "$new/lib/rustlib/$host/lib"
    ln -s /usr/lib/rustlib/src "$new/lib/rustlib/src"
    # The compiler looks here for the linker of the browser target.
    ln -s "/usr/bin/lld-$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')" "$new/lib/rustlib/$host/bin/rust-lld"
    # A link to rustc would find /usr again: these say where the library lies.
    for name in rustc rustdoc; do
        printf '#!/bin/sh\nexec /usr/bin/%s --sysroot "%s" "$@"\n' "$name" "$final" >"$new/bin/$name"
        chmod +x "$new/bin/$name"
    done
    printf '#!/bin/sh\nSYSROOT="%s" exec /usr/bin/cargo-clippy "$@"\n' "$final" >"$new/bin/cargo-clippy"
    chmod +x "$new/bin/cargo-clippy"
    printf '[package]\nname = "std-for-wasm"\nversion = "0.0.0"\nedition = "2021"\n[profile.release]\nopt-level = "z"\n[workspace]\n' >"$new/std/Cargo.toml"
    : >"$new/std/src/lib.rs"
    # The bitcode is what link-time optimisation of the browser part reads. The panics inside get short names of files
    # instead of paths of this machine. RUSTC_BOOTSTRAP allows -Zbuild-std, here only.
    (
        cd "$new/std"
        RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Cembed-bitcode=yes --remap-path-prefix=$(realpath /usr/lib/rustlib/src/rust)/library/= --remap-path-prefix=/usr/lib/rustlib/src/rust/library/=" \
            /usr/bin/cargo build --release -Zbuild-std=std,panic_abort,test,proc_macro --target wasm32-unknown-unknown
    )
    rm "$new"/std/target/wasm32-unknown-unknown/release/deps/libstd_for_wasm-*.rlib
    mv "$new"/std/target/wasm32-unknown-unknown/release/deps/*.rlib "$new/lib/rustlib/wasm32-unknown-unknown/lib/"
    rm -rf "$new/std"
    wasm_std_stamp >"$new/built-with"
    rm -rf "$final"
    mv "$new" "$final"
    # Cargo sees only the compiler's version: what was compiled against another build of the library would not fit.
    rm -rf target/wasm32-unknown-unknown target/front
    # For people at the keyboard: `cargo +yinyao build --target wasm32-unknown-unknown`. The scripts do without.
    ! command -v rustup >/dev/null || rustup toolchain link yinyao "$final" || true
}
