#!/usr/bin/env bash
# A stand-in for Traefik's API and metrics, made of the labels of an engine's containers: there is no Traefik to be had without a registry. It routes nothing.
#
#   traefik.sh start  --host unix://... [--port N] [--name NAME] [--version 3.7.9|2.11.0]
#                                                  start it; the last line printed is the address of its API
#   traefik.sh fault  KIND [--name NAME]           errors: a router is broken and many answers are 502; down: a service has no server that is up; hang: no answer;
#                                                  broken: 500; metrics-off; none: all is well again
#   traefik.sh stop   [--name NAME]                stop it
#   traefik.sh status [--name NAME]                exit 3: dead, exit 4: absent
#
# --port  default: the first free one from 18080
# --name  several run side by side under different names; default: traefik
#
# Needs Node.js. It listens on 127.0.0.1 only; what it needs is in $TAPBOT_SANDBOX_DIR/NAME (default: .sandbox in the repository).
set -euo pipefail
# shellcheck source=sandbox/lib.sh
. "$(dirname "$0")/lib.sh"

command=${1:-} host='' port='' name=traefik version=3.7.9 kind=''
case $command in
    -h | --help) help; exit ;;
    start | stop | status) shift ;;
    fault) kind=${2:-}; shift; [ $# = 0 ] || shift ;;
    *) usage_error "unknown command '$command': start, fault, stop or status" ;;
esac
while [ $# -gt 0 ]; do
    case $1 in
        --host) host=${2:?--host needs an address}; shift 2 ;;
        --port) port=${2:?--port needs a number}; shift 2 ;;
        --name) name=${2:?--name needs a name}; shift 2 ;;
        --version) version=${2:?--version needs a version}; shift 2 ;;
        -h | --help) help; exit ;;
        *) usage_error "unknown option '$1'" ;;
    esac
done
[[ $port =~ ^[0-9]{0,5}$ ]] || usage_error "--port is a number, not '$port'"
[[ $name =~ ^[a-z0-9][a-z0-9_-]{0,31}$ && $name != engines && $name != cache ]] || usage_error "not a name: '$name'"

home=$state/$name
program=$repo/sandbox/traefik.mjs

# The program and its folder on the command line prove that the id was not given to a stranger.
running() {
    local pid
    pid=$(cat "$home/pid" 2>/dev/null) && grep -qsF "$home/fault" "/proc/$pid/cmdline"
}
answer() { echo "http://127.0.0.1:$(cat "$home/port")"; }

start() {
    local tries=0
    if running; then answer; return; fi
    [[ $host == unix://* ]] || usage_error "--host is missing, or is no unix://..."
    command -v node >/dev/null || die "Node.js is missing: install nodejs"
    make_dir "$state" "$home"
    rm -f "$home/fault"
    [ -z "$port" ] || free "$port" || die "port $port is taken"
    port=${port:-$(cat "$home/port" 2>/dev/null || echo 18080)}
    while ! free "$port"; do port=$((port + 1)); done
    echo "$port" >"$home/port"
    # Own session and no inherited descriptors: it outlives the caller and holds none of its pipes.
    setsid node "$program" "$host" "$port" "$version" "$home/fault" </dev/null >"$home/log" 2>&1 &
    echo $! >"$home/pid"
    while free "$port"; do
        tries=$((tries + 1))
        kill -0 "$(cat "$home/pid")" 2>/dev/null && [ $tries -lt 300 ] || { cat "$home/log" >&2; die "it did not start"; }
        sleep 0.1
    done
    say "$name: API of Traefik $version at $(answer)"
    answer
}

fault() {
    running || die "$name does not run"
    case $kind in
        none) rm -f "$home/fault" ;;
        errors | down | hang | broken | metrics-off) echo "$kind" >"$home/fault" ;;
        *) usage_error "unknown fault '$kind': errors, down, hang, broken, metrics-off or none" ;;
    esac
}

stop() {
    [ -e "$home" ] || { say "$name: nothing to stop"; return; }
    ! running || kill "$(cat "$home/pid")" 2>/dev/null || true
    rm -rf "$home"
    rmdir "$state" 2>/dev/null || true
    say "$name: stopped"
}

status() {
    [ -e "$home" ] || { say "$name: absent"; exit 4; }
    running || { say "$name: dead"; exit 3; }
    say "$name: running"
    answer
}

$command
