import type { Actor } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { SessionList } from './auth.schemas.ts';
import { endSessions } from './sessions.queries.ts';
import { openSessions } from './sessions.service.ts';
import { findUser, lockUserAndAdmins } from './users.queries.ts';

/** Of anybody, for who manages users. @throws NOT_FOUND */
export async function listSessionsOf(
  db: Db,
  actor: Actor,
  userId: number,
  list: Omit<SessionList, 'user_id'>,
) {
  if ((await findUser(db, userId)) === undefined) throw notFound('user', userId);
  return openSessions(db, actor, userId, list);
}

/** Whatever somebody has open, also in the moment when it is being opened. @throws NOT_FOUND */
export async function endSessionsOf(tx: Tx, userId: number): Promise<number> {
  const { user } = await lockUserAndAdmins(tx, userId);
  if (user === undefined) throw notFound('user', userId);
  const ended = await endSessions(tx, userId, 'ENDED_BY_USER');
  audit(tx, {
    action: 'user.end_sessions',
    entityType: 'user',
    entityId: userId,
    after: { sessions_ended: ended },
  });
  return ended;
}
