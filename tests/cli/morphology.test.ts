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
const shape = [
  '--embedding-size',
  '8',
  '--pair-size',
  '4',
  '--hidden-size',
  '8',
  '--layers',
  '1',
  '--dropout',
  '0',
  '--pair-dropout',
  '0',
];
const training = ['--epochs', '60', '--batch', '2', '--learning-rate', '0.02', '--spacing', '0.5'];
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

it('finds the words of a dictionary, and says which lines are none', async () => {
  writeFileSync(out('words.tsv'), '말모이\n집\tX\n');
  const dictionary = ['--dictionary', out('words.tsv'), '--pos'];
  expect((await morphs('--texts', '말모이에 간다 집에', ...dictionary)).stdout).toBe(
    '말모이/NNP 에/JKB 가/VV ㄴ다/EF 집/X 에/JKB\n',
  );
  writeFileSync(out('wrong.tsv'), '말모이\n두 단어\n');
  const { code, stderr } = await morphs('--texts', '나', '--dictionary', out('wrong.tsv'));
  expect([code, stderr]).toEqual([1, expect.stringContaining('wrong.tsv, line 2: "두 단어"')]);
  const missing = await morphs('--texts', '나', '--dictionary', out('none.tsv'));
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('none.tsv')]);
});

it('prints the likeliest analyses of each eojeol', async () => {
  const { stdout } = await morphs('--texts', '집에 간다', '나는', '--nbest', '2');
  const texts = stdout.split('\n\n').map((text) => text.split('\n').filter(Boolean));
  expect(texts.map(({ length }) => length)).toEqual([4, 2, 0]);
  expect(texts[0]![0]).toMatch(/^집에\t0\.\d+\t집\/NNG 에\/JKB$/);
  const { stdout: json } = await morphs('--texts', '집에', '--nbest', '2', '--json');
  expect(JSON.parse(json).eojeols[0].analyses).toHaveLength(2);
});

it('restores spaces', async () => {
  // Without validation: the first epoch that finds all morphemes may not know the spaces yet.
  expect((await train('-o', out('spaces.malmoi'))).code).toBe(0);
  const texts = ['--texts', '학교에간다', '집 에갔 다', ''];
  const { stdout } = await runCommand(['space', out('spaces.malmoi'), ...texts]);
  expect(stdout).toBe('학교에 간다\n집에 갔다\n\n');
});

it('learns several sets of tags', async () => {
  const kaist = CONLLU.replaceAll('NNG', 'ncn').replaceAll('JKB', 'jca');
  writeFileSync(out('kaist.conllu'), kaist);
  const named = [`sejong=${out('train.conllu')}`, `kaist=${out('kaist.conllu')}`];
  const args = ['train', 'morphology', ...named, '--validation', ...named, ...shape, ...training];
  const trained = await runCommand([...args, '-o', out('two.malmoi')]);
  expect(trained.stdout).toMatch(/24 eojeols of 12 sentences/);
  const pos = (...more: string[]) =>
    runCommand(['morphs', out('two.malmoi'), '--texts', '집에', '--pos', ...more]);
  expect((await pos()).stdout).toBe('집/NNG 에/JKB\n');
  expect((await pos('--tag-set', 'kaist')).stdout).toBe('집/ncn 에/jca\n');
  expect((await pos('--tag-set', 'penn')).stderr).toContain('choose one of sejong, kaist');
  // The tags of the data tell which set is meant.
  const { stdout } = await runCommand(['evaluate', out('two.malmoi'), out('kaist.conllu')]);
  expect(stdout).toMatch(/as written +100\.00 +100\.00 +100\.00/);
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
    writeFileSync(out('words.tsv'), '말모이\tNNP\n');
    writeFileSync(out('ko_kaist-ud-train.conllu'), CONLLU);
    const [, block = ''] = /```sh\n(.*?)```/s.exec(guide) ?? [];
    const commands = block.trimEnd().split('\n');
    expect(commands).toHaveLength(12);
    for (const command of commands) {
      const words = Array.from(
        command.matchAll(/"(.*?)"|\S+/g),
        ([word, quoted]) => quoted ?? word,
      );
      const args = words
        .slice(1)
        .map((word) => word.replace(/[^=]+\.\w+$/, (file) => guideFile(file)));
      const { code, stdout, stderr } = await runCommand(args);
      expect(code, `${command}: ${stderr}`).toBe(0);
      expect(stdout).not.toBe('');
    }
  },
  60_000,
);
