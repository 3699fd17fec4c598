import type { Language } from './words/language.ts';

/** Who does something: it stands behind each row of the audit log and each movement. */
export interface Actor {
  readonly userId: number | null;
  readonly username: string;
  readonly role: string;
  readonly requestId: string;
  /** what the answer is said in; nothing that is kept depends on it */
  readonly language: Language;
  /** the session that the request came with; null for the system itself */
  readonly sessionId: string | null;
  /** the key that the request came with instead of a session, and all that it may do of what its owner may */
  readonly apiKey?: { readonly id: number; readonly scopes: readonly string[] };
  /** the password is a temporary one: nothing else may be done before it is changed */
  readonly mustChangePassword?: boolean;
}

/** The program itself, for example when it sets up the first administrator. */
export function systemActor(requestId: string): Actor {
  return { userId: null, username: 'system', role: 'admin', requestId, language: 'en', sessionId: null };
}
