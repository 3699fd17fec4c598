import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../server/src/project.ts';
import { fuzz } from './fuzz.ts';
import { FACTORY_TAGS, OFFICE_TAGS } from './tags.ts';

fuzz(OFFICE_TAGS);

it('leaves no operation out', async () => {
  const text = await readFile(join(PROJECT_ROOT, 'docs/api/openapi.json'), 'utf8');
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, { tags: string[] }>> };
  const used = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ tags }) => tags[0] ?? 'no tag'),
  );
  expect([...new Set(used)].sort()).toEqual([...FACTORY_TAGS, ...OFFICE_TAGS].sort());
});
