import { ApiError } from '@horoz/client';

/** One key for one act: it stays while nobody knows whether the server did it, and ends with an answer. */
export class Submission<Body, Answer> {
  readonly #send: (body: Body, key: string) => Promise<Answer>;
  #open: { key: string; sent: string } | undefined;

  constructor(send: (body: Body, key: string) => Promise<Answer>) {
    this.#send = send;
  }

  async submit(body: Body): Promise<Answer> {
    const sent = JSON.stringify(body);
    if (this.#open?.sent !== sent) this.#open = { key: crypto.randomUUID(), sent };
    try {
      const answer = await this.#send(body, this.#open.key);
      this.#open = undefined;
      return answer;
    } catch (error) {
      // A refusal is kept with its key, too. After a lost answer or a busy server, the same key asks again.
      if (error instanceof ApiError && error.status < 500 && error.status !== 429) this.#open = undefined;
      throw error;
    }
  }
}

/** Where to show what: the message of each field, and one for the whole form. */
export function problemsOf(error: unknown): { form: string; fields: Record<string, string> } {
  if (!(error instanceof ApiError)) {
    return { form: 'The server cannot be reached. Try again.', fields: {} };
  }
  const named = error.details.filter((detail) => typeof detail.field === 'string');
  const fields = Object.fromEntries(
    named.map(({ field, message }) => [String(field), String(message ?? error.message)]),
  );
  const support = error.status >= 500 ? ` (${error.request_id})` : '';
  return { form: `${error.message}${support}`, fields };
}
