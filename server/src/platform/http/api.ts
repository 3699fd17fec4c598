import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Actor } from '../actor.ts';
import type { Cache } from '../cache/cache.ts';
import type { CompanySettings } from '../config.ts';
import type { Database, Db, Tx } from '../database/database.ts';
import type { ReportSource } from '../database/replica.ts';
import { inTransaction } from '../database/transaction.ts';
import { AppError } from '../errors/app-error.ts';
import type { ReportTable } from '../reports/report.ts';
import type { WatchedState } from '../state-polls.ts';
import { type Sentence, say } from '../words/sentence.ts';
import { actorOf, answerOnce, withEtag } from './answers.ts';
import { keeperOf } from './cached-answer.ts';
import {
  type Access,
  type FileEndpoint,
  type ReadEndpoint,
  routeOf,
  type Shape,
  type StreamEndpoint,
  type UploadEndpoint,
  type Value,
  type WatchEndpoint,
  type WriteEndpoint,
} from './endpoints.ts';
import { EventFrames, type EventStreams, type StreamRequest } from './event-stream.ts';
import { type FileAnswer, fileResponse, sendFile } from './files.ts';
import { checkedKey } from './idempotency.ts';
import { mayDo } from './permissions.ts';
import { answerReport, type ReportHandlers, reportEndpoint } from './report-answer.ts';
import type { MessageAnswer } from './schemas.ts';
import { answerUpload, registerUpload, type UploadHandlers } from './uploads.ts';

export interface ReadContext<P, Q> {
  readonly db: Db;
  readonly actor: Actor;
  readonly params: P;
  readonly query: Q;
}

export interface FileContext<P, Q, B> extends ReadContext<P, Q> {
  readonly body: B;
}

export interface WriteContext<P, Q, B> {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** the ETag of If-Match: the `updated_at` that the caller read, or null when it did not say */
  readonly expectedVersion: string | null;
  readonly request: FastifyRequest;
}

export interface ActContext<P, B> {
  readonly db: Database;
  readonly actor: Actor;
  readonly params: P;
  readonly body: B;
  readonly request: FastifyRequest;
}

/** Finds out who calls. @throws AppError 401 */
export type Authenticate = (request: FastifyRequest) => Promise<Actor>;

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null;
  }
  interface FastifyContextConfig {
    access?: Access;
    beforePasswordChange?: true;
    /** where the body is a file and not JSON */
    contentTypes?: readonly string[];
  }
}

export type ReportQuestion<P, B> = Omit<ActContext<P, B>, 'request'>;

/**
 * Registers endpoints. A write runs in one transaction, and once per Idempotency-Key; a read runs on the pool; an act opens
 * its transactions itself and knows no Idempotency-Key.
 */
export interface Api {
  readonly db: Database;
  read<P extends Shape = undefined, Q extends Shape = undefined, R extends TSchema = TSchema>(
    endpoint: ReadEndpoint<P, Q, R>,
    handler: (context: ReadContext<Value<P>, Value<Q>>) => Promise<Static<R>>,
  ): void;
  write<
    P extends Shape = undefined,
    Q extends Shape = undefined,
    B extends Shape = undefined,
    R extends TSchema = TSchema,
  >(
    endpoint: WriteEndpoint<P, Q, B, R>,
    handler: (context: WriteContext<Value<P>, Value<Q>, Value<B>>) => Promise<Static<R>>,
  ): void;
  /** for what must not hold a connection while it works (a password's hash), or must commit although it refuses */
  act<P extends Shape = undefined, B extends Shape = undefined, R extends TSchema = TSchema>(
    endpoint: WriteEndpoint<P, undefined, B, R>,
    handler: (context: ActContext<Value<P>, Value<B>>) => Promise<Static<R>>,
  ): void;
  /** for a file: only its content types are read, up to its own size; the status is 202 */
  upload<P extends Shape = undefined, Q extends Shape = undefined, R extends TSchema = TSchema>(
    endpoint: UploadEndpoint<P, Q, R>,
    handlers: UploadHandlers<Value<P>, Value<Q>, Static<R>>,
  ): void;
  /** for events as they happen; the caller's right is looked at again with each heartbeat */
  stream<Q extends Shape = undefined>(
    endpoint: StreamEndpoint<Q>,
    asked: (query: Value<Q>) => StreamRequest,
  ): void;
  /** for what changes until it is final: it comes at once and each time that it differs, and the stream ends with the last */
  watch<P extends Shape, S extends TSchema>(
    endpoint: WatchEndpoint<P, S>,
    open: (context: { readonly params: Value<P> }) => Promise<WatchedState<Static<S>>>,
  ): void;
  /** for an answer of bytes: a document to print or to keep */
  file<P extends Shape = undefined, Q extends Shape = undefined, B extends Shape = undefined>(
    endpoint: FileEndpoint<P, Q, B>,
    handler: (context: FileContext<Value<P>, Value<Q>, Value<B>>) => Promise<FileAnswer>,
  ): void;
  /** for a report: JSON, or its table as CSV, XLSX or PDF in the reader's language */
  report<P extends Shape = undefined, Q extends Shape = undefined, R extends TSchema = TSchema>(
    endpoint: ReadEndpoint<P, Q, R>,
    json: ReportHandlers<Value<P>, Value<Q>, Static<R>>['json'],
    table: ReportHandlers<Value<P>, Value<Q>, Static<R>>['table'],
  ): void;
  /** the same for a question that is too long for an address: a POST that changes nothing and knows no Idempotency-Key */
  askedReport<P extends Shape, B extends Shape, R extends TSchema>(
    endpoint: Omit<WriteEndpoint<P, undefined, B, R>, 'method'>,
    json: (context: ReportQuestion<Value<P>, Value<B>>) => Promise<Static<R>>,
    table: (context: ReportQuestion<Value<P>, Value<B>>) => Promise<ReportTable>,
  ): void;
}

