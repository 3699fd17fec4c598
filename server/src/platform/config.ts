import ipaddr from 'ipaddr.js';
import type { TracingSettings } from './tracing.ts';

/** Configuration: environment variables, read once at start. A wrong one stops the start with a sentence that names it. */

/** What business rules read; everything else in `Config` concerns the process. */
export interface Policy {
  readonly timeZone: string;
  readonly enforceWarehouseType: boolean;
  /** the currency of all stock values, ISO 4217 */
  readonly companyCurrency: string;
  /** how much more than ordered may be received, as text: "2.50" is 2.5 % */
  readonly overReceiptTolerancePercent: string;
  /** so many days before its expiry a layer is reported as expiring */
  readonly expiryWarningDays: number;
}

/** Who we are on the documents that we print. */
export interface CompanySettings {
  readonly name: string;
  readonly address: string | undefined;
  readonly taxNumber: string | undefined;
}

export interface Config {
  readonly databaseUrl: string | undefined;
  /** a streaming replica that reports are read from */
  readonly databaseReplicaUrl: string | undefined;
  readonly databasePoolSize: number;
  /** undefined: answers are kept and requests are counted in the process */
  readonly redisUrl: string | undefined;
  readonly dataDir: string;
  /** undefined: generated into DATA_DIR */
  readonly secretKey: string | undefined;
  readonly accessTokenMinutes: number;
  readonly refreshTokenDays: number;
  readonly allowedOrigins: readonly string[];
  readonly allowedHosts: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly rateLimitPerMinute: number;
  readonly loginRateLimitPerMinute: number;
  readonly adminUsername: string;
  readonly adminPassword: string | undefined;
  readonly seedDemoData: boolean;
  readonly logLevel: LogLevel;
  readonly trustProxy: boolean;
  readonly company: CompanySettings;
  readonly webhooks: {
    /** private networks that webhooks may reach, as CIDR */
    readonly allowedNetworks: readonly string[];
    readonly timeoutMs: number;
  };
  /** plans by itself after each change */
  readonly planningLive: boolean;
  /** how often a live stream says that it is still there, and looks whether its reader may still read */
  readonly streamHeartbeatSeconds: number;
  /** undefined: metrics are only for loopback and private addresses */
  readonly metricsToken: string | undefined;
  /** undefined: no traces */
  readonly tracing: TracingSettings | undefined;
  /** undefined: nobody gets e-mail */
  readonly mail: MailSettings | undefined;
  readonly policy: Policy;
}

export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
  /** who gets the alerts by e-mail; never empty */
  readonly alertsTo: readonly string[];
  /** HH:MM in the factory's time zone */
  readonly digestTime: string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** A wrong setting: `message` is the whole sentence for the person who starts the program. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks all settings. @throws ConfigError */
export function readConfig(environment: Environment): Config {
  const env = reader(environment);
  const { databaseUrl, databaseReplicaUrl, secretKey } = databaseSettings(env);
  const debug = env.flag('DEBUG', false);
  return {
    databaseUrl,
    databaseReplicaUrl,
    secretKey,
    databasePoolSize: env.integer('DATABASE_POOL_SIZE', 8, 2, 200),
    redisUrl: redisUrl(env.text('REDIS_URL', undefined)),
    dataDir: env.text('DATA_DIR', './data'),
    accessTokenMinutes: env.integer('ACCESS_TOKEN_EXPIRE_MINUTES', 15, 1, 1440),
    refreshTokenDays: env.integer('REFRESH_TOKEN_EXPIRE_DAYS', 7, 1, 365),
    allowedOrigins: env.list('ALLOWED_ORIGINS', [
      'http://localhost:3000',
      'http://localhost:5173',
      'http://localhost:8000',
    ]),
    allowedHosts: env.list('ALLOWED_HOSTS', ['localhost', '127.0.0.1', '[::1]']),
    host: env.text('HOST', '127.0.0.1'),
    port: env.integer('PORT', 8000, 0, 65535),
    rateLimitPerMinute: env.integer('RATE_LIMIT_PER_MINUTE', 600, 1, 1_000_000),
    loginRateLimitPerMinute: env.integer('LOGIN_RATE_LIMIT_PER_MINUTE', 10, 1, 1_000_000),
    adminUsername: env.matching(
      'ADMIN_USERNAME',
      'admin',
      /^[A-Za-z0-9._-]{3,50}$/,
      '3 to 50 letters, digits, . _ or -',
    ),
    adminPassword: adminPassword(env.text('ADMIN_PASSWORD', undefined)),
    seedDemoData: env.flag('SEED_DEMO_DATA', databaseUrl === undefined),
    logLevel: env.choice('LOG_LEVEL', debug ? 'debug' : 'info', LOG_LEVELS),
    trustProxy: env.flag('TRUST_PROXY', false),
    company: {
      name: env.text('COMPANY_NAME', 'Horoz Demir'),
      address: env.text('COMPANY_ADDRESS', undefined),
      taxNumber: env.text('COMPANY_TAX_NUMBER', undefined),
    },
    webhooks: {
      allowedNetworks: networks('WEBHOOK_ALLOWED_NETWORKS', env.list('WEBHOOK_ALLOWED_NETWORKS', [])),
      timeoutMs: env.integer('WEBHOOK_TIMEOUT_MS', 10_000, 100, 60_000),
    },
    planningLive: env.flag('PLANNING_LIVE', false),
    streamHeartbeatSeconds: env.integer('STREAM_HEARTBEAT_SECONDS', 15, 1, 300),
    metricsToken: metricsToken(env.text('METRICS_TOKEN', undefined)),
    tracing: tracingSettings(env),
    mail: mailSettings(env),
    policy: policySettings(env),
  };
}

