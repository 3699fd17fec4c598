import http from 'node:http';
import { performance } from 'node:perf_hooks';

export interface Answer {
  readonly status: number;
  readonly ms: number;
  readonly text: string;
}

export interface Request {
  readonly method: string;
  /** below /api/v1, with its query */
  readonly path: string;
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends requests to the server on this machine over connections that stay open. */
export class ApiClient {
  readonly #agent: http.Agent;
  readonly #port: number;

  constructor(port: number, connections: number) {
    this.#port = port;
    this.#agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  }

  send({ method, path, token, body, headers = {} }: Request): Promise<Answer> {
    const payload = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const start = performance.now();
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          agent: this.#agent,
          host: '127.0.0.1',
          port: this.#port,
          path: `/api/v1${path}`,
          method,
          headers: {
            ...(payload === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...headers,
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              ms: performance.now() - start,
              text: Buffer.concat(parts).toString(),
            }),
          );
        },
      );
      request.on('error', reject);
      request.end(payload);
    });
  }

  async logIn(username: string, password: string): Promise<string> {
    const answer = await this.send({ method: 'POST', path: '/auth/login', body: { username, password } });
    if (answer.status !== 200) throw new Error(`${username} cannot log in: ${answer.text}`);
    return (JSON.parse(answer.text) as { access_token: string }).access_token;
  }

  close(): void {
    this.#agent.destroy();
  }
}
