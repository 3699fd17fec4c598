import { AsyncLocalStorage } from 'node:async_hooks';
import type * as Otel from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { VERSION } from './http/information.ts';

/**
 * Traces for OpenTelemetry, under the stable semantic conventions of HTTP and of databases. Without an endpoint nothing of it is
 * loaded, and each hook costs one comparison. No span holds values, texts of queries, bodies or headers.
 */

export interface TracingSettings {
  /** of a collector, without /v1/traces */
  readonly endpoint: string;
  readonly serviceName: string;
}

interface Log {
  warn(details: object, message: string): void;
}

interface Active {
  readonly api: typeof Otel;
  readonly tracer: Otel.Tracer;
}

let active: Active | undefined;
const contexts = new AsyncLocalStorage<Otel.Context>();

/** How long the end of the process waits for the last spans to be taken. */
const FLUSH_MS = 2_000;
const WARN_EVERY_MS = 60_000;

/**
 * From now on spans are sent, in batches and aside of all work; a collector that is away loses them and nothing else.
 *
 * @returns sends what is left, and ends it
 */
export async function startTracing(settings: TracingSettings, log: Log): Promise<() => Promise<void>> {
  // Here, and not at the head of the file: a third of a second and 20 MB that nobody without a collector has to pay.
  const [api, { BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const url = `${settings.endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = complaining(new OTLPTraceExporter({ url, timeoutMillis: 5_000 }), log);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': settings.serviceName, 'service.version': VERSION }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: 1_000 })],
  });
  active = { api, tracer: provider.getTracer('horoz-demir-mrp', VERSION) };
  return async () => {
    active = undefined;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, FLUSH_MS);
    });
    await Promise.race([provider.shutdown().catch(() => {}), tooLong]);
    clearTimeout(timer);
  };
}

/** The exporter keeps its failures to itself. */
function complaining(exporter: SpanExporter, log: Log): SpanExporter {
  let next = 0;
  return {
    export(spans: ReadableSpan[], done) {
      exporter.export(spans, (result) => {
        if (result.code !== 0 && performance.now() >= next) {
          next = performance.now() + WARN_EVERY_MS;
          log.warn({ err: result.error }, 'traces could not be sent to OTEL_EXPORTER_OTLP_ENDPOINT');
        }
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}

/** A span for each request of the API, and the parent of what is done for it. Comes before the routes. */
export function traceRequests(app: FastifyInstance): void {
  if (active === undefined) return;
  const { api, tracer } = active;
  const open = new WeakMap<FastifyRequest, Otel.Context>();
  app.addHook('onRequest', (request, _reply, done) => {
    // Health, metrics and documentation, and what is not there.
    if (request.routeOptions.config.access === undefined) return done();
    const attributes = {
      'http.request.method': request.method,
      'http.route': routeOf(request),
      'url.path': request.url.replace(/\?.*$/s, ''),
      'url.scheme': request.protocol,
      'horoz.request_id': request.id,
    };
    const kind = api.SpanKind.SERVER;
    const name = `${request.method} ${routeOf(request)}`;
    const span = tracer.startSpan(name, { kind, attributes }, callerOf(api, request));
    const context = api.trace.setSpan(api.ROOT_CONTEXT, span);
    open.set(request, context);
    contexts.run(context, done);
  });
  // The body is read in the events of its socket, which belong to nobody.
  app.addHook('preValidation', (request, _reply, done) => {
    const context = open.get(request);
    if (context === undefined) return done();
    contexts.run(context, done);
  });
  app.addHook('onResponse', async (request, reply) => {
    const context = open.get(request);
    if (context !== undefined) endRequest(api, api.trace.getSpan(context), reply);
  });
}

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? '';

function endRequest(api: typeof Otel, span: Otel.Span | undefined, reply: FastifyReply): void {
  span?.setAttribute('http.response.status_code', reply.statusCode);
  // What the caller did wrong is no failure of the server.
  if (reply.statusCode >= 500) {
    span?.setAttribute('error.type', String(reply.statusCode));
    span?.setStatus({ code: api.SpanStatusCode.ERROR });
  }
  span?.end();
}

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})/;

/** W3C Trace Context: the caller's own span, when it names one. */
function callerOf(api: typeof Otel, { headers }: FastifyRequest): Otel.Context {
  const { traceparent, tracestate } = headers;
  const [, traceId = '', spanId = '', flags = ''] = TRACEPARENT.exec(String(traceparent)) ?? [];
  const caller: Otel.SpanContext = {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & api.TraceFlags.SAMPLED,
    isRemote: true,
    ...(typeof tracestate === 'string' ? { traceState: api.createTraceState(tracestate) } : {}),
  };
  return api.isSpanContextValid(caller)
    ? api.trace.setSpanContext(api.ROOT_CONTEXT, caller)
    : api.ROOT_CONTEXT;
}

/** One statement, by its name; for a query without one by what it does and to which table. */
export function traceStatement<Result>(
  { name, text }: { readonly name?: string | undefined; readonly text: string },
  work: () => Promise<Result>,
): Promise<Result> {
  const parent = openParent();
  if (active === undefined || parent === undefined) return work();
  const summary = name === undefined || name === '' || name.startsWith('q_') ? summaryOf(text) : name;
  const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': summary };
  const kind = active.api.SpanKind.CLIENT;
  return within(active, parent, summary, { kind, attributes }, work);
}

const OPERATION = /^\s*(\w+)(?:.*?\b(?:from|into|update)\s+"?([a-z_]+)"?)?/is;

function summaryOf(text: string): string {
  const [, operation = 'query', table] = OPERATION.exec(text) ?? [];
  return table === undefined ? operation.toLowerCase() : `${operation.toLowerCase()} ${table}`;
}

/** A transaction with all its tries. */
export function traceTransaction<Result>(work: () => Promise<Result>): Promise<Result> {
  const parent = openParent();
  if (active === undefined || parent === undefined) return work();
  return within(active, parent, 'transaction', { attributes: { 'db.system.name': 'postgresql' } }, work);
}

/** Work that nobody waits for: a trace of its own. */
export function traceJob<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  if (active === undefined) return work();
  return within(active, active.api.ROOT_CONTEXT, name, {}, work);
}

/**
 * Only below a span that is open: what looks into the database every second, and what a request has left behind, would fill the
 * collector with traces of nothing.
 */
function openParent(): Otel.Context | undefined {
  if (active === undefined) return undefined;
  const context = contexts.getStore();
  return context !== undefined && active.api.trace.getSpan(context)?.isRecording() === true
    ? context
    : undefined;
}

async function within<Result>(
  { api, tracer }: Active,
  parent: Otel.Context,
  name: string,
  options: Otel.SpanOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  const span = tracer.startSpan(name, options, parent);
  try {
    return await contexts.run(api.trace.setSpan(parent, span), work);
  } catch (error) {
    const { code, name: type } = error as { readonly code?: unknown; readonly name?: unknown };
    // Never its message, which may name values.
    span.setAttribute('error.type', String(code ?? type ?? 'unknown'));
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) {
      span.setAttribute('db.response.status_code', code);
    }
    span.setStatus({ code: api.SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}