function databaseSettings(
  env: ReturnType<typeof reader>,
): Pick<Config, 'databaseUrl' | 'databaseReplicaUrl' | 'secretKey'> {
  const databaseUrl = env.text('DATABASE_URL', undefined);
  const databaseReplicaUrl = env.text('DATABASE_REPLICA_URL', undefined);
  const addresses = { DATABASE_URL: databaseUrl, DATABASE_REPLICA_URL: databaseReplicaUrl };
  for (const [name, address] of Object.entries(addresses)) {
    if (address !== undefined && !/^postgres(ql)?:\/\/./.test(address)) {
      throw new ConfigError(`${name} must look like postgres://user:password@host:5432/database.`);
    }
  }
  if (databaseReplicaUrl !== undefined && databaseUrl === undefined) {
    throw new ConfigError('DATABASE_URL is required together with DATABASE_REPLICA_URL.');
  }
  const secretKey = env.text('SECRET_KEY', undefined);
  if (secretKey !== undefined && Buffer.byteLength(secretKey) < 32) {
    throw new ConfigError('SECRET_KEY must have 32 bytes or more. Make one with: openssl rand -hex 32');
  }
  if (databaseUrl !== undefined && secretKey === undefined) {
    throw new ConfigError(
      'SECRET_KEY is required together with DATABASE_URL, 32 bytes or more. Make one with: openssl rand -hex 32',
    );
  }
  return { databaseUrl, databaseReplicaUrl, secretKey };
}

/** The address may hold a password, so it is not repeated. */
function redisUrl(value: string | undefined): string | undefined {
  if (value === undefined || (/^rediss?:\/\/./.test(value) && URL.canParse(value))) return value;
  throw new ConfigError('REDIS_URL must look like redis://user:password@host:6379/0 or rediss://host.');
}

function policySettings(env: ReturnType<typeof reader>): Policy {
  return {
    timeZone: timeZone(env.text('TIME_ZONE', 'Europe/Istanbul')),
    enforceWarehouseType: env.flag('ENFORCE_WAREHOUSE_TYPE', true),
    companyCurrency: env.matching('COMPANY_CURRENCY', 'TRY', /^[A-Z]{3}$/, 'three capital letters, like TRY'),
    overReceiptTolerancePercent: env.matching(
      'OVER_RECEIPT_TOLERANCE_PERCENT',
      '0',
      /^(100|\d{1,2}(\.\d{1,2})?)$/,
      'a percentage from 0 to 100 with at most 2 decimals',
    ),
    expiryWarningDays: env.integer('EXPIRY_WARNING_DAYS', 30, 0, 3650),
  };
}

function adminPassword(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const bytes = Buffer.byteLength(value);
  if (bytes < 8 || bytes > 72) throw new ConfigError('ADMIN_PASSWORD must have 8 to 72 bytes.');
  return value;
}

function metricsToken(value: string | undefined): string | undefined {
  if (value === undefined || /^[\x21-\x7e]{16,200}$/.test(value)) return value;
  throw new ConfigError(
    'METRICS_TOKEN must have 16 to 200 visible characters. Make one with: openssl rand -hex 32',
  );
}

function networks(name: string, values: readonly string[]): readonly string[] {
  const wrong = values.find((value) => !ipaddr.isValidCIDR(value));
  if (wrong === undefined) return values;
  throw new ConfigError(`${name} holds "${wrong}"; it must be a list of networks like 10.1.0.0/16,fd00::/8.`);
}

function timeZone(value: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return value;
  } catch {
    throw new ConfigError(`TIME_ZONE is "${value}"; it must be a name like Europe/Istanbul or UTC.`);
  }
}

