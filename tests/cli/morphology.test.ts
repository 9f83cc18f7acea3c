import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { interruptTraining } from './interrupt-training.ts';
import { runCommand } from './run-command.ts';

/** Eojeols with their morphemes and tags, as UD Korean writes them. */
const EOJEOLS = [
  ['학교에', '학교+에', 'NNG+JKB'],
  ['집에', '집+에', 'NNG+JKB'],
  ['나는', '나+는', 'NP+JX'],
] as const;
const VERBS = [
  ['갔다', '가+았+다', 'VV+EP+EF'],
  ['간다', '가+ㄴ다', 'VV+EF'],
] as const;

const row = ([form, forms, tags]: readonly [string, string, string], i: number): string =>
  [i + 1, form, forms, 'X', tags, '_', 0, 'dep', '_', '_'].join('\t');

/** All sentences of an eojeol and a verb. */
const CONLLU = EOJEOLS.flatMap((first) =>
  VERBS.map((verb) => `${[first, verb].map(row).join('\n')}\n\n`),
).join('');

let folder = '';
const out = (name: string): string => join(folder, name);
const shape = ['--embedding-size', '8', '--hidden-size', '8', '--layers', '1', '--dropout', '0'];
const training = ['--epochs', '60', '--batch', '2', '--learning-rate', '0.02'];
const train = (...more: string[]) =>
  runCommand(['train', 'morphology', out('train.conllu'), ...shape, ...training, ...more]);
const morphs = (...more: string[]) => runCommand(['morphs', out('ko.malmoi'), ...more]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-morphology-'));
  writeFileSync(out('train.conllu'), CONLLU);
  const { code, stdout, stderr } = await train(
    ...['--validation', out('train.conllu'), '-o', out('ko.malmoi')],
  );
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/ko\.malmoi: 12 eojeols of 6 sentences \(0 left out\)/);
  expect(stderr).toMatch(/epoch 1: loss \d\.\d{4} nats, F1 of morphemes/);
  expect(existsSync(out('ko.malmoi.checkpoint'))).toBe(false);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

it('analyzes texts: morphemes, with tags, nouns alone', async () => {
  const texts = ['--texts', '학교에  갔다', '', '집에 간다'];
  expect((await morphs(...texts)).stdout).toBe('학교 에 가 았 다\n\n집 에 가 ㄴ다\n');
  expect((await morphs(...texts, '--pos')).stdout).toBe(
    '학교/NNG 에/JKB 가/VV 았/EP 다/EF\n\n집/NNG 에/JKB 가/VV ㄴ다/EF\n',
  );
  expect((await morphs(...texts, '--nouns')).stdout).toBe('학교\n\n집\n');
});

it('prints places in the document as JSON', async () => {
  writeFileSync(out('a.txt'), '\n나는  갔다\n');
  const { stdout } = await morphs(out('a.txt'), '--json');
  const [, line] = stdout.trimEnd().split('\n');
  expect(JSON.parse(line!)).toEqual({
    ...{ version: 1, file: out('a.txt'), line: 2, text: '나는  갔다' },
    eojeols: [
      {
        ...{ form: '나는', start: 0, end: 2 },
        morphemes: [
          { form: '나', tag: 'NP', start: 0, end: 1 },
          { form: '는', tag: 'JX', start: 1, end: 2 },
        ],
      },
      {
        ...{ form: '갔다', start: 4, end: 6 },
        morphemes: [
          { form: '가', tag: 'VV', start: 4, end: 5 },
          { form: '았', tag: 'EP', start: 4, end: 5 },
          { form: '다', tag: 'EF', start: 5, end: 6 },
        ],
      },
    ],
  });
});

