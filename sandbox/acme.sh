#!/usr/bin/env bash
# Certificates by ACME without the internet: the test server of Let's Encrypt (pebble) with a name server, a client (lego)
# that proves over HTTP (http-01) that acme.test is its own, and a TLS server (nginx) that serves what the client got. All
# on 127.0.0.1.
#
#   acme.sh start  [--port N] [--name NAME]   start it and get the first certificate; prints lines such as
#                                             export TAPBOT_ACME_PORT=14000
#   acme.sh renew  [--name NAME]              get the next certificate; the TLS server goes on with the one that it has
#   acme.sh reload [--name NAME]              the TLS server takes up what was got; returns when it serves that
#   acme.sh stop   [--name NAME]              stop all of it and remove what it made
#   acme.sh status [--name NAME]              exit 3: dead, exit 4: absent
#
# --port  the first of seven ports in a row; default: the first free seven from 14000
# --name  several run side by side under different names; default: acme
#
# TAPBOT_ACME_PORT         the TLS server, for acme.test
# TAPBOT_ACME_ROOT         the root that is to be trusted, as PEM; another one after each start
# TAPBOT_ACME_CERTIFICATE  what the client got last, as PEM, the server's own first; it holds for 90 days
# TAPBOT_ACME_DIRECTORY    the address of the ACME server, for other clients
#
# pebble, lego and nginx are the machine's own, or come from their Debian packages, unpacked into .sandbox/cache and not
# installed; needs openssl and no root. What it makes is in $TAPBOT_SANDBOX_DIR/NAME (default: .sandbox in the repository).
set -euo pipefail
# shellcheck source=sandbox/lib.sh
. "$(dirname "$0")/lib.sh"

command=${1:-} port='' name=acme
case $command in
    -h | --help) help; exit ;;
    start | renew | reload | stop | status) shift ;;
    *) usage_error "unknown command '$command': start, renew, reload, stop or status" ;;
esac
while [ $# -gt 0 ]; do
    case $1 in
        --port) port=${2:?--port needs a number}; shift 2 ;;
        --name) name=${2:?--name needs a name}; shift 2 ;;
        -h | --help) help; exit ;;
        *) usage_error "unknown option '$1'" ;;
    esac
done
if ! [[ $port =~ ^[0-9]{0,5}$ ]] || [ "${port:-1}" -lt 1 ] || [ "${port:-1}" -gt 65529 ]; then
    usage_error "--port is a number from 1 to 65529, not '$port'"
fi
[[ $name =~ ^[a-z0-9][a-z0-9_-]{0,31}$ && $name != engines && $name != cache ]] || usage_error "not a name: '$name'"

home=$state/$name
host=acme.test
certificate=$home/lego/certificates/$host.crt
root=$home/root.crt

# The ports in a row: the TLS server, then those of pebble and its name server.
at() { echo "127.0.0.1:$(($(cat "$home/port") + $1))"; }
directory=1 management=2 http01=3 tlsalpn01=4 dns=5 dnsmanagement=6
all_free() {
    local each
    for each in $(seq "$1" $(($1 + 6))); do free "$each" || return; done
}

# alive WHAT MARK: known by its id and its command line, so that the id of a stranger is never taken for it.
alive() {
    local pid
    pid=$(cat "$home/$1.pid" 2>/dev/null) || return
    grep -qsF -- "$2" "/proc/$pid/cmdline"
}
running() { [ -e "$home/port" ] && alive nginx "$home/server.conf" && alive pebble "$home/pebble.json" && alive dns "$(at $dns)"; }

answer() {
    printf 'export TAPBOT_ACME_PORT=%q\nexport TAPBOT_ACME_ROOT=%q\nexport TAPBOT_ACME_CERTIFICATE=%q\nexport TAPBOT_ACME_DIRECTORY=%q\n' \
        "$(cat "$home/port")" "$root" "$certificate" "https://$(at $directory)/dir"
}

# background WHAT PORT PROGRAM OPTION...: in a session of its own, with no descriptors of the caller's, until its port answers.
background() {
    local what=$1 port=$2
    shift 2
    setsid "$@" </dev/null >"$home/$what.log" 2>&1 &
    echo $! >"$home/$what.pid"
    for _ in $(seq 300); do
        if ! free "$port"; then return; fi
        kill -0 "$(cat "$home/$what.pid")" 2>/dev/null || break
        sleep 0.1
    done
    tail -n 20 "$home/$what.log" >&2
    die "$what did not start"
}

