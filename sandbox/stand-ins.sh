#!/usr/bin/env bash
# Images that stand in for the public ones of deploy/, because an engine of the sandbox has no registry to fetch them from. Made of what is on this machine.
#
#   stand-ins.sh --host unix://... --portal FOLDER
#
# mcr.microsoft.com/dotnet/aspnet  this machine's .NET runtime with the libraries it needs, no shell, as in the real one
# mcr.microsoft.com/dotnet/sdk     a shell whose "dotnet publish" hands out FOLDER, the portal published before
# postgres:16                      the sandbox's PostgreSQL 16 with an entry point that makes the database
# tecnativa/docker-socket-proxy    nginx that passes what is read on to the engine and refuses the rest
set -euo pipefail
# shellcheck source=sandbox/lib.sh
. "$(dirname "$0")/lib.sh"
host='' portal=''
while [ $# -gt 0 ]; do
    case $1 in
        --host) host=${2:?--host needs an address}; shift 2 ;;
        --portal) portal=${2:?--portal needs a folder}; shift 2 ;;
        -h | --help) help; exit ;;
        *) usage_error "unknown option '$1'" ;;
    esac
done
[ -n "$host" ] || usage_error "--host is missing"
[ -e "$portal/TapBot.Portal.dll" ] || usage_error "--portal is no published portal"
apt_install "the stand-ins are made of it" busybox-static
nginx=${TAPBOT_TEST_NGINX:-/usr/sbin/nginx}
box=$(command -v busybox)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# with_libraries ROOT PROGRAM...: copies the programs' libraries to where they look for them.
with_libraries() {
    local root=$1 library
    shift
    ldd "$@" 2>/dev/null | awk '$2 == "=>" && $3 ~ "^/" { print $3 } $1 ~ "^/.*ld-linux" && NF == 2 { print $1 }' | sort -u | while read -r library; do
        [ -e "$root$library" ] || cp -L --parents "$library" "$root"
    done
}

with_shell() {
    local root=$1 applet
    mkdir -p "$root"/{bin,etc,tmp}
    cp "$box" "$root/bin/busybox"
    for applet in $("$box" --list); do [ -e "$root/bin/$applet" ] || ln -s busybox "$root/bin/$applet"; done
    chmod 1777 "$root/tmp"
}

import() {
    local root=$1 tag=$2
    shift 2
    tar -C "$root" --numeric-owner -c . | docker -H "$host" import "$@" - "$tag" >/dev/null
    say "$tag"
}

