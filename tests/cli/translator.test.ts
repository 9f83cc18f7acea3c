import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawDates } from '../../examples/date-translator.ts';
import { createRandom } from '../../src/base/random.ts';
import { interruptTraining } from './interrupt-training.ts';
import { type CommandResult, runCommand } from './run-command.ts';

let folder = '';
const path = (name: string): string => join(folder, name);

const PAIRS = drawDates(createRandom(3, 'dates'), 60);
const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  writeFileSync(path('a.txt'), lines(PAIRS.map(({ source }) => source)));
  writeFileSync(path('b.txt'), lines(PAIRS.map(({ target }) => target)));
  writeFileSync(path('shorter.txt'), lines(PAIRS.slice(1).map(({ target }) => target)));
  const pairs = PAIRS.map(({ source, target }) => `${source}\t${target}`);
  writeFileSync(path('pairs.tsv'), `${lines(pairs)}\n`);
  writeFileSync(path('wrong.tsv'), 'a\tb\nc\n');
  const { code } = await train([path('a.txt'), path('b.txt'), ...shape, '-o', path('m.malmoi')]);
  expect(code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const shape = [
  ...['--units', 'code-points', '--min-count', '1', '--hidden-size', '6'],
  ...['--embedding-size', '5', '--epochs', '3', '--batch', '8', '--measure', 'chrf'],
];
const train = (args: readonly string[], signal?: AbortSignal): Promise<CommandResult> =>
  runCommand(['train', 'translator', ...args, '--engine', 'wasm', '--workers', '1'], '', signal);

test('two files and one of pairs give the same model', async () => {
  const from = [path('pairs.tsv'), ...shape, '-o', path('p.malmoi')];
  const { code, stdout } = await train(from);
  expect(code).toBe(0);
  expect(stdout).toContain('57 pairs (0 with an empty side and 0 too long left out)');
  const tensors = (name: string): Buffer => {
    const bytes = readFileSync(path(name));
    return bytes.subarray(8 + Number(bytes.readBigUInt64LE(0)));
  };
  expect(tensors('p.malmoi')).toEqual(tensors('m.malmoi'));
});

test('an interrupted training goes on to the same bytes', async () => {
  const common = [path('a.txt'), path('b.txt'), ...shape];
  const cut = path('cut.malmoi');
  const checkpoint = `${cut}.checkpoint`;
  const stopped = await interruptTraining(
    (more, signal) => train([...common, '-o', cut, ...more], signal),
    checkpoint,
  );
  expect(stopped.code).toBe(130);
  expect(existsSync(cut)).toBe(false);
  const refused = await train([...common, '--cell', 'rnn', '--resume', checkpoint, '-o', cut]);
  expect(refused.stderr).toContain('was made with --cell gru, not rnn');
  const resumed = await train([...common, '--resume', checkpoint, '-o', cut]);
  expect(resumed.code).toBe(0);
  expect(readFileSync(cut)).toEqual(readFileSync(path('m.malmoi')));
});

test('translate prints a line for each line, or the best as lists', async () => {
  const model = path('m.malmoi');
  const plain = await runCommand(['translate', model], '3 May 1999\n\n1 June 2000\n');
  expect(plain.code).toBe(0);
  const printed = plain.stdout.split('\n');
  expect(printed.length).toBe(4);
  expect(printed[1]).toBe('');
  const best = await runCommand(['translate', model, '--nbest', '2'], '3 May 1999\n1 June 2000\n');
  const rows = best.stdout.trimEnd().split('\n');
  expect(rows.map((row) => row.split(' ||| ')[0])).toEqual(['0', '0', '1', '1']);
  expect(rows[0].split(' ||| ')[1]).toBe(printed[0]);
});

test('translate --target scores given translations, the better ones higher', async () => {
  const command = ['translate', path('m.malmoi'), path('a.txt'), '--target', path('b.txt')];
  const { stdout } = await runCommand([...command, '--json']);
  const scored = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(scored.length).toBe(60);
  expect(scored[7]).toMatchObject({
    text: PAIRS[7].source,
    translations: [{ text: PAIRS[7].target }],
  });
  const mean = (all: { translations: { logProbability: number }[] }[]): number =>
    all.reduce((sum, { translations }) => sum + translations[0].logProbability, 0) / all.length;
  writeFileSync(path('nonsense.txt'), lines(PAIRS.map(() => '월년일월년일월년일월')));
  const wrong = await runCommand([...command.slice(0, -1), path('nonsense.txt'), '--json']);
  const others = wrong.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(mean(scored)).toBeGreaterThan(mean(others));
});

test('evaluate prints the measures with their signatures', async () => {
  const command = ['evaluate', path('m.malmoi'), path('a.txt'), path('b.txt')];
  const { stdout, code } = await runCommand([...command, '--beam', '1', '--tokenize', 'none']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^BLEU {2}\d+\.\d\d .*nrefs:1\|case:mixed\|eff:no\|tok:none\|smooth:exp/);
  expect(stdout).toMatch(/\nchrF2 \d+\.\d\d /);
  expect(stdout).toMatch(/\nTER {3}\d+\.\d\d /);
  expect(stdout).toContain('60 pairs: ');
  expect(stdout).toMatch(/; distinct-2 [01]\.\d{3}\n$/);
});

test('evaluate --by-length prints BLEU by the length of the source', async () => {
  const command = ['evaluate', path('m.malmoi'), path('a.txt'), path('b.txt'), '--by-length'];
  const { stdout } = await runCommand([...command, '--beam', '1', '--tokenize', 'none']);
  expect(stdout).toMatch(/\n\nwords of the source {2}pairs {2} *BLEU\n/);
  // Dates are of one word or of three; too few are of one for a group of their own.
  expect(stdout).toMatch(/BLEU\n1–3 +60 +\d+\.\d\d\n$/);
});

test('explain shows where the translator looked, in numbers, in a picture and in the terminal', async () => {
  const command = ['explain', path('m.malmoi'), '3 May 1999', '--target', '1999-05-03'];
  const { stdout } = await runCommand([...command, '-o', path('a.svg'), '--json']);
  const { source, target, attention, translation } = JSON.parse(stdout);
  expect(translation).toBe('1999-05-03');
  expect(source.map(({ text }: { text: string }) => text).join('')).toBe('3 May 1999</s>');
  expect(source[2]).toEqual({ text: 'M', start: 2, end: 3 });
  expect(target[5]).toMatchObject({ text: '0', start: 5, end: 6 });
  expect(attention.length).toBe(11);
  for (const shares of attention) {
    expect(shares.length).toBe(11);
    expect(shares.reduce((sum: number, one: number) => sum + one, 0)).toBeCloseTo(1, 5);
  }
  const svg = readFileSync(path('a.svg'), 'utf8');
  expect(svg).toContain('<svg');
  expect(svg.match(/<title/g)?.length ?? 0).toBe(121);
  const shown = await runCommand(command);
  expect(shown.stdout).toContain('→ 1999-05-03   ln P ');
  expect(shown.stdout.trimEnd().split('\n').length).toBe(14);
  const words = await runCommand([...command, '--by', 'words']);
  expect(words.stdout).toMatch(/\n1999-05-03 │.{8}│ \d\.\d\d {2}\d\.\d\d \S+\n/);
  const refused = await runCommand([...command, '--layer', '1']);
  expect(refused.stderr).toContain('--layer is of Transformers');
});

test('explain --connectivity shows how strongly units depend on those of the source', async () => {
  const command = ['explain', path('m.malmoi'), '3 May 1999', '--target', '1999-05-03'];
  const asked = [...command, '--connectivity'];
  const { stdout } = await runCommand([...asked, '-o', path('c.svg'), '--json']);
  const { method, source, target, connectivity, bySteps } = JSON.parse(stdout);
  expect(method).toBe('connectivity');
  expect([source.length, target.length]).toEqual([11, 11]);
  expect(connectivity.length).toBe(11);
  for (const row of connectivity) {
    expect(row.length).toBe(11);
    for (const norm of row) expect(norm).toBeGreaterThan(0);
  }
  expect(bySteps[0]).toMatchObject({ steps: 1, pairs: 1 });
  expect(bySteps[0].norm).toBeCloseTo(connectivity[0][10], 4);
  expect(readFileSync(path('c.svg'), 'utf8').match(/<title/g)?.length ?? 0).toBe(121);
  const shown = await runCommand(asked);
  expect(shown.stdout).toContain('‖∂ ln P / ∂x‖ of each unit of the source, darker');
  expect(shown.stdout).toMatch(
    /\nsteps between +1 +2 +5 +10 +20 +21\nmean norm +\d.*\nmean share +\d/,
  );
  const refused = await runCommand([...asked, '--by', 'words']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('leave out --by, --layer and --head');
});

test.each([
  [
    ['a.txt', 'shorter.txt'],
    1,
    'shorter.txt ends after 59 lines, and this line has no counterpart',
  ],
  [['wrong.tsv'], 1, 'wrong.tsv, line 2: a text, one tab and its translation were expected'],
  [['a.txt', 'b.txt', 'b.txt'], 2, 'these are 3 files'],
] as const)('training on %o is refused', async (inputs, code, message) => {
  const result = await train([...inputs.map(path), ...shape, '-o', path('no.malmoi')]);
  expect(result.stderr).toContain(message);
  expect(result.code).toBe(code);
});

test('what does not fit is refused in a sentence', async () => {
  const model = path('m.malmoi');
  const refusals: [string[], string, string][] = [
    [['translate', model, '--beam', '0'], 'a\n', '--beam is 0'],
    [['translate', model], `${'1 '.repeat(5000)}\n`, 'is too long to translate at once'],
    [['predict', model, '--texts', 'a'], '', 'this is a translator'],
    [['evaluate', model, path('wrong.tsv'), '--label', 'x'], '', 'line 2'],
  ];
  for (const [command, input, message] of refusals) {
    const { code, stderr } = await runCommand(command, input);
    expect(stderr).toContain(message);
    expect(code).toBeGreaterThan(0);
  }
});
