#!/usr/bin/env bash
# Builds everything and runs every test; the last line is "N passed, N failed, N skipped".
#
#   ./test.sh [--fast] [--soak]
#
# --fast  leaves out the end-to-end tests (a browser, real Docker engines); needs no root
# --soak  adds the long proofs
#
# Needs the .NET 10 SDK; installs the rest through apt, NuGet and npm and says so. What the tests start runs in
# .sandbox/test and is stopped and removed at the end.
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source=sandbox/lib.sh
. sandbox/lib.sh
fast=''
while [ $# -gt 0 ]; do
    case $1 in
        --fast) fast=yes; shift ;;
        --soak) export TAPBOT_SOAK=1; shift ;;
        -h | --help) help; exit ;;
        *) usage_error "unknown option '$1'" ;;
    esac
done

export TAPBOT_SANDBOX_DIR=${TAPBOT_SANDBOX_DIR:-$repo/.sandbox/test}
export TAPBOT_TEST_SANDBOX=$repo/sandbox
# The summaries are read below, so they must be in English.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en TESTINGPLATFORM_UI_LANGUAGE=en TESTINGPLATFORM_TELEMETRY_OPTOUT=1

passed=0 failed=0 skipped=0 child='' failures=''
finish() {
    local status=$?
    trap '' INT TERM HUP
    [ -z "$child" ] || kill -TERM "$child" 2>/dev/null || true
    wait || true
    sandbox/down.sh || say "the sandbox did not stop cleanly"
    # Whatever ended the run before its time counts as a failure.
    if [ $status != 0 ] && [ $failed = 0 ]; then failed=1; fi
    [ -z "$failures" ] || printf 'What failed:\n%s\n' "$failures"
    echo "$passed passed, $failed failed, $skipped skipped"
    [ $failed = 0 ] || exit $((status ? status : 1))
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

prepare() {
    need_dotnet
    need_node
    if [ -z "$fast" ]; then
        if [ -z "${BROWSER_PATH:-}" ]; then
            # The edition without windows: it does not keep a second process for each page.
            apt_install "the browser of the end-to-end tests, with fonts for its screenshots" chromium-headless-shell fonts-dejavu-core fonts-noto-color-emoji
            export BROWSER_PATH=/usr/bin/chromium-headless-shell
        fi
        [ -x /usr/sbin/nginx ] || apt_install "the proxy in front of the portal" nginx-light
        command -v psql >/dev/null || apt_install "the load on the test database" postgresql-client
    fi
}

build() {
    say "building"
    mkdir -p artifacts
    dotnet build TapBot.Portal.sln -c Debug >artifacts/build.log 2>&1 || { cat artifacts/build.log; die "the build failed"; }
    [ -z "$fast" ] || return 0
    say "publishing the portal, for the end-to-end tests"
    export TAPBOT_TEST_PORTAL=$repo/artifacts/test-portal
    rm -rf "$TAPBOT_TEST_PORTAL"
    dotnet publish src/TapBot.Portal -c Release --use-current-runtime -o "$TAPBOT_TEST_PORTAL" >artifacts/publish.log 2>&1 || { cat artifacts/publish.log; die "the portal cannot be published"; }
}

# engine VERSION VARIABLE: starts it with the sample containers; exit code 77 = cannot be had on this machine.
engine() {
    local address status=0
    address=$(sandbox/engine.sh start --engine "$1") || status=$?
    if [ $status = 77 ]; then return; fi
    [ $status = 0 ] || die "Docker $1 did not start"
    sandbox/containers.sh up --host "$address"
    export "$2=$address"
}

start_sandbox() {
    local tls acme
    [ -z "$fast" ] || return 0
    TAPBOT_TEST_POSTGRES=$(sandbox/postgres.sh start)
    TAPBOT_TEST_STORAGE=$(sandbox/postgres.sh start --name storage --no-load)
    export TAPBOT_TEST_POSTGRES TAPBOT_TEST_STORAGE
    tls=$(sandbox/tls.sh start)
    eval "$tls"
    acme=$(sandbox/acme.sh start)
    eval "$acme"
    engine 20.10 TAPBOT_TEST_DOCKER
    engine 26.1 TAPBOT_TEST_DOCKER_26
    engine 28.5 TAPBOT_TEST_DOCKER_28
    TAPBOT_TEST_TRAEFIK=$(sandbox/traefik.sh start --host "$TAPBOT_TEST_DOCKER")
    export TAPBOT_TEST_TRAEFIK
}

# Prints "passed failed skipped" from the last summary in a runner's output, nothing if there is no sound one. Two
# formats: Microsoft.Testing.Platform's, and that of xunit's own runner.
counts() {
    awk '
        /^Test run summary:/ { summary = NR; delete n }
        summary && $1 ~ /^(total|failed|succeeded|skipped):$/ && NF == 2 { n[$1] = $2 }
        /Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+/ {
            split(substr($0, index($0, "Total: ")), part, /[^0-9]+/)
            n["total:"] = part[2]; n["failed:"] = part[3] + part[4]; n["skipped:"] = part[5]; n["succeeded:"] = part[2] - part[3] - part[4] - part[5]
        }
        END { if (n["total:"] > 0 && n["total:"] == n["succeeded:"] + n["failed:"] + n["skipped:"]) print n["succeeded:"], n["failed:"], n["skipped:"] }
    ' "$1"
}

# run LOG PROGRAM OPTION...: sets `status`, 124 or 137 when it did not end in time. A test that runs for long is named in LOG.
run() {
    local log=$1 limit=12m
    shift
    [[ $1 != *EndToEnd* ]] || limit=55m
    [ -z "${TAPBOT_SOAK:-}" ] || limit=12h
    status=0
    : >"$log"
    # Not through a pipe: a process that a test leaves behind would hold it open. In the background, so that a signal
    # ends the run at once; `timeout` passes it on to all that the project has started.
    timeout --kill-after=30 $limit dotnet "$@" >"$log" 2>&1 &
    child=$!
    tail -f -n +1 --pid=$child -s 0.2 "$log" &
    wait $child || status=$?
    wait || true
    child=
}

# The tests of a log that were running for long when they were last reported.
long_of() { sed 's/\x1b\[[0-9;]*m//g' "$1" | grep -a -A 12 -i 'long running' | tail -n 40 || true; }

# The failed tests of a log with what they said, and their names alone. Shown at the end, too: what a test's portal
# logs while it is taken down buries them.
failures_of() { sed 's/\x1b\[[0-9;]*m//g' "$1" | grep -a -A 12 '\[FAIL\]' || true; }
names_of() { failures_of "$1" | sed -n 's/^ *\(TapBot[A-Za-z0-9_.]*\).*\[FAIL\].*/\1/p' | sort -u; }

# The ten tests of a report that took longest, in seconds: what to look at when the whole takes too long.
slowest() {
    [ ! -s "$1" ] || sed 's/<test /\n&/g' "$1" | sed -n 's/^<test [^>]* name="\([^"]*\)" [^>]* time="\([0-9.]*\)".*/\2 \1/p' | sort -rn | sed -n 1,10p
}

# Up to five tests that failed end to end are run once more, alone: browsers and engines on a busy machine now and then
# take longer than a test waits. Both runs are shown. Sets `bad` to what failed again.
once_more() {
    local log=$1 program=$2 before=$bad good left names options=() name
    shift 2
    mapfile -t names < <(names_of "$log")
    [ ${#names[@]} -ge 1 ] && [ ${#names[@]} -le 5 ] || return 0
    for name in "${names[@]}"; do options+=(-method "$name"); done
    say "failed, and run once more: ${names[*]}"
    run "${log%.log}-again.log" "$program" "$@" -parallelMode none "${options[@]}"
    bad=
    read -r good bad left <<<"$(counts "${log%.log}-again.log")" || true
    if [ -z "${left:-}" ] || [ "$bad" -gt "$before" ]; then bad=$before; fi
    [ "$bad" != 0 ] || failures+="Unsteady, passed when run once more: ${names[*]}"$'\n'
}

run_project() {
    local options=() name=$1 program log=artifacts/test-$1.log status good bad left total
    program=$(find "tests/$name/bin/Debug" -name "$name.dll" -not -path '*/ref/*' -print -quit 2>/dev/null)
    [ -n "$program" ] || { say "$name was not built"; failed=$((failed + 1)); return; }
    say "running $name"
    # End to end, what waits and shares nothing runs beside the rest, and the rest one test at a time (BesideTests).
    [[ $1 != *EndToEnd ]] || options=(-maxThreads 2)
    [ -n "${TAPBOT_SOAK:-}" ] || options+=(-trait- Run=Soak)
    [ -n "${TAPBOT_SOAK:-}" ] || options+=(-longRunning 120)
    run "$log" "$program" "${options[@]}" -result-xml "${log%.log}.xml"
    # A run that hangs, or is killed, says what hung and what had failed, and has one more try.
    if [[ ( $status = 124 || $status = 137 ) && $1 != *EndToEnd ]]; then
        failures+="$name hung or was killed:"$'\n'$(long_of "$log")$'\n'$(failures_of "$log")$'\n'
        say "$name hung or was killed, and is run once more"
        log=${log%.log}-again.log
        run "$log" "$program" "${options[@]}" -result-xml "${log%.log}.xml"
    fi
    slowest "${log%.log}.xml"
    read -r good bad left <<<"$(counts "$log")" || true
    if [ -z "${left:-}" ]; then
        say "$name: no summary of at least one test (exit code $status)"
        failures+=$(failures_of "$log")$'\n'
        good=0 bad=1 left=0
    elif [ $status != 0 ] && [ "$bad" = 0 ]; then
        say "$name: ended with exit code $status although no test failed"
        bad=1
    elif [ "$bad" != 0 ]; then
        failures+=$(failures_of "$log")$'\n'
        total=$((good + bad))
        [[ $1 != *EndToEnd ]] || once_more "$log" "$program" "${options[@]}"
        good=$((total - bad))
    fi
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
}

prepare
build
start_sandbox
for project in tests/*.Tests tests/TapBot.EndToEnd; do
    project=$(basename "$project")
    if [ "$fast$project" != yesTapBot.EndToEnd ]; then run_project "$project"; fi
done
