import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../server/src/project.ts';

export interface SourceFile {
  /** from the project's root, with forward slashes */
  readonly path: string;
  readonly text: string;
}

const SKIPPED = new Set(['node_modules', 'dist', 'coverage']);

/** The text files below some folders of the project, for tests that read the source itself. */
export async function sourceFiles(...folders: readonly string[]): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const folder of folders) await collect(folder, files);
  return files;
}

async function collect(folder: string, files: SourceFile[]): Promise<void> {
  const entries = await readdir(join(PROJECT_ROOT, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) await collect(path, files);
    } else {
      files.push({ path, text: await readFile(join(PROJECT_ROOT, path), 'utf8') });
    }
  }
}
