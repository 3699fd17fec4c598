/** Who does something: it stands behind each row of the audit log and each movement. */
export interface Actor {
  readonly userId: number | null;
  readonly username: string;
  readonly role: string;
  readonly requestId: string;
  /** the session that the request came with; null for the system itself */
  readonly sessionId: string | null;
}

/** The program itself, for example when it sets up the first administrator. */
export function systemActor(requestId: string): Actor {
  return { userId: null, username: 'system', role: 'admin', requestId, sessionId: null };
}
