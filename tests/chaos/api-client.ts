import http from 'node:http';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly replayed: boolean;
  readonly retryAfter: boolean;
}

/** Talks to the server, which may be dead. */
export class ApiClient {
  readonly #port: number;
  readonly #agent = new http.Agent({ keepAlive: true });
  #token = '';

  constructor(port: number) {
    this.#port = port;
  }

  async logIn(username: string, password: string): Promise<void> {
    const answer = await this.send('POST', '/auth/login', { username, password });
    if (answer?.status !== 200) throw new Error(`The login failed: ${answer?.text}`);
    this.#token = (JSON.parse(answer.text) as { access_token: string }).access_token;
  }

  /** undefined: no whole answer came back, and nobody knows what was done. */
  send(method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<Answer | undefined> {
    const payload = body === undefined ? '' : JSON.stringify(body);
    return new Promise((resolve) => {
      const request = http.request(
        {
          agent: this.#agent,
          host: '127.0.0.1',
          port: this.#port,
          method,
          path: `/api/v1${path}`,
          timeout: 30_000,
          headers: {
            'content-length': Buffer.byteLength(payload),
            ...(payload === '' ? {} : { 'content-type': 'application/json' }),
            ...(this.#token === '' ? {} : { authorization: `Bearer ${this.#token}` }),
            ...(key === undefined ? {} : { 'idempotency-key': key }),
          },
        },
        (response) => resolve(readAnswer(response)),
      );
      request.on('timeout', () => request.destroy());
      request.on('error', () => resolve(undefined));
      request.end(payload);
    });
  }

  /** For the steps before the chaos: whatever is not a success is an error. */
  async create<Row>(path: string, body: unknown): Promise<Row> {
    const answer = await this.send('POST', path, body);
    if (answer?.status !== 201) throw new Error(`POST ${path} failed: ${answer?.text}`);
    return JSON.parse(answer.text) as Row;
  }

  close(): void {
    this.#agent.destroy();
  }
}

function readAnswer(response: http.IncomingMessage): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('error', () => resolve(undefined));
    response.on('close', () => {
      if (!response.complete) return resolve(undefined);
      resolve({
        status: response.statusCode ?? 0,
        text: Buffer.concat(parts).toString(),
        replayed: response.headers['idempotency-replayed'] === 'true',
        retryAfter: response.headers['retry-after'] !== undefined,
      });
    });
  });
}
