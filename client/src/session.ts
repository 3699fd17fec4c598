import { problemOf } from './api-error.ts';
import type { components } from './schema.ts';

type TokenResponse = components['schemas']['TokenResponse'];

/** Who calls: an account, which logs in and stays logged in, or a token that somebody else keeps alive. */
export type Credentials =
  | { readonly username: string; readonly password: string }
  | { readonly token: string };

type Send = (request: Request) => Promise<Response>;

interface Tokens {
  readonly access: string;
  readonly refresh: string;
  /** on the clock of this program */
  readonly expiresAt: number;
}

/** A token is renewed so long before its end, because the request has a way to go and clocks run differently. */
const MARGIN_MS = 5_000;

/** The login of a client: sends each request with a token that is valid. */
export class Session {
  readonly #baseUrl: string;
  readonly #credentials: Credentials;
  readonly #send: Send;
  #tokens: Tokens | undefined;
  /** what all requests wait for that need a token now */
  #renewal: Promise<Tokens> | undefined;

  constructor(baseUrl: string, credentials: Credentials, send: Send) {
    this.#baseUrl = baseUrl;
    this.#credentials = credentials;
    this.#send = send;
  }

  async send(request: Request): Promise<Response> {
    const again = request.clone();
    const token = await this.#token();
    const response = await this.#sendWith(token, request);
    if (response.status !== 401 || 'token' in this.#credentials) return response;
    if ((await problemOf(response.clone())).error_code !== 'TOKEN_EXPIRED') return response;
    await response.body?.cancel();
    // Another request may have got new ones while this one was on its way.
    if (this.#tokens?.access === token) this.#tokens = { ...this.#tokens, expiresAt: 0 };
    return this.#sendWith(await this.#token(), again);
  }

  /** Ends the session on the server. The next request logs in anew. */
  async logOut(): Promise<void> {
    if (this.#tokens === undefined) return;
    const response = await this.send(new Request(`${this.#baseUrl}/api/v1/auth/logout`, { method: 'POST' }));
    this.#tokens = undefined;
    if (!response.ok) throw await problemOf(response);
    await response.body?.cancel();
  }

  #sendWith(token: string, request: Request): Promise<Response> {
    request.headers.set('authorization', `Bearer ${token}`);
    return this.#send(request);
  }

  async #token(): Promise<string> {
    if ('token' in this.#credentials) return this.#credentials.token;
    if (this.#tokens !== undefined && Date.now() < this.#tokens.expiresAt) return this.#tokens.access;
    // A refresh token works once: two requests that both used it would end the session as stolen.
    this.#renewal ??= this.#renew(this.#credentials).finally(() => {
      this.#renewal = undefined;
    });
    this.#tokens = await this.#renewal;
    return this.#tokens.access;
  }

  async #renew(account: { username: string; password: string }): Promise<Tokens> {
    if (this.#tokens !== undefined) {
      const refreshed = await this.#post('refresh', { refresh_token: this.#tokens.refresh });
      if (refreshed.ok) return tokensOf(refreshed);
      const problem = await problemOf(refreshed);
      // It slept for days. A session that somebody has ended, on the other hand, stays ended.
      if (problem.error_code !== 'TOKEN_EXPIRED') throw problem;
    }
    const { username, password } = account;
    const loggedIn = await this.#post('login', { username, password });
    if (!loggedIn.ok) throw await problemOf(loggedIn);
    return tokensOf(loggedIn);
  }

  #post(action: 'login' | 'refresh', body: unknown): Promise<Response> {
    return this.#send(
      new Request(`${this.#baseUrl}/api/v1/auth/${action}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  }
}

async function tokensOf(response: Response): Promise<Tokens> {
  const answer = (await response.json()) as TokenResponse;
  return {
    access: answer.access_token,
    refresh: answer.refresh_token,
    expiresAt: Date.now() + answer.expires_in * 1000 - MARGIN_MS,
  };
}
