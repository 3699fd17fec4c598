import type { Actor } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { mayDo } from '../../platform/http/permissions.ts';
import { say } from '../../platform/words/sentence.ts';
import type { SessionList } from './auth.schemas.ts';
import { type EndReason, endSession, findSession, listOpenSessions } from './sessions.queries.ts';

/** @throws INSUFFICIENT_PERMISSIONS for somebody else's sessions */
export async function listSessions(db: Db, actor: Actor, list: SessionList) {
  const userId = list.user_id ?? actor.userId ?? 0;
  if (userId !== actor.userId && !mayDo(actor, 'manage:users')) {
    throw new AppError(
      'INSUFFICIENT_PERMISSIONS',
      say`You can list only your own sessions. Leave user_id out, or ask an administrator.`,
      [{ permission: 'manage:users', role: actor.role }],
    );
  }
  return openSessions(db, actor, userId, list);
}

export async function openSessions(db: Db, actor: Actor, userId: number, list: SessionList) {
  const found = await listOpenSessions(db, userId, list);
  const items = found.items.map((session) => ({
    ...session,
    is_current: session.session_id === actor.sessionId,
  }));
  return { ...found, items };
}

export async function logOut(tx: Tx): Promise<void> {
  await end(tx, tx.actor.sessionId ?? '', 'LOGOUT');
}

/** Ending a session twice changes nothing. @throws NOT_FOUND, also for somebody else's unless the caller manages users */
export async function endOneSession(tx: Tx, sessionId: string): Promise<void> {
  const session = await findSession(tx, sessionId);
  const allowed = session?.user_id === tx.actor.userId || mayDo(tx.actor, 'manage:users');
  if (session === undefined || !allowed) throw notFound('session', sessionId);
  await end(tx, sessionId, 'ENDED_BY_USER');
}

async function end(tx: Tx, sessionId: string, reason: EndReason): Promise<void> {
  const [session] = await tx.run(endSession, [sessionId, tx.clock.now(), reason]);
  if (session === undefined) return;
  audit(tx, {
    action: reason === 'LOGOUT' ? 'session.logout' : 'session.end',
    entityType: 'session',
    entityId: sessionId,
    after: { user_id: session.user_id, end_reason: reason },
  });
}
