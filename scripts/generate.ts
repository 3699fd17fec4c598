// Makes the files that follow from others: npm run generate. With --check it only compares and fails when one is stale.
import { readFile, writeFile } from 'node:fs/promises';
import { generatedFiles } from './lib/generated-files.ts';

const check = process.argv.includes('--check');
const stale: string[] = [];
for (const { path, text } of await generatedFiles()) {
  const present = await readFile(path, 'utf8').catch(() => '');
  if (present === text) continue;
  stale.push(path);
  if (!check) await writeFile(path, text);
}
if (stale.length === 0) console.log('All generated files are up to date.');
else console.log(`${check ? 'Stale' : 'Written'}: ${stale.join(', ')}`);
process.exit(check && stale.length > 0 ? 1 : 0);
