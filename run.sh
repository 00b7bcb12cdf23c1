#!/usr/bin/env bash
# Builds the portal and runs it in the foreground; Ctrl-C stops it.
#
#   ./run.sh [--demo] [--port 8080] [--listen 127.0.0.1] [--data ./data]
#   ./run.sh reset-admin | backup FILE | restore FILE | audit verify | token create | keys rotate
#
# --demo    first starts a sandbox (its own Docker engine with sample containers, PostgreSQL), stopped again at the end
# --port    the port to listen on
# --listen  the address to listen on; beyond loopback it needs TLS or a trusted proxy
# --data    the folder for the portal's data
#
# Settings of appsettings.json can be given as --TapBot:Section:Key=value. Needs the .NET 10 SDK; Node.js is installed
# through apt if it is missing. The second form runs a command of the portal on this machine.
set -euo pipefail
from=$PWD
cd "$(dirname "$0")"
# shellcheck source=sandbox/lib.sh
. sandbox/lib.sh
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
portal=artifacts/portal/TapBot.Portal.dll

build() {
    need_dotnet
    need_node
    say "building the portal"
    mkdir -p artifacts
    dotnet publish src/TapBot.Portal -c Release --use-current-runtime -o artifacts/portal >artifacts/publish.log 2>&1 || { cat artifacts/publish.log >&2; die "the build failed"; }
}

case ${1:-} in
    reset-admin | backup | restore | audit | token | keys)
        [ -e $portal ] || build
        arguments=("$@")
        # The portal runs at the repository's root, people may call from elsewhere.
        case ${2:-} in '' | -*) ;; *) case $1 in backup | restore) arguments[1]=$(cd "$from" && realpath -m "$2") ;; esac ;; esac
        exec dotnet $portal "${arguments[@]}"
        ;;
esac

demo='' port=8080 listen=127.0.0.1 data=data settings=()
while [ $# -gt 0 ]; do
    case $1 in
        --port | --listen | --data) [ -n "${2:-}" ] || usage_error "$1 needs a value" ;;
    esac
    case $1 in
        --demo) demo=yes; shift ;;
        --port) port=$2; shift 2 ;;
        --listen) listen=$2; shift 2 ;;
        --data) data=$(cd "$from" && realpath -m "$2"); shift 2 ;;
        --TapBot:*=*) settings+=("$1"); shift ;;
        -h | --help) help; exit ;;
        *) usage_error "unknown option '$1'" ;;
    esac
done
if ! [[ $port =~ ^[0-9]{1,5}$ ]] || [ "$port" -gt 65535 ]; then usage_error "--port is a number from 0 to 65535, not '$port'"; fi

build
start=(dotnet "$portal" --port "$port" --listen "$listen" --data "$data" "${settings[@]}")
[ -n "$demo" ] || exec "${start[@]}"

child=
stop() {
    trap '' INT TERM HUP
    [ -z "$child" ] || kill -TERM "$child" 2>/dev/null || true
    [ -z "$child" ] || wait "$child" || true
    sandbox/down.sh
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
sandbox=$(sandbox/up.sh)
eval "$sandbox"
"${start[@]}" &
child=$!
wait "$child"
