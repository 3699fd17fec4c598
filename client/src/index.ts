import createFetchClient, { type FetchOptions, type FetchResponse } from 'openapi-fetch';
import { problemOf } from './api-error.ts';
import { IDEMPOTENT_POSTS } from './contract.ts';
import { type AlertEvent, type EventOptions, followEvents } from './events.ts';
import type { paths } from './schema.ts';
import { type Credentials, Session } from './session.ts';

export { ApiError, type ErrorAnswer } from './api-error.ts';
export type { ErrorCode } from './contract.ts';
export type { AlertEvent, EventOptions } from './events.ts';
export type { components, paths } from './schema.ts';
export type { Credentials } from './session.ts';

export type ClientOptions = Credentials & {
  /** where the server is, without a path: http://localhost:8000 */
  readonly baseUrl: string;
  /** of the messages; the server's own language when left out */
  readonly language?: 'tr' | 'en';
  /** what sends the requests, for proxies and tests; the program's own fetch when left out */
  readonly fetch?: (request: Request) => Promise<Response>;
};

type Method = 'get' | 'post' | 'put' | 'delete';
type PathsWith<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends { [Key in M]: object } ? Path : never;
}[keyof paths];
type Operation<Path extends keyof paths, M extends Method> = Extract<paths[Path][M], object>;
/** Left out where nothing must be said. */
type Init<Options> = Record<never, never> extends Options ? [init?: Options] : [init: Options];
type Success<Operation extends object> = NonNullable<
  FetchResponse<Operation & Record<never, never>, object, 'application/json'>['data']
>;

/** Sends one request and gives the body of its success. @throws ApiError */
type Call<M extends Method> = <Path extends PathsWith<M>>(
  path: Path,
  ...init: Init<FetchOptions<Operation<Path, M>>>
) => Promise<Success<Operation<Path, M>>>;

export interface Client {
  readonly get: Call<'get'>;
  readonly post: Call<'post'>;
  readonly put: Call<'put'>;
  readonly delete: Call<'delete'>;
  /** A GET whose answer is a file: PDF, CSV or XLSX. @throws ApiError */
  download<Path extends PathsWith<'get'>>(
    path: Path,
    ...init: Init<FetchOptions<Operation<Path, 'get'>>>
  ): Promise<Blob>;
  /** Alerts as they happen, until the signal ends them. @throws ApiError */
  events(options?: EventOptions): AsyncGenerator<AlertEvent>;
  /** Ends the session on the server; without it, it ends by itself after some days. */
  logOut(): Promise<void>;
}

interface AnyInit {
  headers?: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal | null;
  params?: object;
}

/** A client that logs in with its first request and keeps its session alive. */
export function createClient(options: ClientOptions): Client {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const session = new Session(baseUrl, options, options.fetch ?? ((request) => fetch(request)));
  const raw = createFetchClient<paths>({
    baseUrl,
    fetch: async (request) => {
      const response = await session.send(request);
      if (!response.ok) throw await problemOf(response);
      return response;
    },
    ...(options.language === undefined ? {} : { headers: { 'accept-language': options.language } }),
  });
  // The types of Client say what fits which path; below them every request is alike.
  const request = raw.request as unknown as (
    method: Method,
    path: string,
    init: object,
  ) => Promise<{ readonly response: Response }>;
  const send = async (method: Method, path: string, init: AnyInit = {}): Promise<Response> => {
    const { response } = await request(method, path, {
      ...init,
      ...(typeof init.body === 'string' ? { bodySerializer: (body: unknown) => body } : {}),
      headers: { ...headersOf(method, path, init.body), ...init.headers },
      parseAs: 'stream',
    });
    return response;
  };
  const call =
    (method: Method) =>
    async (path: string, init?: AnyInit): Promise<unknown> =>
      (await send(method, path, init)).json();
  return {
    get: call('get') as Call<'get'>,
    post: call('post') as Call<'post'>,
    put: call('put') as Call<'put'>,
    delete: call('delete') as Call<'delete'>,
    download: async (path, ...[init]) => (await send('get', path, init as AnyInit)).blob(),
    events: (options = {}) =>
      followEvents((after) => {
        const query = after === undefined ? {} : { after };
        const { signal = null } = options;
        return send('get', '/api/v1/alerts/stream', { params: { query }, signal });
      }, options),
    logOut: () => session.logOut(),
  };
}

/** A POST that can be repeated safely is made so: whatever sends it twice does not book it twice. */
function headersOf(method: Method, path: string, body: unknown): Record<string, string> {
  return {
    ...(typeof body === 'string' ? { 'content-type': 'text/csv' } : {}),
    ...(method === 'post' && IDEMPOTENT_POSTS.has(path) ? { 'idempotency-key': crypto.randomUUID() } : {}),
  };
}
