#!/usr/bin/env bash
# Measures the release build on this machine and prints the figures as a table: sizes, rates beside their floors, memory.
# What is measured, and how, is in server/benches/figures.
source "$(dirname "$0")/steps.sh"
scripts/build.sh
source scripts/wasm-std.sh
source scripts/tools.sh
begin
build_tools
release_flags
exec cargo bench -p server --bench figures --locked "$@"
