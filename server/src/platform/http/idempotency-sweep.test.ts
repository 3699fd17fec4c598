import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../../tests/harness/database.ts';
import { sweepIdempotencyKeys } from './idempotency.ts';

test('sweeping removes the keys that nobody can repeat any more, and only those', async () => {
  const db = await createTestDatabase();
  await db.sql(`insert into idempotency_keys (user_id, idempotency_key, fingerprint, status_code, response_body, created_at)
    values (1, 'old', 'f', 200, '{}', now() - interval '26 hours'),
           (1, 'young', 'f', 200, '{}', now() - interval '23 hours')`);
  await sweepIdempotencyKeys(db);
  expect(await db.sql('select idempotency_key from idempotency_keys')).toEqual([
    { idempotency_key: 'young' },
  ]);
  await db.drop();
});
