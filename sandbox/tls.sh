#!/usr/bin/env bash
# TLS servers with every certificate that can go wrong, on 127.0.0.1: one nginx, which also gives answers of OCSP (made
# beforehand, as public authorities do) and a list of revoked certificates.
#
#   tls.sh start  [--port N] [--name NAME]   start it; prints lines such as
#                                            export TAPBOT_TLS_PORT=18443
#   tls.sh stop   [--name NAME]              stop it and remove its certificates
#   tls.sh status [--name NAME]              exit 3: dead, exit 4: absent
#
# --port  the first of seven ports in a row; default: the first free seven from 18443
# --name  several run side by side under different names; default: tls
#
# TAPBOT_TLS_ROOT      the root that is to be trusted, as PEM
# TAPBOT_TLS_PORT      the server that shows each name (SNI) its certificate:
#                        valid.test  wild.test  any.wild.test           good
#                        soon.test  expired.test  notyet.test           7 days left, ended yesterday, begins in 2 days
#                        wrong.test                                     is for other.test
#                        self.test  traefik.test                        self-signed; the default certificate of Traefik
#                        unknown.test  unknownca.test                   a root nobody trusts, sent and not sent
#                        incomplete.test                                without its intermediate, which its caIssuers has
#                        weak.test  sha1.test                           RSA of 1024 bits; signed with SHA-1
#                        revokedocsp.test  revokedcrl.test              revoked, as OCSP says, as the list says
#                        unchecked.test                                 good, but its OCSP responder does not answer
# TAPBOT_TLS_OLD_PORT      rsa.test, TLS 1.0 to 1.3
# TAPBOT_TLS_ANCIENT_PORT  rsa.test, TLS 1.0 and 1.1 only
# TAPBOT_TLS_STAPLE_PORT   stapled.test, revoked, as the stapled answer says
# TAPBOT_TLS_MUTUAL_PORT   valid.test, wants a certificate of the client
# TAPBOT_TLS_HTTP_PORT     plain HTTP: OCSP, the list of the revoked, the intermediate
# TAPBOT_TLS_CLOSED_PORT   nothing listens there
#
# nginx is the machine's own, or comes from its Debian package, unpacked into .sandbox/cache and not installed; needs
# openssl and no root. The certificates are made anew at each start, in $TAPBOT_SANDBOX_DIR/NAME (default: .sandbox in
# the repository).
set -euo pipefail
# shellcheck source=sandbox/lib.sh
. "$(dirname "$0")/lib.sh"

command=${1:-} port='' name=tls
case $command in
    -h | --help) help; exit ;;
    start | stop | status) shift ;;
    *) usage_error "unknown command '$command': start, stop or status" ;;
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
certs=$home/certs
servers=(PORT OLD_PORT ANCIENT_PORT STAPLE_PORT MUTUAL_PORT HTTP_PORT CLOSED_PORT)

