import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { type SourceFile, sourceFiles } from './harness/sources.ts';

const HTTP = /^(https?|mailto):/;

let pages: Map<string, string>;
beforeAll(async () => {
  const root = (await readdir(PROJECT_ROOT)).filter((name) => name.endsWith('.md'));
  const files: SourceFile[] = [
    ...(await sourceFiles('docs', 'client', 'kernel', 'server', 'bench', 'deploy', 'scripts', 'tests')),
    ...(await Promise.all(
      root.map(async (path) => ({ path, text: await readFile(join(PROJECT_ROOT, path), 'utf8') })),
    )),
  ];
  pages = new Map(files.filter(({ path }) => path.endsWith('.md')).map(({ path, text }) => [path, text]));
});

/** Without blocks and pieces of code: what looks like a link there is none. */
const prose = (text: string) =>
  text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ' '));

/** The anchors of a page's headings, as they are made where Markdown is shown. */
function anchorsOf(text: string): Set<string> {
  const times = new Map<string, number>();
  const anchors = new Set<string>();
  for (const [, title = ''] of text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#{1,6} (.+)$/gm)) {
    const slug = title
      .trim()
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const before = times.get(slug) ?? 0;
    times.set(slug, before + 1);
    anchors.add(before === 0 ? slug : `${slug}-${before}`);
  }
  return anchors;
}

/** What is wrong with the links of a page; `isThere` says whether a path of the project exists. */
async function brokenLinks(
  path: string,
  text: string,
  isThere: (path: string) => Promise<boolean>,
): Promise<string[]> {
  const broken: string[] = [];
  for (const [, target = ''] of prose(text).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (HTTP.test(target)) continue;
    const [file = '', anchor] = target.split('#');
    const place = file === '' ? path : normalize(join(dirname(path), file)).replace(/\/$/, '');
    const page = place === path ? text : pages.get(place);
    if (page === undefined && !(await isThere(place)))
      broken.push(`${path}: ${target}: there is no such file`);
    else if (anchor !== undefined && !anchorsOf(page ?? '').has(anchor)) {
      broken.push(`${path}: ${target}: there is no such heading`);
    }
  }
  return broken;
}

const exists = (path: string) =>
  stat(join(PROJECT_ROOT, path)).then(
    () => true,
    () => false,
  );

describe('the links of the documentation', () => {
  it('lead to files and headings that there are', async () => {
    expect(pages.size).toBeGreaterThan(45);
    const broken = await Promise.all([...pages].map(([path, text]) => brokenLinks(path, text, exists)));
    expect(broken.flat()).toEqual([]);
  });

  it('lead to every guide: the map of the documentation has them all', () => {
    const map = pages.get('docs/README.md') ?? '';
    const guides = [...pages.keys()].filter((path) => /^docs\/(guides|concepts|api)\//.test(path));
    expect(guides.filter((path) => !map.includes(`(${path.replace('docs/', '')})`))).toEqual([]);
    expect(pages.get('README.md')).toContain('(docs/README.md)');
  });

  it('are found broken when they are', async () => {
    const text = '# A b\n[ok](#a-b) [no](#c) [gone](gone.md) [web](https://example.com)\n`[code](x)`\n';
    expect(await brokenLinks('docs/x.md', text, async () => false)).toEqual([
      'docs/x.md: #c: there is no such heading',
      'docs/x.md: gone.md: there is no such file',
    ]);
  });
});
