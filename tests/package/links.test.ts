import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const { repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** Where files are that the package leaves out: sources, benches, tests. */
const IN_REPOSITORY = `${repository.url.replace(/^git\+|\.git$/g, '')}/tree/main/`;

/** Every file of the package, and every folder. */
const packed = new Set<string>();
beforeAll(() => {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const output = execFileSync('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  for (const { path } of JSON.parse(output.toString())[0].files as { path: string }[]) {
    const parts = path.split('/');
    for (let depth = 1; depth <= parts.length; depth++) packed.add(parts.slice(0, depth).join('/'));
  }
});

/** The names that GitHub gives the headings of a page. */
function anchors(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8').replace(/```.*?```/gs, '');
  return Array.from(text.matchAll(/^#+ +(.*)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/ /g, '-'),
  );
}

/** What is wrong with a link, where anything is. */
function problem(page: string, link: string): string | undefined {
  if (link.startsWith(IN_REPOSITORY)) {
    const path = decodeURI(link.slice(IN_REPOSITORY.length));
    return existsSync(join(root, path)) ? undefined : 'is not in the repository';
  }
  if (/^[a-z]+:/.test(link)) return undefined;
  const [path = '', anchor] = decodeURI(link).split('#');
  const target = path === '' ? page : normalize(join(page, '..', path)).replace(/\/$/, '');
  if (!packed.has(target)) return `is not in the package; link to ${IN_REPOSITORY}${target}`;
  if (anchor === undefined || !target.endsWith('.md')) return undefined;
  return anchors(target).includes(anchor) ? undefined : 'names no heading';
}

test('every link of the pages in the package leads somewhere', () => {
  const pages = [...packed].filter((path) => path.endsWith('.md'));
  expect(pages).toContain('docs/engine.md');
  const dead = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    return Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => ({ page, link }))
      .map(({ page, link }) => ({ page, link, problem: problem(page, link) }))
      .filter(({ problem }) => problem !== undefined);
  });
  expect(dead.map(({ page, link, problem }) => `${page}: ${link} ${problem}`)).toEqual([]);
});
