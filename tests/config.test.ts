import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../server/src/platform/config.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { TEST_POLICY } from './harness/database.ts';

const KEY = 'x'.repeat(32);
const URL = 'postgres://horoz:secret@db.example:5432/horoz';

describe('settings', () => {
  it('has defaults for everything', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      databaseReplicaUrl: undefined,
      databasePoolSize: 8,
      dataDir: './data',
      secretKey: undefined,
      accessTokenMinutes: 15,
      refreshTokenDays: 7,
      allowedOrigins: ['http://localhost:3000', 'http://localhost:5173', 'http://localhost:8000'],
      allowedHosts: ['localhost', '127.0.0.1', '[::1]'],
      host: '127.0.0.1',
      port: 8000,
      rateLimitPerMinute: 600,
      loginRateLimitPerMinute: 10,
      adminUsername: 'admin',
      adminPassword: undefined,
      seedDemoData: true,
      logLevel: 'info',
      trustProxy: false,
      company: { name: 'Horoz Demir', address: undefined, taxNumber: undefined },
      webhooks: { allowedNetworks: [], timeoutMs: 10_000 },
      planningLive: false,
      streamHeartbeatSeconds: 15,
      metricsToken: undefined,
      tracing: undefined,
      mail: undefined,
      policy: TEST_POLICY,
    });
  });

  it('takes what is set, and an empty variable for one that is not', () => {
    const config = readConfig({
      DATABASE_URL: URL,
      SECRET_KEY: ` ${KEY} `,
      PORT: '0',
      HOST: '',
      ALLOWED_HOSTS: 'mrp.example, localhost',
      ALLOWED_ORIGINS: '["https://mrp.example"]',
      DEBUG: '1',
      TIME_ZONE: 'UTC',
      ENFORCE_WAREHOUSE_TYPE: 'FALSE',
      ADMIN_PASSWORD: 'çelik-sac',
      COMPANY_CURRENCY: 'EUR',
      OVER_RECEIPT_TOLERANCE_PERCENT: '2.5',
      EXPIRY_WARNING_DAYS: '7',
      COMPANY_NAME: 'Işıl Çelik A.Ş.',
      COMPANY_ADDRESS: 'Gebze',
      COMPANY_TAX_NUMBER: '4620012345',
    });
    expect(config).toMatchObject({
      databaseUrl: URL,
      secretKey: KEY,
      port: 0,
      host: '127.0.0.1',
      allowedHosts: ['mrp.example', 'localhost'],
      allowedOrigins: ['https://mrp.example'],
      logLevel: 'debug',
      adminPassword: 'çelik-sac',
      company: { name: 'Işıl Çelik A.Ş.', address: 'Gebze', taxNumber: '4620012345' },
      policy: {
        timeZone: 'UTC',
        enforceWarehouseType: false,
        companyCurrency: 'EUR',
        overReceiptTolerancePercent: '2.5',
        expiryWarningDays: 7,
      },
    });
  });

  it('loads the demo factory only into its own database, unless told', () => {
    const own = { DATABASE_URL: URL, SECRET_KEY: KEY };
    expect(readConfig(own).seedDemoData).toBe(false);
    expect(readConfig({ ...own, SEED_DEMO_DATA: 'true' }).seedDemoData).toBe(true);
    expect(readConfig({ SEED_DEMO_DATA: 'false' }).seedDemoData).toBe(false);
  });

  it.each([
    ['DATABASE_URL', 'mysql://localhost/db'],
    ['DATABASE_URL', 'postgres://'],
    ['DATABASE_REPLICA_URL', 'mysql://localhost/db'],
    ['DATABASE_POOL_SIZE', '1'],
    ['SECRET_KEY', 'x'.repeat(31)],
    ['PORT', '65536'],
    ['PORT', '8000x'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', '1e3'],
    ['ACCESS_TOKEN_EXPIRE_MINUTES', '0'],
    ['REFRESH_TOKEN_EXPIRE_DAYS', '366'],
    ['RATE_LIMIT_PER_MINUTE', 'many'],
    ['LOGIN_RATE_LIMIT_PER_MINUTE', '0'],
    ['ALLOWED_HOSTS', '["localhost"'],
    ['ALLOWED_ORIGINS', '[1]'],
    ['ADMIN_USERNAME', 'a'],
    ['ADMIN_USERNAME', 'ad min'],
    ['ADMIN_PASSWORD', 'short'],
    ['ADMIN_PASSWORD', 'ç'.repeat(37)],
    ['SEED_DEMO_DATA', 'yes'],
    ['TRUST_PROXY', 'maybe'],
    ['ENFORCE_WAREHOUSE_TYPE', '2'],
    ['COMPANY_CURRENCY', 'lira'],
    ['OVER_RECEIPT_TOLERANCE_PERCENT', '2.555'],
    ['OVER_RECEIPT_TOLERANCE_PERCENT', '100.5'],
    ['OVER_RECEIPT_TOLERANCE_PERCENT', '-1'],
    ['EXPIRY_WARNING_DAYS', '3651'],
    ['DEBUG', 'on'],
    ['LOG_LEVEL', 'loud'],
    ['TIME_ZONE', 'Gebze'],
  ])('%s=%s stops the start with one sentence that names it', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} [^\\n]+$`));
  });

  it('takes the networks of webhooks as a list', () => {
    const { webhooks } = readConfig({
      WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8, fd00:7::/32',
      WEBHOOK_TIMEOUT_MS: '2500',
    });
    expect(webhooks).toEqual({ allowedNetworks: ['127.0.0.0/8', 'fd00:7::/32'], timeoutMs: 2_500 });
  });

  it('has e-mail wholly or not at all', () => {
    const all = {
      SMTP_URL: 'smtp://mrp:secret@mail.example.com:587',
      SMTP_FROM: 'Horoz Demir <mrp@example.com>',
      ALERT_EMAIL_TO: 'depo@example.com, satinalma@example.com',
    };
    expect(readConfig(all).mail).toEqual({
      smtpUrl: 'smtp://mrp:secret@mail.example.com:587',
      from: 'Horoz Demir <mrp@example.com>',
      alertsTo: ['depo@example.com', 'satinalma@example.com'],
      digestTime: '07:30',
    });
    expect(readConfig({ ALERT_DIGEST_TIME: '23:59' }).mail).toBeUndefined();
    for (const name of ['SMTP_URL', 'SMTP_FROM', 'ALERT_EMAIL_TO'] as const) {
      expect(() => readConfig({ ...all, [name]: '' })).toThrow(new RegExp(`^${name} is required together`));
    }
  });

  it.each([
    ['STREAM_HEARTBEAT_SECONDS', '0'],
    ['METRICS_TOKEN', 'short'],
    ['METRICS_TOKEN', 'has a space, and is long enough'],
    ['WEBHOOK_ALLOWED_NETWORKS', '10.0.0.0/8,intranet'],
    ['WEBHOOK_ALLOWED_NETWORKS', '10.0.0.1'],
    ['WEBHOOK_TIMEOUT_MS', '60001'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://'],
    ['SMTP_URL', 'http://mail.example.com'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'smtp://a b'],
    ['SMTP_FROM', 'mrp'],
    ['SMTP_FROM', 'Horoz <mrp@example.com'],
    ['ALERT_EMAIL_TO', 'depo@example.com,depo'],
    ['ALERT_DIGEST_TIME', '24:00'],
    ['ALERT_DIGEST_TIME', '7:30'],
  ])('%s=%s stops the start, too', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} [^\\n]+$`));
  });

  it('sends traces only where they are to go', () => {
    expect(readConfig({ OTEL_SERVICE_NAME: 'mrp' }).tracing).toBeUndefined();
    const endpoint = 'http://127.0.0.1:4318';
    expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }).tracing).toEqual({
      endpoint,
      serviceName: 'horoz-demir-mrp',
    });
  });

  it('does not print a password or key that is wrong', () => {
    for (const [name, value] of [
      ['SECRET_KEY', 'hush-hush'],
      ['ADMIN_PASSWORD', 'hush-hu'],
      ['DATABASE_URL', 'mysql://user:hush-hush@db/x'],
      ['DATABASE_REPLICA_URL', 'mysql://user:hush-hush@db/x'],
      ['SMTP_URL', 'http://user:hush-hush@mail'],
      ['METRICS_TOKEN', 'hush-hush'],
    ] as const) {
      expect(() => readConfig({ [name]: value })).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining('hush') }),
      );
    }
  });

  it('wants a key of its own beside a database of its own', () => {
    expect(() => readConfig({ DATABASE_URL: URL })).toThrow(
      /^SECRET_KEY is required together with DATABASE_URL/,
    );
  });

  it('has a replica only beside a database of its own', () => {
    expect(readConfig({ DATABASE_URL: URL, SECRET_KEY: KEY, DATABASE_REPLICA_URL: URL })).toMatchObject({
      databaseUrl: URL,
      databaseReplicaUrl: URL,
    });
    expect(() => readConfig({ DATABASE_REPLICA_URL: URL })).toThrow(
      /^DATABASE_URL is required together with DATABASE_REPLICA_URL/,
    );
  });

  it('the README lists exactly the settings that there are', async () => {
    const source = await readFile(join(PROJECT_ROOT, 'server/src/platform/config.ts'), 'utf8');
    const known = [...source.matchAll(/env\.\w+\(\s*'([A-Z_]+)'/g)].map(([, name]) => name);
    expect(known.length).toBeGreaterThan(15);
    const readme = await readFile(join(PROJECT_ROOT, 'README.md'), 'utf8');
    const rows = readme.split('\n').filter((line) => /^\| `[A-Z_]+`/.test(line));
    const listed = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
    );
    expect(listed.sort()).toEqual([...new Set(known)].sort());
  });
});