export function createApi(
  app: FastifyInstance,
  db: Database,
  authenticate: Authenticate,
  secretKey: string,
  streams: EventStreams,
  company: CompanySettings,
  reports: ReportSource,
  cache: Cache,
): Api {
  app.decorateRequest('actor', null);
  return {
    db,
    read(endpoint, handler) {
      const keep = keeperOf(cache, db.clock, endpoint);
      app.route({
        ...routeOf(endpoint, 'GET', 200),
        onRequest: guard(endpoint.access, authenticate),
        handler: async (request, reply) => {
          const { params, query } = request as unknown as Record<'params' | 'query', never>;
          const answer = () => handler({ db, actor: actorOf(request), params, query });
          return keep === undefined ? withEtag(reply, await answer()) : keep(request, reply, answer);
        },
      });
    },
    write(endpoint, handler) {
      const status = endpoint.status ?? 200;
      const idempotent = endpoint.method === 'POST' && endpoint.idempotent !== false;
      app.route({
        ...routeOf(endpoint, endpoint.method, status),
        onRequest: guard(endpoint.access, authenticate),
        handler: async (request, reply) => {
          const work = (tx: Tx) =>
            handler({
              tx,
              actor: tx.actor,
              params: request.params as never,
              query: request.query as never,
              body: request.body as never,
              expectedVersion: versionOf(request.headers['if-match']),
              request,
            });
          const key = idempotent ? checkedKey(request.headers['idempotency-key']) : undefined;
          if (key !== undefined) return answerOnce(db, request, reply, { key, secretKey, status, work });
          const answer = await inTransaction(db, actorOf(request), work);
          reply.status(status);
          return withEtag(reply, answer);
        },
      });
    },
    act: actOn(app, db, authenticate),
    upload: uploadOn(app, db, authenticate, secretKey),
    stream: streamOn(app, authenticate, streams),
    watch: watchOn(app, authenticate, streams),
    file: fileOn(app, db, authenticate),
    report(endpoint, json, table) {
      const settings = { reports, company, keep: keeperOf(cache, db.clock, endpoint) };
      app.route({
        ...routeOf(reportEndpoint(endpoint), 'GET', 200),
        onRequest: guard(endpoint.access, authenticate),
        // The answer to a HEAD would be written, and thrown away.
        exposeHeadRoute: false,
        handler: (request, reply) => answerReport(request, reply, settings, { json, table }),
      });
    },
    askedReport: askedReportOn(app, reports, authenticate, company),
  };
}

function askedReportOn(
  app: FastifyInstance,
  reports: ReportSource,
  authenticate: Authenticate,
  company: CompanySettings,
): Api['askedReport'] {
  return ({ body, ...endpoint }, json, table) => {
    const route = reportEndpoint(endpoint);
    app.route({
      ...routeOf({ ...route, ...(body === undefined ? {} : { body }), idempotent: false }, 'POST', 200),
      onRequest: guard(endpoint.access, authenticate),
      handler: (request, reply) => {
        const context = {
          actor: actorOf(request),
          params: request.params as never,
          body: request.body as never,
        };
        const handlers: ReportHandlers<never, never, unknown> = {
          json: ({ db }) => json({ ...context, db }),
          table: ({ db }) => table({ ...context, db }),
        };
        return answerReport(request, reply, { reports, company, keep: undefined }, handlers);
      },
    });
  };
}

function actOn(app: FastifyInstance, db: Database, authenticate: Authenticate): Api['act'] {
  return (endpoint, handler) => {
    const status = endpoint.status ?? 200;
    app.route({
      ...routeOf({ ...endpoint, idempotent: false }, endpoint.method, status),
      onRequest: guard(endpoint.access, authenticate),
      handler: async (request, reply) => {
        const answer = await handler({
          db,
          actor: actorOf(request),
          params: request.params as never,
          body: request.body as never,
          request,
        });
        reply.status(status);
        return withEtag(reply, answer);
      },
    });
  };
}

