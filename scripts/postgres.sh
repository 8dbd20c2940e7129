# shellcheck shell=bash
# Functions that start a temporary PostgreSQL cluster for tests and figures and remove it again; one that runs on this machine
# already is never touched. Sourced by test.sh and bench.sh, after steps.sh. Whoever starts one sets a trap that calls stop_postgres.
pg_folder=
pg_bin=

# PostgreSQL refuses to run as root: then the user postgres, whom the package brings, owns and runs it.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

postgres_package() {
    # Debian keeps the server's programs off the PATH.
    pg_bin=$(dirname "$(command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)")
    [ -x "$pg_bin/initdb" ] && return
    packages "PostgreSQL, for tests and figures," "about 1 minute" postgresql
    pg_bin=$(dirname "$(ls -d /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)")
}

# start_postgres [durable]: starts a cluster on a free port, and says in YINYAO_TEST_POSTGRES how to reach it, and in
# YINYAO_TEST_POSTGRES_TOOLS where its programs are; the tests make a database each. A durable one has on the disk what it has
# confirmed, as in real use: figures are measured on it.
start_postgres() {
    # -F: no fsync, since nothing in a test has to outlive a power cut.
    local port sync=-F
    [ "${1:-}" != durable ] || sync=
    # In the machine's temporary folder: the user postgres may not enter a checkout in somebody's home. What nothing has to outlive
    # lies in memory where there is room: each test makes a database of a thousand files and removes it, and ext4 looks through all
    # that were removed within seconds for each new one, which took most of the time.
    local around=${TMPDIR:-/tmp}
    if [ -n "$sync" ] && [ -w /dev/shm ] && [ "$(df --output=avail -k /dev/shm | tail -n 1)" -gt $((4 << 20)) ]; then
        around=/dev/shm
    fi
    pg_folder=$(mktemp -d "$around/yinyao-postgres-XXXXXX")
    if [ "$(id -u)" = 0 ]; then chown postgres "$pg_folder"; fi
    port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
    run_cluster() (
        cd "$pg_folder"
        as_postgres "$pg_bin/initdb" -D "$pg_folder/data" -A trust -U postgres -E UTF8 --locale=C --no-sync
        # Tests run at once and hold many connections.
        as_postgres "$pg_bin/pg_ctl" -D "$pg_folder/data" -w -l "$pg_folder/log" start \
            -o "-c listen_addresses=127.0.0.1 -p $port -k $pg_folder $sync -c max_connections=300"
    )
    step "Starting a temporary PostgreSQL" "3 seconds" run_cluster
    # A test that stops its PostgreSQL starts one of its own.
    export YINYAO_TEST_POSTGRES=postgres://postgres@127.0.0.1:$port/postgres YINYAO_TEST_POSTGRES_TOOLS=$pg_bin
}

stop_postgres() {
    [ -n "$pg_folder" ] || return 0
    (cd / && as_postgres "$pg_bin/pg_ctl" -D "$pg_folder/data" -m immediate stop) >/dev/null 2>&1 || true
    rm -rf "$pg_folder"
    pg_folder=
}
