#!/usr/bin/env bash
# Installs the tools that are missing and builds the release: target/release/yinyao and target/site.
# `build.sh tools` stops after the tools.
source "$(dirname "$0")/steps.sh"
source scripts/wasm-std.sh
source scripts/tools.sh
begin
build_tools
[ "${1:-}" = tools ] && exit
advice="If the lines above are a compiler's error, the source text needs a change. Otherwise run the same command again."
step "Building Yinyao: the browser part, the style sheet and the server" "about 12 minutes on two cores the first time, seconds when nothing changed" release
