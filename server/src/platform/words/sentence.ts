import type { Language } from './language.ts';
import { TURKISH } from './turkish/index.ts';

/** A value goes into its sentence as it is, a sentence in its own language, a list with commas. */
export type SentenceValue = string | number | Sentence | readonly SentenceValue[];

/**
 * A sentence for a user, with its values kept apart so that it can be said in another language. The English text is the key of
 * its translation, as in gettext: it stands where it is used, and `Order {1} is {2}.` is looked up. A test wants a Turkish text
 * for each.
 */
export class Sentence {
  readonly template: string;
  readonly values: readonly SentenceValue[];

  constructor(template: string, values: readonly SentenceValue[]) {
    this.template = template;
    this.values = values;
  }

  in(language: Language): string {
    const template = language === 'tr' ? (TURKISH[this.template] ?? this.template) : this.template;
    return template.replace(/\{(\d+)\}/g, (_, place: string) =>
      valueIn(this.values[Number(place) - 1] ?? '', language),
    );
  }

  toString(): string {
    return this.in('en');
  }

  toJSON(): string {
    return this.in('en');
  }
}

/** say`Order ${number} is ${status}.` */
export function say(parts: TemplateStringsArray, ...values: readonly SentenceValue[]): Sentence {
  const template = parts.reduce((text, part, place) => `${text}{${place}}${part}`);
  return new Sentence(template, values);
}

/** `a or b or c` */
export function eitherOf([first = '', ...others]: readonly SentenceValue[]): SentenceValue {
  return others.reduce((before, one) => say`${before} or ${one}`, first);
}

function valueIn(value: SentenceValue, language: Language): string {
  if (value instanceof Sentence) return value.in(language);
  return Array.isArray(value) ? value.map((one) => valueIn(one, language)).join(', ') : String(value);
}

/** What is to be sent, with each sentence in it in this language. */
export function spoken(value: unknown, language: Language): unknown {
  if (value instanceof Sentence) return value.in(language);
  if (Array.isArray(value)) return value.map((one) => spoken(one, language));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoken(one, language)]));
}
