import { Sentence } from '../../platform/words/sentence.ts';

/** A sentence on its way from thread to thread, where only plain data goes. */
interface SentSentence {
  readonly saidAs: string;
  readonly values: readonly unknown[];
}

/** The same with each sentence in it in a form that can be sent. */
export function sent(value: unknown): unknown {
  if (value instanceof Sentence) return { saidAs: value.template, values: value.values.map(sent) };
  if (Array.isArray(value)) return value.map(sent);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sent(one)]));
}

/** What `sent` made, as it was. */
export function received(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(received);
  if (value === null || typeof value !== 'object') return value;
  if (isSentence(value)) return new Sentence(value.saidAs, value.values.map(received) as Sentence['values']);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, received(one)]));
}

const isSentence = (value: object): value is SentSentence => 'saidAs' in value && 'values' in value;
