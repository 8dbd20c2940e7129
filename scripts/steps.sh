# shellcheck shell=bash
# Functions that the other scripts share: say what happens and about how long it takes, show progress, keep a log,
# explain a failure, install Debian packages. Sourced, never run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
# Everything that Yinyao installs for itself lies here; the folder may be shared by several checkouts.
tools=$(realpath -m "${YINYAO_TOOLS:-$root/.tools}")
log=$tools/log/$(basename "$0" .sh).log
mkdir -p "$tools/log"
# The scripts look for results under target/.
unset CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR
# What to do when a step fails. A script sets it before a step that has better advice.
advice="Run the same command again: steps that were finished are not repeated. If it fails again, send the log file along with your question."
job=
# A step runs in the background so that its progress can be shown: whoever stops the script stops the step as well.
trap '[ -z "$job" ] || kill -TERM -- "-$job" 2>/dev/null || true; exit 130' INT TERM

say() { printf '%s\n' "$*"; }

# Ends the script with a plain sentence.
stop() {
    printf '\nStopped: %s\n' "$*" >&2
    exit 1
}

# begin: empties the log file, so that it tells of this run alone.
begin() { date '+%F %T' >"$log"; }

# show_progress SECONDS: on a terminal one line that is overwritten every second, elsewhere one line every 30 seconds.
show_progress() {
    local last
    last=$(tail -n 1 "$log" | tr -d '\033\r' | sed 's/\[[0-9;]*m//g' | cut -c 1-60)
    if [ -t 1 ]; then
        printf '\r\033[K   %3d s  %s' "$1" "$last"
    elif [ "$1" -gt 0 ] && [ $(($1 % 30)) = 0 ]; then
        printf '   %3d s  %s\n' "$1" "$last"
    fi
}

# follow COMMAND...: runs it with its output in the log, shows progress, and leaves its exit code in `code`. Not to be
# called after `if` or before `||`: there bash would let a function among the commands run on after an error.
follow() {
    local from=$SECONDS shown=-1 ticks=0
    # With job control (-m) the step has a process group of its own, which can be ended as a whole.
    set -m
    "$@" >>"$log" 2>&1 </dev/null &
    job=$!
    set +m
    while kill -0 "$job" 2>/dev/null; do
        if [ $((SECONDS - from)) != "$shown" ]; then
            shown=$((SECONDS - from))
            show_progress "$shown"
        fi
        # Quick steps shall not wait a whole second for their end to be seen.
        ticks=$((ticks + 1))
        sleep "$([ $ticks -lt 10 ] && echo 0.1 || echo 0.5)"
    done
    code=0
    wait "$job" || code=$?
    job=
    [ ! -t 1 ] || printf '\r\033[K'
    took=$((SECONDS - from))
}

# announce WHAT HOW_LONG: what happens now, on the screen and in the log.
announce() {
    printf '→ %s (%s)\n' "$1" "$2"
    printf '\n== %s %s\n' "$(date +%T)" "$1" >>"$log"
}

# step WHAT HOW_LONG COMMAND...: runs one step of work. If it fails the script ends with the log's last lines and advice.
step() {
    announce "$1" "$2"
    follow "${@:3}"
    if [ "$code" = 0 ]; then
        printf '   done in %d s\n' "$took"
    else
        printf '\nThis step failed: %s\nThe last lines of %s:\n\n' "$1" "$log" >&2
        tail -n 30 "$log" >&2
        printf '\nWhat to do: %s\n' "$advice" >&2
        exit 1
    fi
}

# packages WHY HOW_LONG NAME...: installs those of Debian's packages that are missing; runs nothing when all are there.
packages() {
    local missing=() name
    for name in "${@:3}"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
    done
    [ ${#missing[@]} = 0 ] && return
    local line="apt-get install -y --no-install-recommends --no-remove ${missing[*]}" as=()
    command -v apt-get >/dev/null || stop "This machine lacks $1 and has no apt-get. Please install it; Debian's names for it: ${missing[*]}."
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || stop "This machine lacks $1. Please let an administrator run: $line"
        say "Installing packages needs administrator rights; sudo may ask for your password."
        sudo -v && as=(sudo)
    fi
    # --no-remove: nothing that is on the machine may go for it. The lock may be held by the system's own updates.
    install_packages() {
        "${as[@]}" apt-get -o DPkg::Lock::Timeout=600 update &&
            "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 ${line#apt-get }
    }
    local advice="Check that this machine reaches Debian's packages, then run as administrator: $line"
    step "Installing $1 from Debian's packages: ${missing[*]}" "$2" install_packages
}
