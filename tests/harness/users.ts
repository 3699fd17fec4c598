import bcrypt from 'bcrypt';
import type pg from 'pg';
import { ROLES } from '../../server/src/platform/http/permissions.ts';

export const TEST_PASSWORD = 'Sac-Levha-2026';

/** One user per role, named as the role. Four rounds instead of twelve: tests log in often. */
export async function insertTestUsers(client: pg.Client): Promise<void> {
  const hash = await bcrypt.hash(TEST_PASSWORD, 4);
  for (const role of ROLES) {
    await client.query(
      'insert into users (username, full_name, role, password_hash) values ($1, $2, $1, $3)',
      [role, `Test ${role}`, hash],
    );
  }
}
