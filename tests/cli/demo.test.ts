import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLASSIFY } from '../../src/cli/demo/classify.ts';
import { GATES } from '../../src/cli/demo/gates.ts';
import { LANGUAGE_MODEL } from '../../src/cli/demo/language-model.ts';
import { NAMES } from '../../src/cli/demo/names.ts';
import { WORD_VECTORS } from '../../src/cli/demo/word-vectors.ts';
import { displayWidth } from '../../src/cli/terminal/display-width.ts';
import * as malmoi from '../../src/index.ts';
import { readModelFile } from '../../src/io/node.ts';
import * as malmoiNode from '../../src/node.ts';
import { checkPrograms } from '../package/snippet-types.ts';
import { stripTypes } from '../support/strip-types.mjs';
import { runCommand } from './run-command.ts';

const MODELS = ['names.malmoi', 'words.malmoi', 'writer.malmoi'];

/** The words of a command as a shell reads them: in single quotes, and over lines that end with a backslash. */
function readShell(command: string): string[] {
  return Array.from(command.replaceAll('\\\n', '').matchAll(/'([^']*)'|(\S+)/g), (match) =>
    String(match[1] ?? match[2]),
  );
}

/** The commands of a tour, each with what it printed. */
function commandsOf(tour: string): { args: string[]; printed: string }[] {
  const found = tour.matchAll(/^\$ npx malmoi ((?:.*\\\n)*.*)\n((?:(?!\$ |── |.*\n\$ ).*\n)*)/gm);
  return Array.from(found, ([, command = '', printed = '']) => ({
    args: readShell(command),
    printed: printed.trim(),
  }));
}

/** The programs of a tour. */
function programsOf(tour: string): string[] {
  return Array.from(tour.matchAll(/^── .*TypeScript.*\n\n((?: {2}.*\n)+)/gm), ([, code = '']) =>
    code.replace(/^ {2}/gm, ''),
  );
}

/** Runs a program of a tour on a folder's files; gives what it wrote. */
async function runProgram(code: string, folder: string): Promise<string> {
  let written = '';
  const write = (text: string): void => {
    written += text;
  };
  const body = stripTypes(code)
    .replace(/import (\{.*?\}) from 'malmoi';/gs, 'const $1 = malmoi;')
    .replace(/import (\{.*?\}) from 'malmoi\/node';/gs, 'const $1 = malmoiNode;')
    .replace(/'([\w-]+\.(?:tsv|txt|malmoi))'/g, (_, name) => JSON.stringify(join(folder, name)))
    .replace(/steps: \d+/, 'steps: 20');
  const outside = {
    process: { stdout: { write } },
    console: {
      log: (value: unknown) =>
        write(`${typeof value === 'string' ? value : JSON.stringify(value)}\n`),
    },
  };
  await new Function(
    ...['malmoi', 'malmoiNode', ...Object.keys(outside)],
    `return (async () => {${body}})();`,
  )(malmoi, malmoiNode, ...Object.values(outside));
  return written;
}

describe.each([
  ['en', 'mails.malmoi', 'queen'],
  ['ko', 'reviews.malmoi', '여왕'],
] as const)('the tour in %s', (language, classifier, queen) => {
  let tour = '';
  let folder = '';
  let code = -1;
  let copy = '';
  beforeAll(async () => {
    const result = await runCommand(['demo', '--lang', language]);
    [tour, code] = [result.stdout, result.code];
    folder = /^\$ cd (.*)$/m.exec(tour)?.[1] ?? '';
    copy = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
    if (folder !== '') cpSync(folder, copy, { recursive: true });
  }, 600_000);
  afterAll(() => {
    for (const path of [folder, copy]) if (path !== '') rmSync(path, { recursive: true });
  });

  it('ends well, says where its files are, and leaves all of them there', () => {
    expect(code).toBe(0);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining([classifier, ...MODELS]));
    expect(tour).toContain(`$ rm -r ${folder}\n`);
    expect(existsSync(folder)).toBe(true);
  });

  it('fits 80 columns, without codes for colors or cursors', () => {
    for (const line of tour.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
    expect(tour).not.toContain('\u001b');
    expect(tour).not.toContain('\n\n\n');
  });

  it('learned what it says', () => {
    expect(Number(/(?:accuracy|정확도) (0\.\d+)/.exec(tour)?.[1])).toBeGreaterThan(0.75);
    expect(tour).toMatch(new RegExp(`^${queen} +0\\.\\d+$`, 'm'));
    const losses = Array.from(tour.matchAll(/^\d+ +\d+\.\d +(\d\.\d+) /gm), ([, loss]) =>
      Number(loss),
    );
    expect(losses.at(-1)).toBeLessThan(0.9 * (losses[0] ?? 0));
  });

  it('shows commands that do what it shows', async () => {
    const commands = commandsOf(tour);
    expect(commands.map(({ args }) => args[0])).toEqual([
      ...['train', 'evaluate', 'explain', 'train', 'tag', 'train', 'analogy', 'analogy', 'similar'],
      ...['train', 'generate', 'inspect', 'inspect'],
    ]);
    for (const { args, printed } of commands) {
      // The language model was trained a moment ago, and takes its time.
      const isLong = args[1] === 'lm';
      const words = args.map((arg) =>
        /^[\w-]+\.(tsv|txt|malmoi)$/.test(arg) ? join(copy, arg) : arg,
      );
      const again = await runCommand([
        ...(isLong ? [...words.slice(0, -1), join(copy, 'short.malmoi'), '--steps', '2'] : words),
        ...['--lang', language],
      ]);
      expect(again, args.join(' ')).toMatchObject({ code: 0 });
      if (args[0] === 'train') {
        if (isLong) continue;
        const model = args.at(-1) ?? '';
        const [now, before] = await Promise.all(
          [copy, folder].map((place) => readModelFile(join(place, model))),
        );
        // A tagger's file also names the files that it learned from, which lie elsewhere.
        expect(now).toEqual(args[1] === 'tagger' ? { ...now, tensors: before?.tensors } : before);
      } else {
        const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
        expect(flat(again.stdout)).toBe(flat(printed));
      }
    }
  });

  it('shows TypeScript that is right and runs', async () => {
    const programs = programsOf(tour);
    const steps = [CLASSIFY, NAMES, WORD_VECTORS, LANGUAGE_MODEL, GATES];
    expect(programs).toEqual(steps.map((step) => `${step[language].code}\n`));
    expect(
      checkPrograms(
        programs.map((program, i) => ({ page: `demo-${language}-${i}`, line: 0, code: program })),
      ),
    ).toEqual([]);
    const [predicted, named, answered, written, gates] = await programs.reduce<Promise<string[]>>(
      async (before, program) => [...(await before), await runProgram(program, copy)],
      Promise.resolve([]),
    );
    expect(predicted).toMatch(language === 'en' ? 'spam' : '긍정');
    expect(named).toContain(language === 'en' ? 'PER Paul Norden' : 'LOC 춘천을');
    expect(answered).toContain(queen);
    expect(written?.length).toBeGreaterThan(100);
    expect(gates).toMatch(/[▁▂▃▄▅▆▇█]{5}/);
  });
});
