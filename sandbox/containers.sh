#!/usr/bin/env bash
# Sample containers on an engine: what a small company's server runs, made of one 2 MB image and without a registry.
#
#   containers.sh up   --host unix://...    build the images and start what is missing
#   containers.sh down --host unix://...    remove all of it
#
# web, chatty (JSON log), painter (coloured log), sick (failing healthcheck), crasher (restarts), terminal (TTY),
# finished (ended well) and the project shop (db, api, proxy) of shop/compose.yaml. Their programs are in samples/.
set -euo pipefail
# shellcheck source=sandbox/lib.sh
. "$(dirname "$0")/lib.sh"
here=$repo/sandbox
mark=tapbot.sandbox=sample # on every image, and so on every container made of one

command=${1:-} host=''
case $command in
    -h | --help) help; exit ;;
    up | down) shift ;;
    *) usage_error "unknown command '$command': up or down" ;;
esac
while [ $# -gt 0 ]; do
    case $1 in
        --host) host=${2:?--host needs an address}; shift 2 ;;
        -h | --help) help; exit ;;
        *) usage_error "unknown option '$1'" ;;
    esac
done
[ -n "$host" ] || usage_error "--host is missing"

# Any engine's client will do; the machine may have none but those unpacked for the engines.
for bin in "$cache"/engine-*/bin; do PATH=$PATH:$bin; done
command -v docker >/dev/null || die "no docker client: start an engine with engine.sh first"
engine() { docker -H "$host" "$@"; }
# The client from before a test may have set these; they would win over --host's neighbours.
unset DOCKER_CONTEXT DOCKER_TLS_VERIFY

build_images() {
    local image root applet box
    engine image inspect sandbox/base:1 >/dev/null 2>&1 && return
    apt_install "the sample containers are made of it" busybox-static
    box=$(command -v busybox)
    root=$(mktemp -d)
    mkdir -p "$root"/{bin,dev,etc,proc,root,sys,tmp,usr,var/lib/shop}
    cp "$box" "$root/bin/busybox"
    # Without a link per applet only the shell finds them, and a healthcheck that calls wget directly fails.
    for applet in $("$box" --list); do [ "$applet" = busybox ] || ln -s busybox "$root/bin/$applet"; done
    ln -s bin "$root/sbin"
    ln -s ../bin "$root/usr/bin"
    echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
    echo 'root:x:0:' >"$root/etc/group"
    cp -r "$here/samples" "$root/app"
    tar -C "$root" --owner=0 --group=0 -c . | engine import -c 'ENV PATH=/bin' -c 'CMD ["sh"]' -c "LABEL $mark" - sandbox/base:1 >/dev/null
    rm -rf "$root"
    for image in web:1.4 chatty:3.8.1 painter:1.0 reports:5.2 worker:1.9.0 console:1.0 migrate:3 shop-db:16.4 shop-api:2.3.1 shop-proxy:1.27; do
        engine tag sandbox/base:1 "sandbox/$image"
    done
}

# run NAME OPTION... IMAGE COMMAND...: unless it is there already; a stopped one is started, a finished job is left alone.
run() {
    local name=$1
    shift
    case $(engine inspect -f '{{.State.Status}}' "$name" 2>/dev/null || true) in
        '') engine run -d --name "$name" "$@" >/dev/null ;;
        exited | created) [ "$name" = finished ] || engine start "$name" >/dev/null ;;
        paused) engine unpause "$name" >/dev/null ;;
    esac
}

# shop SERVICE DEPENDS_ON OPTION... IMAGE COMMAND...: with the labels Docker Compose gives.
shop() {
    local service=$1 depends=$2 label=com.docker.compose
    shift 2
    run "shop-$service-1" --restart unless-stopped --network-alias "$service" \
        --label $label.project=shop --label $label.service="$service" --label $label.container-number=1 --label $label.oneoff=False \
        --label $label.project.config_files="$here/shop/compose.yaml" --label $label.project.working_dir="$here/shop" \
        --label $label.config-hash="$(sha256sum <"$here/shop/compose.yaml" | cut -d' ' -f1)" \
        --label $label.depends_on="$depends" --label $label.version=2.26.1 \
        --label $label.image="$(engine image inspect -f '{{.Id}}' sandbox/base:1)" "$@"
}

