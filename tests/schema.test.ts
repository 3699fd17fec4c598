import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { databaseFiles } from '../scripts/lib/generated-files.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { createTestDatabase } from './harness/database.ts';

it('schema.sql and tables.ts are what the migrations make', async () => {
  const db = await createTestDatabase();
  try {
    const files = await databaseFiles(db.location);
    expect(files.map((file) => file.path)).toEqual(['server/src/db/schema.sql', 'server/src/db/tables.ts']);
    for (const { path, text } of files) {
      const present = await readFile(join(PROJECT_ROOT, path), 'utf8');
      expect(present === text, `${path} is stale: npm run generate`).toBe(true);
    }
  } finally {
    await db.drop();
  }
});

it('every table has a primary key', async () => {
  const db = await createTestDatabase();
  try {
    const keyless = await db.sql<{ relname: string }>(
      `select relname from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace
         and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
    );
    expect(keyless).toEqual([]);
  } finally {
    await db.drop();
  }
});