start_pebble() {
    local first
    first=$(cat "$home/port")
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -days 300 -subj '/CN=Sandbox ACME server' -addext 'subjectAltName=IP:127.0.0.1' \
        -keyout "$home/server.key" -out "$home/server.crt" 2>/dev/null
    cat >"$home/pebble.json" <<CONF
{
  "pebble": {
    "listenAddress": "$(at $directory)", "managementListenAddress": "$(at $management)", "certificate": "$home/server.crt", "privateKey": "$home/server.key",
    "httpPort": $((first + http01)), "tlsPort": $((first + tlsalpn01)), "ocspResponderURL": "", "externalAccountBindingRequired": false, "certificateValidityPeriod": 7776000
  }
}
CONF
    background dns $((first + dns)) "$challtestsrv" -defaultIPv4 127.0.0.1 -defaultIPv6 '' -http01 '' -https01 '' -tlsalpn01 '' -dns01 "$(at $dns)" -management "$(at $dnsmanagement)"
    # It neither dawdles nor fails now and then, which it does otherwise, for the clients' sake; every certificate is proved for anew.
    background pebble $((first + directory)) env PEBBLE_VA_NOSLEEP=1 PEBBLE_WFE_NONCEREJECT=0 PEBBLE_AUTHZREUSE=0 "$pebble" -config "$home/pebble.json" -dnsserver "$(at $dns)"
    printf 'GET /roots/0 HTTP/1.0\r\n\r\n' | openssl s_client -quiet -CAfile "$home/server.crt" -connect "$(at $management)" 2>/dev/null | sed -n '/-BEGIN/,/-END/p' >"$root"
    openssl x509 -in "$root" -noout || die "pebble does not show its root"
}

# ask COMMAND OPTION...: what lego says is in a log.
ask() {
    LEGO_CA_CERTIFICATES=$home/server.crt "$lego" --server "https://$(at $directory)/dir" --path "$home/lego" --accept-tos --email "sandbox@$host" --key-type ec256 \
        --http --http.port "$(at $http01)" --domains $host "$@" >>"$home/lego.log" 2>&1 || { tail -n 20 "$home/lego.log" >&2; die "lego got no certificate"; }
}

start_nginx() {
    cat >"$home/server.conf" <<CONF
worker_processes 1; pid $home/nginx.pid; error_log $home/nginx.log warn;
events {}
http {
  access_log off;
  client_body_temp_path $home/t1; proxy_temp_path $home/t2; fastcgi_temp_path $home/t3; uwsgi_temp_path $home/t4; scgi_temp_path $home/t5;
  server {
    listen $(at 0) ssl; ssl_certificate $certificate; ssl_certificate_key ${certificate%.crt}.key; ssl_protocols TLSv1.2 TLSv1.3;
    location / { return 200 "$host\n"; }
  }
}
CONF
    "$nginx" -p "$home" -c "$home/server.conf" </dev/null >/dev/null 2>"$home/nginx.err" || { cat "$home/nginx.err" >&2; die "nginx did not start"; }
    until_served
}

mark() { openssl x509 -noout -fingerprint -sha256 2>/dev/null; }
until_served() {
    for _ in $(seq 100); do
        if [ "$(openssl s_client -connect "$(at 0)" -servername $host </dev/null 2>/dev/null | mark)" = "$(mark <"$certificate")" ]; then return; fi
        sleep 0.1
    done
    tail -n 20 "$home/nginx.log" >&2
    die "nginx does not serve what lego got"
}

start() {
    if running; then answer; return; fi
    stop_all
    command -v openssl >/dev/null || apt_install "makes the certificate of the ACME server" openssl
    nginx=${TAPBOT_TEST_NGINX:-$(unpacked nginx usr/sbin/nginx -v 0.5)}
    pebble=$(unpacked pebble usr/bin/pebble -help 2.7)
    challtestsrv=$(dirname "$pebble")/pebble-challtestsrv
    lego=$(unpacked lego usr/bin/lego --version 5)
    make_dir "$state" "$home"
    [ -z "$port" ] || all_free "$port" || die "some of the ports $port to $((port + 6)) are taken"
    port=${port:-14000}
    while ! all_free "$port"; do port=$((port + 7)); done
    echo "$port" >"$home/port"
    start_pebble
    ask run
    start_nginx
    say "$name: $host at $(at 0), its ACME server at https://$(at $directory)/dir"
    answer
}

renew() {
    running || die "$name does not run"
    lego=$(unpacked lego usr/bin/lego --version 5)
    # Without these it renews only what ends soon, and only after some minutes.
    ask renew --days 3650 --no-random-sleep
}

reload() {
    running || die "$name does not run"
    kill -HUP "$(cat "$home/nginx.pid")"
    until_served
}

# stop_one WHAT MARK
stop_one() {
    local pid
    alive "$1" "$2" || return 0
    pid=$(cat "$home/$1.pid")
    kill "$pid"
    for _ in $(seq 100); do
        if ! alive "$1" "$2"; then return; fi
        sleep 0.05
    done
    die "$1 does not stop, see $home"
}

stop_all() {
    [ -e "$home" ] || return 0
    stop_one nginx "$home/server.conf"
    stop_one pebble "$home/pebble.json"
    [ ! -e "$home/port" ] || stop_one dns "$(at $dns)"
    rm -rf "$home"
    rmdir "$state" 2>/dev/null || true
}

stop() {
    [ -e "$home" ] || { say "$name: nothing to stop"; return; }
    stop_all
    say "$name: stopped"
}

status() {
    [ -e "$home" ] || { say "$name: absent"; exit 4; }
    running || { say "$name: dead"; exit 3; }
    say "$name: running"
    answer
}

$command
