import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { interruptTraining } from './interrupt-training.ts';
import { type CommandResult, runCommand } from './run-command.ts';

let folder = '';
const path = (name: string): string => join(folder, name);

/** Sentences such as `Mina sees Seoul .`, with a part of speech and an entity. */
const SENTENCES = ['Mina', 'Paul', 'Jisu', 'Erik'].flatMap((person) =>
  ['sees', 'likes', 'leaves'].flatMap((verb) =>
    ['Seoul', 'Busan', 'Oslo'].map(
      (place) =>
        `${person}\tPROPN\tB-PER\n${verb}\tVERB\tO\n${place}\tPROPN\tB-LOC\n.\tPUNCT\tO\n\n`,
    ),
  ),
);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  writeFileSync(path('all.conll'), SENTENCES.join(''));
  writeFileSync(path('fewer.conll'), SENTENCES.slice(3).join(''));
});
afterAll(() => rmSync(folder, { recursive: true }));

const layout = ['--layout', 'token,upos,ner'];
const sizes = [
  ...['--hidden-size', '6', '--word-size', '5'],
  ...['--character-size', '4', '--character-hidden-size', '3'],
];
const training = ['--epochs', '6', '--batch', '8'];
const train = (args: readonly string[], signal?: AbortSignal): Promise<CommandResult> =>
  runCommand(['train', 'tagger', ...args, '--engine', 'wasm', '--workers', '1'], '', signal);

const interrupt = (args: readonly string[], checkpoint: string): Promise<CommandResult> =>
  interruptTraining((more, signal) => train([...args, ...more], signal), checkpoint);

test('an interrupted training says how to go on, and ends in the same bytes', async () => {
  const data = [path('all.conll'), ...layout];
  const common = [...data, '--columns', 'upos,ner', ...sizes, ...training];
  const [whole, cut] = [path('whole.malmoi'), path('cut.malmoi')];
  expect((await train([...common, '-o', whole])).code).toBe(0);
  const checkpoint = `${cut}.checkpoint`;
  const stopped = await interrupt([...common, '-o', cut], checkpoint);
  expect(stopped.code).toBe(130);
  expect(stopped.stdout).toBe('');
  expect(stopped.stderr).toContain(
    `The checkpoint is ${checkpoint}; go on with the same command and --resume ${checkpoint}.`,
  );
  expect(existsSync(cut)).toBe(false);
  // A checkpoint is a model, too.
  expect((await runCommand(['tag', checkpoint], 'Mina sees Oslo .')).stdout).toContain('Mina\t');

  const resume = (...args: string[]) => train([...args, '--resume', checkpoint, '-o', cut]);
  const refusals: [string[], number, string][] = [
    [[...data, '--hidden-size', '7'], 2, 'was made with --hidden-size 6, not 7'],
    [[...data, '--crf', 'all'], 2, 'was made with --crf spans, not all; leave the option out'],
    [[...data, '--seed', '2'], 2, 'was made with --seed 1, not 2'],
    [[...data, '--columns', 'ner'], 2, 'was made with --columns upos,ner, not ner'],
    [[...data, '--batch', '4'], 2, 'The checkpoint was made with --batch 8, not 4'],
    [[path('fewer.conll'), ...layout], 1, 'go on with the same'],
  ];
  for (const [args, code, message] of refusals) {
    const refused = await resume(...args);
    expect(refused.stderr).toContain(message);
    expect(refused.code).toBe(code);
  }
  // With nothing but the sentences: all else is in the checkpoint.
  const resumed = await resume(...data, '--quiet');
  expect(resumed).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(cut).equals(readFileSync(whole))).toBe(true);
  expect(existsSync(checkpoint)).toBe(false);
  const explained = await runCommand(['explain', cut, 'Mina sees Oslo .']);
  expect(explained.stdout).toMatch(/^Mina {2,}PROPN \d+\.\d %/m);
  expect(explained.stdout).toMatch(/the whole sentence:\n\d+\.\d % {2}[BIO]/);
  const line = JSON.parse((await runCommand(['explain', cut, 'Mina sings', '--json'])).stdout);
  expect(line).toMatchObject({ method: 'tagger', tokens: ['Mina', 'sings'] });
  expect(line.columns.map(({ name }: { name: string }) => name)).toEqual(['upos', 'ner']);
  const again = await train([...common, '--resume', whole, '-o', cut]);
  expect(again.stderr).toContain(`${whole}: this is no tagger-checkpoint but a tagger`);
});

test('reads input columns, vectors and a gazetteer; a checkpoint keeps them', async () => {
  writeFileSync(path('words.vec'), '2 3\nMina 1 2 3\nSeoul 3 2 1\n');
  writeFileSync(path('places.tsv'), 'Seoul\tLOC\nNew York\tLOC\nMina\n');
  const hints = [
    ...['--columns', 'ner', '--input-columns', 'upos'],
    ...['--vectors', path('words.vec'), '--gazetteer', path('places.tsv')],
    ...['--char-lm', path('chars.malmoi')],
  ];
  writeFileSync(path('text.txt'), 'Mina sees Seoul .\n'.repeat(40));
  const lm = ['--hidden-size', '8', '--steps', '2', '--batch', '4', '--engine', 'wasm'];
  const made = await runCommand([
    'train',
    'lm',
    path('text.txt'),
    ...lm,
    '-o',
    path('chars.malmoi'),
  ]);
  expect(made.code).toBe(0);
  const data = [path('all.conll'), ...layout];
  const common = [...data, ...sizes, ...training];
  const [whole, cut] = [path('whole.malmoi'), path('cut.malmoi')];
  expect(await train([...common, ...hints, '-o', whole])).toMatchObject({ code: 0 });
  const checkpoint = `${cut}.checkpoint`;
  await interrupt([...common, ...hints, '-o', cut], checkpoint);
  const resume = (...args: string[]) =>
    train([...data, ...args, '--resume', checkpoint, '-o', cut]);
  expect((await resume('--input-columns', 'ner')).stderr).toContain(
    'was made with --input-columns upos, not ner',
  );
  expect((await resume('--vectors', path('words.vec'))).stderr).toContain(
    'holds what --vectors gave; leave the option out',
  );
  expect(await resume('--quiet')).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(cut).equals(readFileSync(whole))).toBe(true);
  // Raw text has no input columns.
  const raw = await runCommand(['tag', whole], 'Mina sees Oslo .');
  expect(raw).toMatchObject({ code: 1, stdout: '' });
  expect(raw.stderr).toContain('has no columns of labels; "upos" is needed');
  const tagged = await runCommand(['tag', whole, path('fewer.conll'), ...layout]);
  expect(tagged.stdout.split('\n')[0]).toMatch(/^Mina\t[BO]/);
  const evaluated = await runCommand(['evaluate', whole, path('fewer.conll'), ...layout]);
  expect(evaluated.stdout).toContain('F1 of distinct forms');
});

test('names the input that cannot be learned from', async () => {
  writeFileSync(path('empty.conll'), '\n\n');
  const empty = await train([path('empty.conll'), '-o', path('none.malmoi')]);
  expect(empty).toMatchObject({ code: 1, stdout: '' });
  expect(empty.stderr).toContain(`${path('empty.conll')}: there are no sentences to learn from`);
  writeFileSync(path('bad.tsv'), 'Seoul\tLOC\tmore\n');
  const bad = await train([
    ...[path('all.conll'), ...layout, '-o', path('none.malmoi')],
    ...['--gazetteer', path('bad.tsv')],
  ]);
  expect(bad.stderr).toContain('line 1: expected a phrase, or a phrase and its type');
});
