import type { components } from '@horoz/client';

type Tokens = components['schemas']['TokenResponse'];
const PLACE = 'horoz.refresh';

/** What sessionStorage is. */
interface Store {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

/** The session of one tab. `onEnd` is called when it is over and somebody has to log in. */
export class BrowserSession {
  readonly #api: string;
  readonly #store: Store;
  readonly #onEnd: () => void;
  /** in memory only: it is gone with the page, and a new one is one request away */
  #access = '';
  #renewal: Promise<void> | undefined;

  constructor(baseUrl: string, store: Store, onEnd: () => void) {
    this.#api = `${baseUrl}/api/v1`;
    this.#store = store;
    this.#onEnd = onEnd;
  }

  async logIn(username: string, password: string): Promise<Tokens['user_info']> {
    const answer = await this.#post('login', { username, password });
    if (!answer.ok) throw new Error(((await answer.json()) as { message: string }).message);
    return this.#keep((await answer.json()) as Tokens);
  }

  /** Sends a request with the token, and once more when the token has expired on the way. */
  send = async (request: Request): Promise<Response> => {
    const again = request.clone();
    if (this.#access === '') await this.#renew('');
    const sent = this.#access;
    const answer = await this.#sendWith(sent, request);
    if (answer.status !== 401) return answer;
    const { error_code } = (await answer.clone().json()) as { error_code: string };
    if (error_code === 'TOKEN_EXPIRED') {
      await this.#renew(sent);
      return this.#sendWith(this.#access, again);
    }
    if (error_code === 'TOKEN_REVOKED') this.#end();
    return answer;
  };

  #sendWith(token: string, request: Request): Promise<Response> {
    request.headers.set('authorization', `Bearer ${token}`);
    return fetch(request);
  }

  /** However many requests find their token expired: one renews it, the others wait for that one. */
  async #renew(expired: string): Promise<void> {
    if (this.#access !== expired) return; // another one was faster
    this.#renewal ??= this.#trade().finally(() => {
      this.#renewal = undefined;
    });
    await this.#renewal;
  }

  async #trade(): Promise<void> {
    const refresh_token = this.#store.getItem(PLACE);
    if (refresh_token === null) return this.#end();
    const answer = await this.#post('refresh', { refresh_token });
    if (answer.ok) this.#keep((await answer.json()) as Tokens);
    else if (answer.status === 401) this.#end();
    // Busy (429, 503): the token is still good, so the session is not over.
    else throw new Error(((await answer.json()) as { message: string }).message);
  }

  #keep({ access_token, refresh_token, user_info }: Tokens): Tokens['user_info'] {
    this.#store.setItem(PLACE, refresh_token); // before the access token is used: the old one is worth nothing now
    this.#access = access_token;
    return user_info;
  }

  #end(): void {
    this.#store.removeItem(PLACE);
    this.#access = '';
    this.#onEnd();
  }

  #post(action: 'login' | 'refresh', body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return fetch(`${this.#api}/auth/${action}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }
}
