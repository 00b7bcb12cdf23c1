// A stand-in for Traefik's API and metrics: there is no Traefik to be had without a registry. Started by traefik.sh.
//
// It makes routers, services and middlewares of the labels of an engine's containers, in the shapes of Traefik 3.7 or 2.11, adds a few that come from a "file", and
// counts requests that nobody has sent. It routes nothing.
import { createServer, request } from 'node:http';
import { readFileSync } from 'node:fs';

const [engine, port, version, faultFile] = process.argv.slice(2);
const started = Date.now() / 1000;
const three = version.startsWith('3');
const bounds = [0.1, 0.3, 1.2, 5];

const fault = () => { try { return readFileSync(faultFile, 'utf8').trim(); } catch { return ''; } };

const containers = () => new Promise((resolve, reject) => {
  const ask = request({ socketPath: engine.replace(/^unix:\/\//, ''), path: '/containers/json' }, answer => {
    let text = '';
    answer.on('data', chunk => text += chunk).on('end', () => { try { resolve(JSON.parse(text)); } catch (broken) { reject(broken); } });
  });
  ask.on('error', reject).end();
});

// a.b[0].c=v becomes {a: {b: [{c: v}]}}, lists stay text until they are needed
const labelsOf = container => {
  const found = { http: { routers: {}, services: {}, middlewares: {} }, tcp: { routers: {}, services: {}, middlewares: {} } };
  for (const [label, value] of Object.entries(container.Labels ?? {})) {
    const [, protocol, kind, name, option] = /^traefik\.(http|tcp)\.(routers|services|middlewares)\.([^.]+)\.(.+)$/i.exec(label) ?? [];
    if (protocol) (found[protocol.toLowerCase()][kind.toLowerCase()][name] ??= {})[option.toLowerCase()] = value;
  }
  return found;
};

const list = text => (text ?? '').split(',').map(t => t.trim()).filter(t => t);
const types = { basicauth: 'basicAuth', digestauth: 'digestAuth', stripprefix: 'stripPrefix', redirectscheme: 'redirectScheme', ratelimit: 'rateLimit', headers: 'headers', compress: 'compress', chain: 'chain', addprefix: 'addPrefix' };
const names = { prefixes: 'prefixes', forceslash: 'forceSlash', stsseconds: 'stsSeconds', framedeny: 'frameDeny' };
const some = value => value === undefined || (Array.isArray(value) && value.length === 0) ? undefined : value;

const router = (name, o, service) => ({
  entryPoints: list(o.entrypoints).length ? list(o.entrypoints) : ['web', 'websecure'], middlewares: some(list(o.middlewares)), service, rule: o.rule, ...(three ? { ruleSyntax: 'default' } : {}),
  priority: Number(o.priority ?? o.rule?.length ?? 0), ...(three ? { priorityStr: String(o.priority ?? o.rule?.length ?? 0) } : {}),
  ...(o.tls === 'true' || o['tls.certresolver'] || o['tls.passthrough'] ? { tls: { options: 'default', ...(o['tls.certresolver'] ? { certResolver: o['tls.certresolver'] } : {}), ...(o['tls.passthrough'] === 'true' ? { passthrough: true } : {}) } } : {}),
  ...(three ? { observability: { accessLogs: true, metrics: true, tracing: false } } : {}), status: 'enabled', using: list(o.entrypoints).length ? list(o.entrypoints) : ['web', 'websecure'], name: `${name}@docker`, provider: 'docker',
});

async function world() {
  const made = { http: { routers: [], services: {}, middlewares: [] }, tcp: { routers: [], services: {}, middlewares: [] } };
  for (const container of await containers()) {
    const labels = labelsOf(container);
    const address = Object.values(container.NetworkSettings?.Networks ?? {}).map(n => n.IPAddress).find(a => a);
    for (const protocol of ['http', 'tcp']) {
      const { routers, services, middlewares } = labels[protocol];
      const plain = container.Names[0].slice(1).replace(/[^A-Za-z0-9]+/g, '-');
      const own = Object.keys(services).length ? Object.keys(services) : Object.keys(routers).length ? [plain] : [];
      for (const [name, options] of Object.entries(routers)) made[protocol].routers.push(router(name, options, options.service ?? own[0]));
      for (const name of own) {
        const o = services[name] ?? {};
        const at = `${address}:${o['loadbalancer.server.port'] ?? Math.min(...container.Ports.map(p => p.PrivatePort))}`;
        const service = made[protocol].services[name] ??= { loadBalancer: { servers: [], ...(three ? { strategy: 'wrr' } : {}), passHostHeader: true, ...(o['loadbalancer.healthcheck.path'] ? { healthCheck: { path: o['loadbalancer.healthcheck.path'], interval: '10s' } } : {}), responseForwarding: { flushInterval: '100ms' } }, status: 'enabled', name: `${name}@docker`, provider: 'docker', type: 'loadbalancer', serverStatus: {} };
        service.loadBalancer.servers.push(protocol === 'http' ? { url: `http://${at}` } : { address: at });
        service.serverStatus[protocol === 'http' ? `http://${at}` : at] = 'UP';
      }
      for (const [name, options] of Object.entries(middlewares)) {
        const kind = Object.keys(options)[0].split('.')[0];
        const settings = Object.fromEntries(Object.entries(options).filter(([o]) => o.includes('.')).map(([o, v]) => [names[o.split('.')[1]] ?? o.split('.')[1], /users|prefixes|middlewares/.test(o) ? list(v) : v]));
        made[protocol].middlewares.push({ [types[kind] ?? kind]: settings, status: 'enabled', name: `${name}@docker`, provider: 'docker', type: kind });
      }
    }
  }
  made.http.routers.push(
    { entryPoints: ['traefik'], service: 'api@internal', rule: 'PathPrefix(`/api`)', priority: 9223372036854775806n, ...(three ? { priorityStr: '9223372036854775806' } : {}), status: 'enabled', using: ['traefik'], name: 'api@internal', provider: 'internal' },
    { entryPoints: ['web'], middlewares: ['to/https@file'], service: 'noop@internal', rule: 'HostRegexp(`^.+$`)', priority: 1, ...(three ? { priorityStr: '1' } : {}), status: 'enabled', using: ['web'], name: 'plain/any@file', provider: 'file' });
  made.http.middlewares.push({ redirectScheme: { scheme: 'https', permanent: true }, status: 'enabled', name: 'to/https@file', provider: 'file', type: 'redirectscheme' });
  for (const name of ['api', 'noop']) made.http.services[name] = { status: 'enabled', name: `${name}@internal`, provider: 'internal' };
  blame(made);
  for (const protocol of ['http', 'tcp']) {
    const all = made[protocol];
    all.services = Object.values(all.services);
    for (const service of all.services) service.usedBy = all.routers.filter(r => full(r.service, r.provider) === service.name).map(r => r.name);
    for (const middleware of all.middlewares) middleware.usedBy = all.routers.filter(r => (r.middlewares ?? []).some(m => full(m, r.provider) === middleware.name)).map(r => r.name);
  }
  return made;
}

const full = (name, provider) => name?.includes('@') ? name : `${name}@${provider}`;

function blame(made) {
  const first = made.http.routers.find(r => r.provider === 'docker');
  if (fault() === 'errors' && first) Object.assign(first, { status: 'disabled', error: [`the service "${first.service}-gone@docker" does not exist`] });
  if (fault() !== 'down') return;
  const service = Object.values(made.http.services).find(s => s.loadBalancer);
  if (!service) return;
  service.loadBalancer.healthCheck = { path: '/health', interval: '10s' };
  for (const url of Object.keys(service.serverStatus)) service.serverStatus[url] = 'DOWN';
}

const count = all => ({ total: all.length, warnings: all.filter(p => p.status === 'warning').length, errors: all.filter(p => p.status === 'disabled').length });

function overview({ http, tcp }) {
  const of = p => ({ routers: count(p.routers), services: count(p.services), middlewares: count(p.middlewares) });
  return { http: of(http), tcp: of(tcp), udp: { routers: count([]), services: count([]) }, features: { tracing: '', metrics: fault() === 'metrics-off' ? '' : 'Prometheus', accessLog: false }, providers: ['Docker', 'File'] };
}

const entryPoints = [
  { name: 'traefik', address: ':8080', transport: {}, forwardedHeaders: {}, http: {} },
  { name: 'web', address: ':80', transport: {}, forwardedHeaders: {}, http: { redirections: { entryPoint: { to: 'websecure', scheme: 'https', permanent: true } } } },
  { name: 'websecure', address: ':443', transport: {}, forwardedHeaders: {}, http: { tls: { certResolver: 'le' } } },
];

// Requests that grow evenly with time: 4 a second for the first service and fewer for the next ones, of which some are slow and, on request, some fail. Counters only ever grow.
const counted = new Map();
let lastAt = started;

function metrics({ http }) {
  const now = Date.now() / 1000, seconds = now - lastAt, services = http.services.filter(s => s.loadBalancer);
  lastAt = now;
  const count = (kind, name, rate) => {
    const part = counted.get(`${kind} ${name}`) ?? { kind, name, good: 0, bad: 0 };
    const bad = fault() === 'errors' ? 0.3 : 0.01;
    counted.set(`${kind} ${name}`, { ...part, good: part.good + seconds * rate * (1 - bad), bad: part.bad + seconds * rate * bad });
  };
  services.forEach((s, i) => count('service', s.name, 4 / (i + 1)));
  count('entrypoint', 'websecure', services.reduce((sum, _, i) => sum + 4 / (i + 1), 0));
  const lines = [`process_start_time_seconds ${started}`];
  for (const { kind, name, good, bad } of counted.values()) {
    for (const [code, exact] of [[200, good], [502, bad]]) {
      const n = Math.floor(exact), label = `code="${code}",${kind}="${name}",method="GET",protocol="http"`;
      lines.push(`traefik_${kind}_requests_total{${label}} ${n}`);
      [0.8, 0.96, 0.99, 1].forEach((within, i) => lines.push(`traefik_${kind}_request_duration_seconds_bucket{${label},le="${bounds[i]}"} ${Math.round(n * within)}`));
      lines.push(`traefik_${kind}_request_duration_seconds_bucket{${label},le="+Inf"} ${n}`, `traefik_${kind}_request_duration_seconds_sum{${label}} ${n * 0.09}`, `traefik_${kind}_request_duration_seconds_count{${label}} ${n}`);
    }
  }
  for (const s of services.filter(s => s.loadBalancer.healthCheck)) for (const [url, up] of Object.entries(s.serverStatus)) lines.push(`traefik_service_server_up{service="${s.name}",url="${url}"} ${up === 'UP' ? 1 : 0}`);
  return lines.join('\n') + '\n';
}

// JSON.stringify knows no whole numbers of 64 bits.
const json = value => JSON.stringify(value, (_, v) => typeof v === 'bigint' ? `#${v}#` : v).replace(/"#(\d+)#"/g, '$1');

function page(all, query) {
  const size = Number(query.get('per_page') ?? 100), at = Number(query.get('page') ?? 1), from = (at - 1) * size;
  if (from >= all.length && at > 1) return { status: 400, body: { message: `invalid request: page: ${at}, per_page: ${size}` } };
  return { body: all.slice(from, from + size), next: from + size < all.length ? at + 1 : 1 };
}

async function answer(url) {
  const path = url.pathname.replace(/\/$/, '');
  if (path === '/api/version') return { body: { Version: version, Codename: three ? 'munster' : 'mimolette', startDate: new Date(started * 1000).toISOString() } };
  if (fault() === 'broken') return { status: 500, body: { message: 'the configuration is being reloaded' } };
  const made = await world();
  const [, protocol, kind, name] = /^\/api\/(http|tcp|udp)\/(routers|services|middlewares)(?:\/(.+))?$/.exec(path) ?? [];
  if (path === '/api/overview') return { body: overview(made) };
  if (path === '/api/entrypoints') return page(entryPoints, url.searchParams);
  if (path === '/metrics' && fault() !== 'metrics-off') return { text: metrics(made) };
  if (!protocol || (protocol === 'udp' && kind === 'middlewares')) return { status: 404, body: '404 page not found' };
  const all = (made[protocol]?.[kind] ?? []).sort((a, b) => a.name < b.name ? -1 : 1);
  if (!name) return page(all, url.searchParams);
  const found = all.find(p => p.name === decodeURIComponent(name));
  return found ? { body: found } : { status: 404, body: { message: `${kind.slice(0, -1)} not found: ${name}` } };
}

createServer(async (asked, out) => {
  if (fault() === 'hang') return;
  try {
    const { status = 200, body, text, next } = await answer(new URL(asked.url, 'http://here'));
    out.writeHead(status, { 'Content-Type': text ? 'text/plain; version=0.0.4' : 'application/json', ...(next ? { 'X-Next-Page': String(next) } : {}) });
    out.end(text ?? json(body));
  } catch (failed) {
    out.writeHead(500).end(json({ message: String(failed) }));
  }
}).listen(Number(port), '127.0.0.1');
