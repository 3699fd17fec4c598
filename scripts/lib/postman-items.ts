import { createHash } from 'node:crypto';

/** Postman's format of a collection, version 2.1, as far as it is used here. */

export interface PostmanItem {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly event?: readonly PostmanEvent[];
  readonly item?: readonly PostmanItem[];
  readonly request?: PostmanRequest;
}

export interface PostmanEvent {
  readonly listen: 'test' | 'prerequest';
  readonly script: { readonly type: 'text/javascript'; readonly exec: readonly string[] };
}

export interface PostmanRequest {
  readonly method: string;
  readonly description?: string;
  readonly auth?: { readonly type: 'noauth' };
  readonly header: readonly PostmanValue[];
  readonly url: {
    readonly raw: string;
    readonly host: readonly string[];
    readonly path: readonly string[];
    readonly query?: readonly PostmanValue[];
    readonly variable?: readonly PostmanValue[];
  };
  readonly body?: {
    readonly mode: 'raw';
    readonly raw: string;
    readonly options: { readonly raw: { readonly language: 'json' | 'text' } };
  };
}

export interface PostmanValue {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly disabled?: boolean;
}

/** The same name has the same id, so that a new version of a file replaces the old one in Postman. */
export function idOf(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

export function event(listen: PostmanEvent['listen'], exec: readonly string[]): PostmanEvent {
  return { listen, script: { type: 'text/javascript', exec } };
}

export function urlOf(path: string): { raw: string; host: string[]; path: string[] } {
  const parts = path
    .slice(1)
    .split('/')
    .map((part) => part.replace(/^\{(\w+)\}$/, ':$1'));
  return { raw: `{{baseUrl}}/${parts.join('/')}`, host: ['{{baseUrl}}'], path: parts };
}
