import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../server/src/platform/config.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';

const run = promisify(execFile);
const read = (path: string) => readFile(join(PROJECT_ROOT, path), 'utf8');

/** Comes with packages that are ours; not one that we chose. */
const { parse: parseYaml } = createRequire(import.meta.url)('yaml') as { parse(text: string): unknown };

const GUIDES = [
  'deployment',
  'configuration',
  'monitoring',
  'troubleshooting',
  'backup',
  'security',
  'upgrades',
];

let settings: Set<string>;
let source: string;
beforeAll(async () => {
  source = await read('server/src/platform/config.ts');
  settings = new Set([...source.matchAll(/env\.\w+\(\s*'([A-Z_]+)'/g)].map(([, name = '']) => name));
});

describe('docker-compose.yml', () => {
  interface Compose {
    readonly services: Readonly<
      Record<
        string,
        {
          readonly environment: Readonly<Record<string, string>>;
          readonly ports?: readonly string[];
          readonly volumes: readonly string[];
          readonly build?: { readonly context: string; readonly dockerfile: string };
          readonly healthcheck?: { readonly test: readonly string[] };
          readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
        }
      >
    >;
    readonly volumes: Readonly<Record<string, unknown>>;
  }
  let compose: Compose;
  beforeAll(async () => {
    compose = parseYaml(await read('deploy/docker-compose.yml')) as Compose;
  });

  it('gives the server settings that it has, and that it accepts', () => {
    const environment = compose.services.server?.environment ?? {};
    expect(Object.keys(environment).filter((name) => !settings.has(name))).toEqual([]);
    const filled = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [
        name,
        String(value).replace(
          /\$\{\w+(?::-([^}]*))?[^}]*\}/g,
          (_, fallback?: string) => fallback ?? 'x'.repeat(32),
        ),
      ]),
    );
    const config = readConfig(filled);
    expect(config.databaseUrl).toBe(`postgres://horoz:${'x'.repeat(32)}@database:5432/horoz`);
    expect(config).toMatchObject({ seedDemoData: false, databasePoolSize: 16, trustProxy: false });
  });

  it('has the two services that it names, with the volumes, ports and files that there are', async () => {
    const { server, database } = compose.services;
    expect(server?.depends_on?.database?.condition).toBe('service_healthy');
    expect(database?.healthcheck?.test[1]).toBe('pg_isready');
    const named = Object.values(compose.services).flatMap((one) =>
      one.volumes.map((v) => v.split(':')[0] ?? ''),
    );
    expect(named.sort()).toEqual(Object.keys(compose.volumes).sort());
    expect(server?.ports).toEqual([`127.0.0.1:8000:${readConfig({}).port}`]);
    await access(join(PROJECT_ROOT, 'deploy', server?.build?.context ?? '', server?.build?.dockerfile ?? ''));
  });
});

describe('Dockerfile', () => {
  let lines: string[];
  beforeAll(async () => {
    lines = (await read('deploy/Dockerfile')).replace(/\\\n/g, ' ').split('\n');
  });

  it('has only instructions, and copies only what is there', async () => {
    const odd = lines.filter(
      (line) =>
        line !== '' &&
        !/^(#|(FROM|WORKDIR|COPY|RUN|ENV|USER|VOLUME|EXPOSE|HEALTHCHECK|CMD) )/.test(line.trimStart()),
    );
    expect(odd).toEqual([]);
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) await access(join(PROJECT_ROOT, path));
    // npm wants the package.json of each workspace that package.json names.
    const { workspaces } = JSON.parse(await read('package.json')) as { workspaces: string[] };
    for (const one of workspaces) {
      expect(
        copied.some((path) => path === one || path === `${one}/package.json`),
        one,
      ).toBe(true);
    }
  });

  it('runs as somebody else than root, on the port that it exposes, with a health check of a path that there is', async () => {
    const text = lines.join('\n');
    expect(text.indexOf('USER node')).toBeGreaterThan(0);
    expect(text.indexOf('USER node')).toBeLessThan(text.indexOf('\nCMD'));
    const env = Object.fromEntries(
      (/^ENV (.+)$/m.exec(text)?.[1] ?? '').split(' ').map((pair) => pair.split('=') as [string, string]),
    );
    expect(Object.keys(env).filter((name) => name !== 'NODE_ENV' && !settings.has(name))).toEqual([]);
    expect(readConfig(env)).toMatchObject({ host: '0.0.0.0', port: 8000, dataDir: '/data' });
    expect(text).toContain(`EXPOSE ${env.PORT}\n`);
    const [, url = ''] = /fetch\('(http[^']+)'\)/.exec(text) ?? [];
    expect(url).toBe(`http://127.0.0.1:${env.PORT}/health/ready`);
    expect(await read('server/src/platform/http/health.ts')).toContain(`'/health/ready'`);
    const command = JSON.parse(/^CMD (\[.+\])$/m.exec(text)?.[1] ?? '[]') as string[];
    await access(join(PROJECT_ROOT, command[1] ?? 'none'));
  });
});

