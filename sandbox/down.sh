#!/usr/bin/env bash
# Stops everything that runs in the sandbox folder ($TAPBOT_SANDBOX_DIR, default: .sandbox in the repository) and
# removes its data. Downloads stay in .sandbox/cache.
#
#   down.sh
set -euo pipefail
# shellcheck source=sandbox/lib.sh
. "$(dirname "$0")/lib.sh"
case ${1:-} in '') ;; -h | --help) help; exit ;; *) usage_error "unknown option '$1'" ;; esac

status=0
for folder in "$state"/engines/*/; do
    [ ! -d "$folder" ] || "$repo/sandbox/engine.sh" stop --name "$(basename "$folder")" || status=1
done
for password in "$state"/*/password; do
    [ ! -e "$password" ] || "$repo/sandbox/postgres.sh" stop --name "$(basename "$(dirname "$password")")" || status=1
done
for fake in "$state"/*/pid; do
    [ ! -e "$fake" ] || [ ! -e "${fake%/pid}/port" ] || [ -e "${fake%/pid}/password" ] || "$repo/sandbox/traefik.sh" stop --name "$(basename "$(dirname "$fake")")" || status=1
done
for servers in "$state"/*/nginx.conf; do
    [ ! -e "$servers" ] || "$repo/sandbox/tls.sh" stop --name "$(basename "$(dirname "$servers")")" || status=1
done
for authority in "$state"/*/pebble.json; do
    [ ! -e "$authority" ] || "$repo/sandbox/acme.sh" stop --name "$(basename "$(dirname "$authority")")" || status=1
done
exit $status