up() {
    local network label=com.docker.compose
    build_images
    run web --init --restart unless-stopped --memory 32m -p 127.0.0.1::80 --label maintainer=web@example.com \
        --health-cmd 'wget -q -O /dev/null http://127.0.0.1/' --health-interval 5s --health-timeout 2s --health-retries 2 \
        sandbox/web:1.4 httpd -f -v -p 80 -h /app/www
    run chatty --restart unless-stopped --memory 32m --log-opt max-size=20m --log-opt max-file=2 \
        -e ASPNETCORE_ENVIRONMENT=Production -e 'ConnectionStrings__Orders=Host=db;Username=orders;Password=hunter2-hunter2' \
        -e SMTP_PASSWORD=s3cr3t-mail -e TZ=Europe/Berlin sandbox/chatty:3.8.1 /app/chatty
    run painter --restart unless-stopped --log-opt max-size=5m -e FORCE_COLOR=1 sandbox/painter:1.0 /app/painter
    run sick --restart unless-stopped --health-cmd 'curl -fsS http://127.0.0.1:8080/health' --health-interval 15s --health-timeout 2s --health-retries 1 \
        -e REPORTS_API_TOKEN=rt_0f9a77c1 sandbox/reports:5.2 /app/sick
    # Without a network: interfaces that come and go with each restart would make browsers on this machine drop their connections.
    run crasher --network none --restart always --memory 24m -e AMQP_PASSWORD=guest-guest sandbox/worker:1.9.0 /app/crasher
    run terminal -t --restart unless-stopped sandbox/console:1.0 /app/terminal
    run finished -e DATABASE_PASSWORD=migrate-me sandbox/migrate:3 /app/finished

    for network in front back; do
        engine network inspect "shop_$network" >/dev/null 2>&1 ||
            engine network create --label $mark --label $label.project=shop --label $label.network=$network --label $label.version=2.26.1 "shop_$network" >/dev/null
    done
    engine volume create --label $mark --label $label.project=shop --label $label.volume=db-data --label $label.version=2.26.1 shop_db-data >/dev/null
    shop db '' --network shop_back --memory 64m -v shop_db-data:/var/lib/shop \
        -e POSTGRES_USER=shop -e POSTGRES_PASSWORD=correct-horse-battery -e POSTGRES_DB=shop \
        --health-cmd 'test -s /var/lib/shop/checkpoint' --health-interval 30s --health-timeout 3s --health-retries 3 \
        sandbox/shop-db:16.4 /app/shop-db
    shop api db:service_started:false --network shop_front \
        --label traefik.enable=true --label traefik.docker.network=shop_front --label 'traefik.http.routers.shop-api.rule=Host(`shop.localhost`) && PathPrefix(`/api`)' \
        --label traefik.http.routers.shop-api.entrypoints=websecure --label traefik.http.routers.shop-api.tls.certresolver=le --label traefik.http.routers.shop-api.middlewares=shop-login,shop-strip \
        --label traefik.http.services.shop-api.loadbalancer.server.port=8080 --label traefik.http.services.shop-api.loadbalancer.healthcheck.path=/health \
        --label traefik.http.middlewares.shop-strip.stripprefix.prefixes=/api --label 'traefik.http.middlewares.shop-login.basicauth.users=shop:$2y$05$sandbox.sandbox.sandbox.sandbox.sandbox.sandbox' \
        --memory 48m --cpus 0.5 \
        -e DATABASE_URL=postgres://shop:correct-horse-battery@db:5432/shop -e JWT_SECRET=8f1d0c7be2a94e55 \
        -e PAYMENT_API_KEY=key_live_51Hx0000000000 -e LOG_LEVEL=information sandbox/shop-api:2.3.1 /app/shop-api
    engine network connect --alias api shop_back shop-api-1 2>/dev/null || true # fails when connected already
    shop proxy api:service_started:false --init --network shop_front \
        --label traefik.enable=true --label 'traefik.http.routers.shop.rule=Host(`shop.localhost`) || Host(`www.shop.localhost`)' --label traefik.http.routers.shop.entrypoints=websecure \
        --label traefik.http.routers.shop.tls.certresolver=le --label traefik.http.services.shop.loadbalancer.server.port=80 \
        --memory 32m -p 127.0.0.1::80 sandbox/shop-proxy:1.27 /app/shop-proxy
    say "$(engine ps -aq --filter label=$mark | wc -l) sample containers, web at http://$(engine port web 80 | sed -n 1p)/"
}

down() {
    engine ps -aq --filter label=$mark | xargs -r docker -H "$host" rm -fv >/dev/null
    engine network ls -q --filter label=$mark | xargs -r docker -H "$host" network rm >/dev/null
    engine volume ls -q --filter label=$mark | xargs -r docker -H "$host" volume rm >/dev/null
    engine images --filter label=$mark --format '{{.Repository}}:{{.Tag}}' | xargs -r docker -H "$host" rmi >/dev/null
    say "sample containers removed"
}

$command