runtime() {
    local root=$work/runtime dotnet library
    dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
    mkdir -p "$root"/{etc,tmp,usr/bin,usr/share/zoneinfo} "$root/usr/share/dotnet/shared/Microsoft.NETCore.App" "$root/usr/share/dotnet/shared/Microsoft.AspNetCore.App"
    cp -r "$dotnet/host" "$dotnet/dotnet" "$root/usr/share/dotnet/"
    for family in Microsoft.NETCore.App Microsoft.AspNetCore.App; do
        cp -r "$(find "$dotnet/shared/$family" -mindepth 1 -maxdepth 1 -name '10.*' | sort -V | tail -n 1)" "$root/usr/share/dotnet/shared/$family/"
    done
    ln -s /usr/share/dotnet/dotnet "$root/usr/bin/dotnet"
    with_libraries "$root" "$dotnet/dotnet" "$root"/usr/share/dotnet/shared/*/*/*.so
    # Opened by name and so not told by ldd.
    for library in libssl.so.3 libcrypto.so.3 libicuuc.so libicui18n.so libicudata.so; do
        find /usr/lib/*-linux-gnu -name "$library*" -exec cp -P --parents {} "$root" \;
    done
    printf 'root:x:0:0::/:/\napp:x:1654:1654::/home/app:/\n' >"$root/etc/passwd"
    printf 'root:x:0:\napp:x:1654:\n' >"$root/etc/group"
    chmod 1777 "$root/tmp"
    chown -R 0:0 "$root"
    import "$root" mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra -c 'ENV PATH=/usr/bin' -c 'ENV APP_UID=1654'
}

sdk() {
    local root=$work/sdk
    with_shell "$root"
    cp -r "$portal" "$root/published"
    # Everything the Dockerfile says is done; only these two do not what they would do in the real image.
    printf '#!/bin/sh\nexit 0\n' >"$root/bin/apt-get"
    printf '#!/bin/sh\nwhile [ "$1" != -o ]; do shift; done\ncp -r /published "$2"\n' >"$root/bin/dotnet"
    chmod +x "$root/bin/apt-get" "$root/bin/dotnet"
    chown -R 0:0 "$root"
    import "$root" mcr.microsoft.com/dotnet/sdk:10.0-noble -c 'ENV PATH=/bin'
}

postgres() {
    local root=$work/postgres package
    package=$(find "$cache" -path '*/@embedded-postgres/*/native' -type d -print -quit)
    [ -n "$package" ] || die "PostgreSQL is missing: run postgres.sh first"
    with_shell "$root"
    mkdir -p "$root/usr/local" "$root/var/lib/postgresql/data"
    cp -r "$package/." "$root/usr/local/"
    with_libraries "$root" "$root"/usr/local/bin/*
    printf 'root:x:0:0::/:/bin/sh\npostgres:x:999:999::/:/bin/sh\n' >"$root/etc/passwd"
    cat >"$root/entry" <<'ENTRY'
#!/bin/sh
set -e
if [ ! -e "$PGDATA/made" ]; then
    echo "$POSTGRES_PASSWORD" >/tmp/password
    initdb -D "$PGDATA" -U "$POSTGRES_USER" -A scram-sha-256 --pwfile=/tmp/password -E UTF8 --no-sync
    rm /tmp/password
    echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
    echo "create database $POSTGRES_DB;" | postgres --single -D "$PGDATA" postgres
    touch "$PGDATA/made"
fi
exec postgres -D "$PGDATA" -c 'listen_addresses=*' -c unix_socket_directories=
ENTRY
    printf '#!/bin/sh\nexec nc -w 1 127.0.0.1 5432 -e /bin/true\n' >"$root/bin/pg_isready"
    chmod +x "$root/entry" "$root/bin/pg_isready"
    chown -R 0:0 "$root"
    chown 999:999 "$root/var/lib/postgresql/data"
    chmod 700 "$root/var/lib/postgresql/data"
    import "$root" postgres:16 -c 'USER 999:999' -c 'ENV PATH=/usr/local/bin:/bin' -c 'ENV PGDATA=/var/lib/postgresql/data' -c 'ENV LC_ALL=C' -c 'ENTRYPOINT ["/entry"]'
}

socket_proxy() {
    local root=$work/socket-proxy
    with_shell "$root"
    cp -L "$nginx" "$root/bin/nginx"
    with_libraries "$root" "$nginx"
    printf 'root:x:0:0::/:/bin/sh\n' >"$root/etc/passwd"
    printf 'root:x:0:\n' >"$root/etc/group"
    mkdir -p "$root"/{run,var/lib/nginx,var/log/nginx}
    cat >"$root/etc/nginx.conf" <<'CONF'
daemon off; master_process off; user root root; pid /run/nginx.pid; error_log stderr warn;
events {}
http {
  access_log off; client_body_temp_path /tmp/b; proxy_temp_path /tmp/p; fastcgi_temp_path /tmp/f; uwsgi_temp_path /tmp/u; scgi_temp_path /tmp/s;
  server {
    listen 2375;
    location / {
      limit_except GET { deny all; }
      proxy_pass http://unix:/var/run/docker.sock;
      proxy_http_version 1.1; proxy_buffering off; proxy_read_timeout 1h; proxy_set_header Connection "";
    }
  }
}
CONF
    chown -R 0:0 "$root"
    import "$root" tecnativa/docker-socket-proxy:v0.4.1 -c 'ENV PATH=/bin' -c 'ENTRYPOINT ["nginx","-c","/etc/nginx.conf","-e","stderr"]'
}

runtime
sdk
postgres
socket_proxy
