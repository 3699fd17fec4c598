import { type Sentence, type SentenceValue, say } from './sentence.ts';

/** "a; b; c" for what has commas of its own. */
export function withSemicolons(values: readonly SentenceValue[]): SentenceValue {
  const [first = '', ...others] = values;
  return others.reduce<SentenceValue>((text, one) => say`${text}; ${one}`, first);
}

/** "a and b and c" */
export function withAnd(values: readonly SentenceValue[]): SentenceValue {
  const [first = '', ...others] = values;
  return others.reduce<SentenceValue>((text, one) => say`${text} and ${one}`, first);
}

/** One sentence after the other. */
export const inTurn = (first: Sentence, ...others: readonly Sentence[]): Sentence =>
  others.reduce((text, one) => say`${text} ${one}`, first);
