#!/usr/bin/env bash
# Starts the whole sandbox (a Docker engine with sample containers, PostgreSQL with a small load, a stand-in for Traefik,
# TLS servers with certificates that go wrong) and prints the portal's settings for it, to be used as
#
#   eval "$(sandbox/up.sh)"
#
#   up.sh [--engine 20.10|26.1|28.5]
#
# What runs already is left alone. sandbox/down.sh stops all of it.
set -euo pipefail
# shellcheck source=sandbox/lib.sh
. "$(dirname "$0")/lib.sh"
here=$repo/sandbox engine=20.10
while [ $# -gt 0 ]; do
    case $1 in
        --engine) engine=${2:?--engine needs a version}; shift 2 ;;
        -h | --help) help; exit ;;
        *) usage_error "unknown option '$1'" ;;
    esac
done

docker=$("$here/engine.sh" start --engine "$engine" --name demo)
"$here/containers.sh" up --host "$docker"
# It is to be well: with fsync off the portal says, rightly, that its data is in danger.
database=$("$here/postgres.sh" start --set fsync=on)
traefik=$("$here/traefik.sh" start --host "$docker")
tls=$("$here/tls.sh" start)
eval "$tls"
printf 'export %s=%q\n' \
    TapBot__Servers__0__Name demo \
    TapBot__Servers__0__Docker "$docker" \
    TapBot__Databases__0__Name shop-db \
    TapBot__Databases__0__Server demo \
    TapBot__Databases__0__ConnectionString "${database/Username=postgres/Username=tapbot_monitor}" \
    TapBot__Databases__0__ReaderConnectionString "${database/Username=postgres/Username=tapbot_reader}" \
    TapBot__Databases__0__WriterConnectionString "${database/Username=postgres/Username=tapbot_writer}" \
    TapBot__Proxy__Traefik__Api "$traefik" \
    TapBot__Certificates__Roots__0 "$TAPBOT_TLS_ROOT" \
    TapBot__Certificates__Endpoints__0 "valid.test@127.0.0.1:$TAPBOT_TLS_PORT" \
    TapBot__Certificates__Endpoints__1 "soon.test@127.0.0.1:$TAPBOT_TLS_PORT" \
    TapBot__Certificates__Endpoints__2 "expired.test@127.0.0.1:$TAPBOT_TLS_PORT" \
    TapBot__Certificates__Endpoints__3 "incomplete.test@127.0.0.1:$TAPBOT_TLS_PORT" \
    TapBot__Certificates__Endpoints__4 "rsa.test@127.0.0.1:$TAPBOT_TLS_OLD_PORT" \
    TapBot__Certificates__Endpoints__5 "revokedocsp.test@127.0.0.1:$TAPBOT_TLS_PORT" \
    TAPBOT_SANDBOX_POSTGRES "$database"