it('evaluates, as written and normalized, and in half precision', async () => {
  const evaluate = ['evaluate', out('ko.malmoi'), out('train.conllu'), '--quiet'];
  const { stdout } = await runCommand(evaluate);
  expect(stdout).toContain('12 eojeols of 6 sentences, 0 sentences left out');
  expect(stdout).toMatch(/as written +100\.00 +100\.00 +100\.00 +100\.00 +100\.00/);
  expect(stdout).toMatch(/normalized +100\.00/);
  const half = ['convert', out('ko.malmoi'), '--precision', 'half', '-o', out('half.malmoi')];
  expect((await runCommand(half)).code).toBe(0);
  const text = ['--texts', '학교에 갔다'];
  expect((await runCommand(['morphs', out('half.malmoi'), ...text])).stdout).toBe(
    '학교 에 가 았 다\n',
  );
  expect(readFileSync(out('half.malmoi')).length).toBeLessThan(
    readFileSync(out('ko.malmoi')).length,
  );
});

it('goes on from a checkpoint to the same bytes, and refuses another shape', async () => {
  const checkpoint = out('b.malmoi.checkpoint');
  const args = ['train', 'morphology', out('train.conllu'), ...shape, ...training, '-o'];
  const stopped = await interruptTraining(
    (more, signal) => runCommand([...args, out('b.malmoi'), ...more], '', signal),
    checkpoint,
  );
  expect(stopped.code).toBe(130);
  expect(stopped.stderr).toContain(`--resume ${checkpoint}`);
  // A checkpoint is a model, too.
  expect((await runCommand(['morphs', checkpoint, '--texts', '나'])).code).toBe(0);
  const other = await train('--resume', checkpoint, '-o', out('b.malmoi'), '--seed', '2');
  expect(other.stderr).toContain('was made with --seed 1, not 2; leave the option out');
  const resumed = await train('--resume', checkpoint, '-o', out('b.malmoi'), '--quiet');
  expect(resumed).toMatchObject({ code: 0, stderr: '' });
  expect((await train('-o', out('a.malmoi'), '--quiet')).code).toBe(0);
  expect(readFileSync(out('b.malmoi'))).toEqual(readFileSync(out('a.malmoi')));
});

it('refuses what has no morphemes, and other models', async () => {
  writeFileSync(out('plain.txt'), '학교에 갔다\n');
  const plain = await runCommand(['train', 'morphology', out('plain.txt'), '-o', out('x.malmoi')]);
  expect(plain.stderr).toContain('There are no sentences with morphemes to train on');
  const evaluated = await runCommand(['evaluate', out('ko.malmoi'), out('plain.txt')]);
  expect(evaluated.stderr).toContain('There are no sentences with morphemes to evaluate on');
  const tagged = await runCommand(['tag', out('ko.malmoi'), out('plain.txt')]);
  expect(tagged.stderr).toContain('a morphological analyzer (kind "morphology"), which cannot tag');
  expect(tagged.stderr).toContain('malmoi morphs');
});

/** Where a file of the guide lies; its model replaces no other. */
const guideFile = (name: string): string => out(name.replace(/malmoi$/, 'guide.malmoi'));

it.each(['korean-analyzer.md', 'korean-analyzer.ko.md'])(
  'runs the commands of docs/%s',
  async (page) => {
    const guide = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
    for (const part of ['train', 'dev', 'test'])
      writeFileSync(out(`ko_gsd-ud-${part}.conllu`), CONLLU);
    writeFileSync(out('reviews.txt'), '학교에 갔다\n');
    const [, block = ''] = /```sh\n(.*?)```/s.exec(guide) ?? [];
    const commands = block.trimEnd().split('\n');
    expect(commands).toHaveLength(6);
    for (const command of commands) {
      const words = Array.from(
        command.matchAll(/"(.*?)"|\S+/g),
        ([word, quoted]) => quoted ?? word,
      );
      const args = words.slice(1).map((word) => (/\.\w+$/.test(word) ? guideFile(word) : word));
      const { code, stdout, stderr } = await runCommand(args);
      expect(code, `${command}: ${stderr}`).toBe(0);
      expect(stdout).not.toBe('');
    }
  },
  60_000,
);
