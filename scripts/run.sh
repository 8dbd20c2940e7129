#!/usr/bin/env bash
# Builds Yinyao if needed and serves it, with demonstration data when the database is new.
# The server reads YINYAO_ADDRESS, YINYAO_DATABASE and YINYAO_DATA, and prints its address and the demonstration sign-ins.
source "$(dirname "$0")/steps.sh"
scripts/build.sh
say "→ Starting the server. Stop it with Ctrl-C."
# Where the browser part and its hashed names are; hash.txt lies beside the executable.
exec env LEPTOS_OUTPUT_NAME=yinyao LEPTOS_SITE_ROOT=target/site LEPTOS_SITE_PKG_DIR=pkg LEPTOS_HASH_FILES=true \
    target/release/yinyao serve