function streamOn(app: FastifyInstance, authenticate: Authenticate, streams: EventStreams): Api['stream'] {
  return (endpoint, asked) => {
    const check = guard(endpoint.access, authenticate);
    app.route({
      ...framesRoute({ ...endpoint, response: EventFrames }),
      onRequest: check,
      handler: (request, reply) =>
        streams.answer(request, reply, {
          ...asked(request.query as never),
          mayGoOn: () => check(request),
        }),
    });
  };
}

function watchOn(app: FastifyInstance, authenticate: Authenticate, streams: EventStreams): Api['watch'] {
  return (endpoint, open) => {
    const check = guard(endpoint.access, authenticate);
    app.route({
      ...framesRoute({ ...endpoint, response: endpoint.frames }),
      onRequest: check,
      handler: (request, reply) =>
        streams.watch(request, reply, {
          event: endpoint.event,
          open: () => open({ params: request.params as never }),
          mayGoOn: () => check(request),
        }),
    });
  };
}

function framesRoute(endpoint: Parameters<typeof routeOf>[0]) {
  const route = routeOf(endpoint, 'GET', 200);
  const response = { 200: { content: { 'text/event-stream': { schema: endpoint.response } } } };
  // The answer to a HEAD would never end.
  return { ...route, schema: { ...route.schema, response }, exposeHeadRoute: false };
}

function uploadOn(
  app: FastifyInstance,
  db: Database,
  authenticate: Authenticate,
  secretKey: string,
): Api['upload'] {
  return (endpoint, handlers) => {
    const onRequest = guard(endpoint.access, authenticate);
    const route = { ...routeOf(endpoint, 'POST', 202), onRequest };
    registerUpload(app, route, endpoint, (request, reply) =>
      answerUpload(db, request, reply, { secretKey, handlers }),
    );
  };
}

function fileOn(app: FastifyInstance, db: Database, authenticate: Authenticate): Api['file'] {
  return (endpoint, handler) => {
    const response = fileResponse(endpoint.contentType);
    app.route({
      ...routeOf({ ...endpoint, response, idempotent: false }, endpoint.method ?? 'GET', 200),
      onRequest: guard(endpoint.access, authenticate),
      handler: async (request, reply) => {
        const { params, query, body } = request as unknown as Record<'params' | 'query' | 'body', never>;
        const file = await handler({ db, actor: actorOf(request), params, query, body });
        return sendFile(reply, endpoint.contentType, file);
      },
    });
  };
}

function guard(access: Access, authenticate: Authenticate) {
  return async (request: FastifyRequest): Promise<void> => {
    if (access === 'public') return;
    const actor = await authenticate(request);
    request.actor = actor;
    requireChangedPassword(request, actor);
    if (access === 'authenticated') return;
    if (access === 'session') return requireSession(actor);
    if (mayDo(actor, access)) return;
    if (actor.apiKey !== undefined) throw withoutScope(actor, access);
    throw new AppError(
      'INSUFFICIENT_PERMISSIONS',
      say`Your role ${actor.role} does not have the permission ${access}. Ask an administrator.`,
      [{ permission: access, role: actor.role }],
    );
  };
}

function withoutScope(actor: Actor, permission: string): AppError {
  return new AppError(
    'INSUFFICIENT_PERMISSIONS',
    say`This API key may not use ${permission}: the scopes of the key and the role ${actor.role} of its owner must both have it.`,
    [{ permission, role: actor.role, scopes: actor.apiKey?.scopes ?? [] }],
  );
}

function requireSession(actor: Actor): void {
  if (actor.apiKey === undefined) return;
  throw new AppError(
    'INSUFFICIENT_PERMISSIONS',
    say`An API key cannot do this. Log in with a username and a password.`,
    [{ permission: 'session', role: actor.role }],
  );
}

function requireChangedPassword(request: FastifyRequest, actor: Actor): void {
  if (actor.mustChangePassword !== true || request.routeOptions.config.beforePasswordChange === true) return;
  throw new AppError(
    'PASSWORD_CHANGE_REQUIRED',
    say`The password is a temporary one. Change it with POST /auth/change-password, then go on.`,
  );
}

function versionOf(header: string | undefined): string | null {
  if (header === undefined || header === '*') return null;
  return header.replace(/^W\//, '').replaceAll('"', '');
}

/** @throws AppError CONFLICT when somebody else changed the record since the caller read it */
export function requireVersion(expected: string | null, row: { readonly updated_at: string }): void {
  if (expected === null || expected === row.updated_at) return;
  throw new AppError(
    'CONFLICT',
    say`Somebody else changed this record since you read it. Read it again and repeat your change.`,
    [{ expected, actual: row.updated_at }],
  );
}

/** The answer of an action that has nothing to return. */
export function success({ actor, clock }: Pick<Tx, 'actor' | 'clock'>, message: Sentence): MessageAnswer {
  return { status: 'success', message: message.in(actor.language), timestamp: clock.now().toISOString() };
}