all_free() {
    local each
    for each in $(seq "$1" $(($1 + ${#servers[@]} - 1))); do free "$each" || return; done
}
# Known by its id and its command line, so that the id of a stranger is never taken for it.
running() {
    local pid
    pid=$(cat "$home/nginx.pid" 2>/dev/null) || return
    grep -qs -- "$home/nginx.conf" "/proc/$pid/cmdline"
}

answer() {
    local first each
    first=$(cat "$home/port")
    printf 'export TAPBOT_TLS_ROOT=%q\n' "$certs/root.crt"
    for each in "${!servers[@]}"; do echo "export TAPBOT_TLS_${servers[each]}=$((first + each))"; done
}

day() { date -u -d "$1" +%y%m%d%H%M%SZ; }
ec=(ec -pkeyopt ec_paramgen_curve:P-256)

# authority NAME SUBJECT [ISSUER]: a root, or an intermediate of one
authority() {
    openssl req -newkey "${ec[@]}" -nodes -sha256 -subj "/O=TapBot Sandbox/CN=$2" -keyout "$1.key" -out "$1.csr"
    printf 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n' >"$1.ext"
    if [ $# = 2 ]; then
        openssl x509 -req -in "$1.csr" -signkey "$1.key" -sha256 -days 3650 -extfile "$1.ext" -out "$1.crt"
    else
        echo 'authorityKeyIdentifier=keyid' >>"$1.ext"
        openssl x509 -req -in "$1.csr" -CA "$3.crt" -CAkey "$3.key" -CAcreateserial -sha256 -days 1825 -extfile "$1.ext" -out "$1.crt"
    fi
}

# The answer of OCSP for each has an address of its own.
by_ocsp() { echo "authorityInfoAccess=OCSP;URI:http://127.0.0.1:$(($1 + 5))/ocsp/$2.der"; }

# leaf NAME HOSTS BEGIN END EXTENSIONS [DIGEST [ISSUER [KEY...]]]: signed by the intermediate unless said otherwise
leaf() {
    local file=$1 hosts=$2 begin=$3 end=$4 extensions=$5 digest=${6:-sha256} issuer=${7:-int} key=("${ec[@]}")
    [ $# -lt 8 ] || key=("${@:8}")
    openssl req -newkey "${key[@]}" -nodes -sha256 -subj "/CN=${hosts%%,*}" -addext "subjectAltName=$(sed 's/[^,]*/DNS:&/g' <<<"$hosts")" -keyout "$file.key" -out "$file.csr"
    printf 'extendedKeyUsage=serverAuth\nauthorityKeyIdentifier=keyid\n%s' "$extensions" >"$file.ext"
    openssl ca -config ca.cnf -batch -notext -cert "$issuer.crt" -keyfile "$issuer.key" -in "$file.csr" -out "$file.crt" -startdate "$begin" -enddate "$end" -md "$digest" -extfile "$file.ext"
    cat "$file.crt" "$issuer.crt" >"$file.chain"
}

# own NAME SUBJECT HOST: signed by itself
own() {
    openssl req -x509 -newkey "${ec[@]}" -nodes -sha256 -days 300 -subj "/CN=$2" -addext "subjectAltName=DNS:$3" -keyout "$1.key" -out "$1.crt"
    cp "$1.crt" "$1.chain"
}

make_certificates() {
    local http=http://127.0.0.1:$(($1 + 5)) nobody=http://127.0.0.1:$(($1 + 6))
    local by_list="crlDistributionPoints=URI:$http/int.crl"
    local yesterday later each answered=(valid soon expired notyet wrong weak sha1 rsa revokedocsp incomplete)
    yesterday=$(day '-1 day') later=$(day '+89 days')
    : >index.txt
    echo unique_subject=no >index.txt.attr
    echo 1000 >serial
    echo 01 >crlnumber
    cat >ca.cnf <<CONF
[ca]
default_ca=it
[it]
database=index.txt
serial=serial
crlnumber=crlnumber
new_certs_dir=.
certificate=int.crt
private_key=int.key
default_md=sha256
default_crl_days=7
policy=any
copy_extensions=copy
[any]
commonName=supplied
CONF
    authority root 'Sandbox Root'
    authority int 'Sandbox Intermediate' root
    authority stranger 'Stranger Root'
    authority strangerca 'Stranger Intermediate' stranger
    openssl req -newkey "${ec[@]}" -nodes -sha256 -subj '/O=TapBot Sandbox/CN=Sandbox OCSP' -keyout ocsp.key -out ocsp.csr
    printf 'extendedKeyUsage=OCSPSigning\nkeyUsage=digitalSignature\nauthorityKeyIdentifier=keyid\n' >ocsp.ext
    openssl x509 -req -in ocsp.csr -CA int.crt -CAkey int.key -CAcreateserial -sha256 -days 300 -extfile ocsp.ext -out ocsp.crt

    leaf valid valid.test "$yesterday" "$later" "$(by_ocsp "$1" valid)"$'\n'"$by_list"
    leaf wild '*.wild.test,wild.test' "$yesterday" "$(day '+30 days')" "$by_list"
    leaf soon soon.test "$(day '-80 days')" "$(day '+7 days 1 hour')" "$(by_ocsp "$1" soon)"
    leaf expired expired.test "$(day '-90 days')" "$yesterday" "$(by_ocsp "$1" expired)"
    leaf notyet notyet.test "$(day '+2 days')" "$later" "$(by_ocsp "$1" notyet)"
    leaf wrong other.test "$yesterday" "$later" "$(by_ocsp "$1" wrong)"
    leaf weak weak.test "$yesterday" "$later" "$(by_ocsp "$1" weak)" sha256 int rsa:1024
    leaf sha1 sha1.test "$yesterday" "$later" "$(by_ocsp "$1" sha1)" sha1
    leaf rsa rsa.test "$yesterday" "$later" "$(by_ocsp "$1" rsa)" sha256 int rsa:2048
    leaf revokedocsp revokedocsp.test "$yesterday" "$later" "$(by_ocsp "$1" revokedocsp)"
    leaf revokedcrl revokedcrl.test "$yesterday" "$later" "$by_list"
    leaf stapled stapled.test "$yesterday" "$later" ''
    leaf unchecked unchecked.test "$yesterday" "$later" "authorityInfoAccess=OCSP;URI:$nobody"
    leaf incomplete incomplete.test "$yesterday" "$later" "$(by_ocsp "$1" incomplete),caIssuers;URI:$http/int.der"
    cp incomplete.crt incomplete.chain
    leaf unknown unknown.test "$yesterday" "$later" '' sha256 stranger
    leaf unknownca unknownca.test "$yesterday" "$later" '' sha256 strangerca
    own self self.test self.test
    own traefik 'TRAEFIK DEFAULT CERT' 0123456789abcdef.fedcba9876543210.traefik.default

    for each in revokedocsp revokedcrl stapled; do openssl ca -config ca.cnf -revoke "$each.crt" -crl_reason keyCompromise; done
    openssl ca -config ca.cnf -gencrl -out int.crl.pem
    openssl crl -in int.crl.pem -outform der -out int.crl
    openssl x509 -in int.crt -outform der -out int.der
    mkdir ocsp
    for each in "${answered[@]}" stapled; do
        openssl ocsp -index index.txt -CA int.crt -rsigner ocsp.crt -rkey ocsp.key -issuer int.crt -cert "$each.crt" -ndays 7 -noverify -respout "ocsp/$each.der"
    done
}

write_configuration() {
    local port=$1
    cat >"$home/nginx.conf" <<CONF
user root; worker_processes 1; pid $home/nginx.pid; error_log $home/nginx.log warn;
events {}
http {
  access_log off;
  client_body_temp_path $home/t1; proxy_temp_path $home/t2; fastcgi_temp_path $home/t3; uwsgi_temp_path $home/t4; scgi_temp_path $home/t5;
  map \$ssl_server_name \$shown {
    default valid;
    ~^(?<known>soon|expired|notyet|wrong|self|traefik|unknown|unknownca|incomplete|weak|sha1|revokedocsp|revokedcrl|unchecked)\.test\$ \$known;
    ~^(.+\.)?wild\.test\$ wild;
  }
  ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers DEFAULT:@SECLEVEL=0;
  server {
    listen 127.0.0.1:$port ssl http2; ssl_certificate $certs/\$shown.chain; ssl_certificate_key $certs/\$shown.key;
    add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always; add_header X-Content-Type-Options nosniff always;
    location / { return 200 "\$ssl_server_name \$ssl_protocol\n"; }
  }
  server {
    listen 127.0.0.1:$((port + 1)) ssl; ssl_certificate $certs/rsa.chain; ssl_certificate_key $certs/rsa.key;
    ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_ciphers ALL:@SECLEVEL=0; location / { return 200 "\$ssl_protocol\n"; }
  }
  server {
    listen 127.0.0.1:$((port + 2)) ssl; ssl_certificate $certs/rsa.chain; ssl_certificate_key $certs/rsa.key;
    ssl_protocols TLSv1 TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0; location / { return 200 "\$ssl_protocol\n"; }
  }
  server {
    listen 127.0.0.1:$((port + 3)) ssl; ssl_certificate $certs/stapled.chain; ssl_certificate_key $certs/stapled.key;
    ssl_stapling on; ssl_stapling_file $certs/ocsp/stapled.der; location / { return 200 "stapled\n"; }
  }
  server {
    listen 127.0.0.1:$((port + 4)) ssl; ssl_certificate $certs/valid.chain; ssl_certificate_key $certs/valid.key;
    ssl_client_certificate $certs/root.crt; ssl_verify_client on; location / { return 200 "mutual\n"; }
  }
  server {
    listen 127.0.0.1:$((port + 5)); root $certs;
    location = /int.crl { default_type application/pkix-crl; }
    location = /int.der { default_type application/pkix-cert; }
    # Questions come as POST, which nginx refuses for files; the answer is the file all the same.
    location /ocsp/ { default_type application/ocsp-response; error_page 405 =200 \$uri; }
    location / { return 404; }
  }
}
CONF
}

# In the background by itself: it outlives the caller and holds none of its pipes.
run_nginx() {
    "$nginx" -p "$home" -c "$home/nginx.conf" </dev/null >/dev/null 2>"$home/nginx.err" || { cat "$home/nginx.err" >&2; die "nginx did not start"; }
    for _ in $(seq 100); do
        ! running || free "$1" || return 0
        sleep 0.05
    done
    tail -n 20 "$home/nginx.log" >&2
    die "nginx did not start"
}

start() {
    if running; then answer; return; fi
    command -v openssl >/dev/null || apt_install "makes the certificates" openssl
    nginx=${TAPBOT_TEST_NGINX:-$(unpacked nginx usr/sbin/nginx -v 0.5)}
    rm -rf "$home"
    make_dir "$state" "$home" "$certs"
    [ -z "$port" ] || all_free "$port" || die "some of the ports $port to $((port + 6)) are taken"
    port=${port:-18443}
    while ! all_free "$port"; do port=$((port + ${#servers[@]})); done
    echo "$port" >"$home/port"
    (cd "$certs" && make_certificates "$port") >"$home/openssl.log" 2>&1 || { tail -n 20 "$home/openssl.log" >&2; die "the certificates cannot be made"; }
    write_configuration "$port"
    run_nginx "$port"
    say "$name: TLS servers on 127.0.0.1:$port to $((port + 5))"
    answer
}

stop() {
    [ -e "$home" ] || { say "$name: nothing to stop"; return; }
    if running; then
        kill "$(cat "$home/nginx.pid")"
        for _ in $(seq 100); do
            running || break
            sleep 0.05
        done
        ! running || die "nginx does not stop, see $home"
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