describe('nginx.conf', () => {
  let text: string;
  beforeAll(async () => {
    text = (await read('deploy/nginx.conf')).replace(/#.*$/gm, '');
  });

  it('closes what it opens, and ends each directive', () => {
    let depth = 0;
    for (const statement of text.split('\n').map((line) => line.trim())) {
      if (statement === '') continue;
      expect(statement).toMatch(/[;{}]$/);
      if (statement.endsWith('{')) depth += 1;
      if (statement === '}') depth -= 1;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
  });

  it('leads to the port that the server has, and keeps metrics inside', () => {
    const { host, port } = readConfig({});
    expect(text).toContain(`server ${host}:${port} `);
    expect(text).toMatch(/location = \/metrics \{\s+return 404;/);
    // What the caller says of its own address must not get through: the server believes this header.
    expect(text).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
  });

  it('does not hold back any live stream', async () => {
    const [, pattern = ''] = /location ~ (\S+) \{/.exec(text) ?? [];
    const streams = new RegExp(pattern);
    const { paths } = JSON.parse(await read('docs/api/openapi.json')) as {
      paths: Record<
        string,
        Record<string, { responses?: Record<string, { content?: Record<string, unknown> }> }>
      >;
    };
    const isStream = (path: string) =>
      Object.values(paths[path] ?? {}).some(
        (one) => 'text/event-stream' in (one.responses?.[200]?.content ?? {}),
      );
    const all = Object.keys(paths);
    expect(all.filter(isStream).length).toBeGreaterThanOrEqual(3);
    const matched = all.filter((path) => streams.test(path.replace(/\{\w+\}/g, '17')));
    expect(matched).toEqual(all.filter(isStream));
  });
});

describe('horoz-mrp.service', () => {
  let text: string;
  beforeAll(async () => {
    text = await read('deploy/horoz-mrp.service');
  });

  it('starts what is there, with settings that there are, and gives the shutdown its time', async () => {
    const [, program = ''] = /^ExecStart=\S+ (\S+)$/m.exec(text) ?? [];
    await access(join(PROJECT_ROOT, program));
    const given = [...(/^Environment=(.+)$/m.exec(text)?.[1] ?? '').matchAll(/(\w+)=/g)].map(
      ([, name = '']) => name,
    );
    expect(given.filter((name) => name !== 'NODE_ENV' && !settings.has(name))).toEqual([]);
    const [, giveUpMs = '0'] = /process\.exit\(1\), ([\d_]+)\)/.exec(await read('server/src/main.ts')) ?? [];
    const seconds = Number(/^TimeoutStopSec=(\d+)$/m.exec(text)?.[1]);
    expect(seconds * 1000).toBeGreaterThan(Number(giveUpMs.replace('_', '')));
  });

  it('is understood by systemd, where there is one', async () => {
    const found = await run('systemd-analyze', ['--version']).catch(() => undefined);
    if (found === undefined) {
      for (const line of text.split('\n'))
        expect(line).toMatch(/^($|#|\[(Unit|Service|Install)\]$|[A-Z]\w+=)/);
      return;
    }
    const file = join(PROJECT_ROOT, 'deploy/horoz-mrp.service');
    const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', file]).catch(
      (error: { stdout: string; stderr: string }) => error,
    );
    expect(
      `${stdout}${stderr}`.split('\n').filter((line) => /Unknown|Failed to parse|Invalid|Missing/.test(line)),
    ).toEqual([]);
  });
});

describe('deploy/monitoring', () => {
  it('the alerts are rules as Prometheus reads them', async () => {
    interface Rule {
      readonly alert: string;
      readonly expr: string;
      readonly for?: string;
      readonly labels: { readonly severity: string };
      readonly annotations: { readonly summary: string; readonly action: string };
    }
    const { groups } = parseYaml(await read('deploy/monitoring/prometheus-alerts.yml')) as {
      groups: { name: string; rules: Rule[] }[];
    };
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(8);
    expect(new Set(rules.map((rule) => rule.alert)).size).toBe(rules.length);
    for (const { expr, labels, annotations, ...rule } of rules) {
      expect(rule.alert).toMatch(/^Horoz[A-Za-z]+$/);
      expect(rule.for ?? '1m').toMatch(/^\d+[smhd]$/);
      expect(['warning', 'critical']).toContain(labels.severity);
      expect(annotations.summary.length * annotations.action.length).toBeGreaterThan(0);
      expect(expr.split('(').length, expr).toBe(expr.split(')').length);
      for (const [, page = ''] of annotations.action.matchAll(/(docs\/\S+\.md)/g)) {
        await access(join(PROJECT_ROOT, page));
      }
    }
    const guide = await read('docs/guides/monitoring.md');
    for (const { alert } of rules) expect(guide).toContain(`\`${alert}\``);
  });

  it('the dashboard has panels with queries, and each asks for the chosen server', async () => {
    const { panels } = JSON.parse(await read('deploy/monitoring/grafana-dashboard.json')) as {
      panels: { id: number; title: string; targets: { expr: string }[] }[];
    };
    expect(new Set(panels.map((panel) => panel.id)).size).toBe(panels.length);
    for (const { expr } of panels.flatMap((panel) => panel.targets)) {
      expect(expr).toContain('instance=~"$instance"');
      expect(expr.split(/[({]/).length, expr).toBe(expr.split(/[)}]/).length);
    }
  });
});

describe('the guides', () => {
  it('configuration.md lists every setting, with the default and the range of config.ts', async () => {
    const guide = await read('docs/guides/configuration.md');
    const rows = new Map(
      [...guide.matchAll(/^\| `([A-Z_]+)` +\|(.+)\|$/gm)].map(
        ([, name = '', rest = '']) => [name, rest] as const,
      ),
    );
    expect([...rows.keys()].sort()).toEqual([...settings].sort());
    const integers = source.matchAll(/env\.integer\('([A-Z_]+)', ([\d_]+), ([\d_]+), ([\d_]+)\)/g);
    for (const [, name = '', ...numbers] of integers) {
      const [fallback, least, most] = numbers.map((number) => Number(number.replaceAll('_', '')));
      expect(rows.get(name), name).toContain(`\`${fallback}\``);
      expect(rows.get(name), name).toContain(`${least} to ${most}`);
    }
    for (const [, name = '', fallback] of source.matchAll(/env\.flag\('([A-Z_]+)', (true|false)\)/g)) {
      expect(rows.get(name), name).toContain(`\`${fallback}\``);
    }
  });

  it.each(GUIDES)('%s.md names only settings, commands, files and pages that there are', async (name) => {
    const guide = await read(`docs/guides/${name}.md`);
    for (const [, target = ''] of guide.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
      if (!target.startsWith('http')) await access(join(PROJECT_ROOT, 'docs/guides', target));
    }
    for (const [, file = ''] of guide.matchAll(/`((?:deploy|scripts|docs|server|tests)\/[\w./-]+)`/g)) {
      await access(join(PROJECT_ROOT, file));
    }
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
    const commands = [...guide.matchAll(/npm (?=start|test|run)(?:run (?:-s )?)?([a-z:-]+)/g)].map(
      ([, command = '']) => command,
    );
    expect(commands.filter((command) => !(command in scripts) && command !== 'ci')).toEqual([]);
    const others = ['POSTGRES_PASSWORD', 'NODE_ENV', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'];
    const named = [...guide.matchAll(/\b([A-Z]+(?:_[A-Z]+)+)(?==|`)/g)].map(([, one = '']) => one);
    const codes = await read('docs/api/errors.md');
    expect(
      named.filter((one) => !settings.has(one) && !others.includes(one) && !codes.includes(`## ${one} `)),
    ).toEqual([]);
  });
});