function tracingSettings(env: ReturnType<typeof reader>): TracingSettings | undefined {
  const endpoint = env.text('OTEL_EXPORTER_OTLP_ENDPOINT', undefined);
  const serviceName = env.text('OTEL_SERVICE_NAME', 'horoz-demir-mrp');
  if (endpoint === undefined) return undefined;
  if (!/^https?:\/\/./.test(endpoint) || !URL.canParse(endpoint)) {
    throw new ConfigError('OTEL_EXPORTER_OTLP_ENDPOINT must look like http://collector.example:4318.');
  }
  return { endpoint, serviceName };
}

/** All or nothing: a server that should send and cannot must say so at its start. The address may hold a password. */
function mailSettings(env: ReturnType<typeof reader>): MailSettings | undefined {
  const smtpUrl = env.text('SMTP_URL', undefined);
  const from = env.text('SMTP_FROM', undefined);
  const alertsTo = env.list('ALERT_EMAIL_TO', []);
  const digestTime = env.matching(
    'ALERT_DIGEST_TIME',
    '07:30',
    /^([01]\d|2[0-3]):[0-5]\d$/,
    'a time of day like 07:30',
  );
  if (smtpUrl !== undefined && (!/^smtps?:\/\/./.test(smtpUrl) || !URL.canParse(smtpUrl))) {
    throw new ConfigError('SMTP_URL must look like smtp://user:password@host:587 or smtps://host.');
  }
  const address = /^[^\s@<>]+@[^\s@<>]+$/;
  if (from !== undefined && !address.test(/<(.*)>$/.exec(from)?.[1] ?? from)) {
    throw new ConfigError('SMTP_FROM must be an address: mrp@example.com or Horoz Demir <mrp@example.com>.');
  }
  if (!alertsTo.every((one) => address.test(one))) {
    throw new ConfigError(
      'ALERT_EMAIL_TO must be addresses with commas between: a@example.com,b@example.com.',
    );
  }
  if (smtpUrl === undefined && alertsTo.length === 0) return undefined;
  if (smtpUrl === undefined) throw new ConfigError('SMTP_URL is required together with ALERT_EMAIL_TO.');
  if (from === undefined) throw new ConfigError('SMTP_FROM is required together with SMTP_URL.');
  if (alertsTo.length === 0) throw new ConfigError('ALERT_EMAIL_TO is required together with SMTP_URL.');
  return { smtpUrl, from, alertsTo, digestTime };
}

/** Typed readers over the environment. An empty variable counts as not set. */
function reader(environment: Environment) {
  const raw = (name: string): string | undefined => {
    const value = environment[name]?.trim();
    return value === '' ? undefined : value;
  };
  function text(name: string, fallback: string): string;
  function text(name: string, fallback: undefined): string | undefined;
  function text(name: string, fallback: string | undefined): string | undefined {
    return raw(name) ?? fallback;
  }
  return {
    text,
    integer(name: string, fallback: number, least: number, most: number): number {
      const value = raw(name);
      if (value === undefined) return fallback;
      const number = Number(value);
      if (!/^\d+$/.test(value) || number < least || number > most) {
        throw new ConfigError(`${name} is "${value}"; it must be a whole number from ${least} to ${most}.`);
      }
      return number;
    },
    flag(name: string, fallback: boolean): boolean {
      const value = raw(name)?.toLowerCase();
      if (value === undefined) return fallback;
      if (value === 'true' || value === '1') return true;
      if (value === 'false' || value === '0') return false;
      throw new ConfigError(`${name} is "${value}"; it must be true or false.`);
    },
    choice<Choice extends string>(name: string, fallback: Choice, choices: readonly Choice[]): Choice {
      const value = raw(name)?.toLowerCase();
      if (value === undefined) return fallback;
      const found = choices.find((choice) => choice === value);
      if (found === undefined)
        throw new ConfigError(`${name} is "${value}"; it must be one of ${choices.join(', ')}.`);
      return found;
    },
    matching(name: string, fallback: string, pattern: RegExp, allowed: string): string {
      const value = raw(name) ?? fallback;
      if (!pattern.test(value)) throw new ConfigError(`${name} is "${value}"; it must be ${allowed}.`);
      return value;
    },
    /** `a,b` or a JSON list `["a","b"]`, as the documents write it */
    list(name: string, fallback: readonly string[]): readonly string[] {
      const value = raw(name);
      if (value === undefined) return fallback;
      if (!value.startsWith('['))
        return value
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== '');
      try {
        const parsed: unknown = JSON.parse(value);
        if (Array.isArray(parsed) && parsed.every((part) => typeof part === 'string')) return parsed;
      } catch {
        // falls through to the sentence below
      }
      throw new ConfigError(`${name} must be a list like a,b or ["a","b"].`);
    },
  };
}
