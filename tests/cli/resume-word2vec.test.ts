import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { interruptTraining } from './interrupt-training.ts';
import { type CommandResult, runCommand } from './run-command.ts';

const messages = new URL('../../samples/korean-messages-train.tsv', import.meta.url).pathname;
let folder = '';
const path = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  const lines = readFileSync(messages, 'utf8').split('\n');
  writeFileSync(path('fewer.tsv'), lines.slice(0, -20).join('\n'));
  writeFileSync(path('new.txt'), `${'새말과 매개 변수를 함께 쓰는 문장 '.repeat(3)}\n`.repeat(40));
});
afterAll(() => rmSync(folder, { recursive: true }));

const small = ['--dimensions', '12', '--epochs', '3', '--min-count', '3', '--workers', '1'];
const train = (args: readonly string[], signal?: AbortSignal): Promise<CommandResult> =>
  runCommand(['train', 'word2vec', ...args], '', signal);

const interrupt = (args: readonly string[], checkpoint: string): Promise<CommandResult> =>
  interruptTraining((more, signal) => train([...args, ...more], signal), checkpoint);

test('an interrupted training says how to go on, and ends in the same bytes', async () => {
  const common = [messages, '--text', 'text', '--case', 'lower', ...small];
  const [whole, cut] = [path('whole.malmoi'), path('cut.malmoi')];
  expect((await train([...common, '-o', whole])).code).toBe(0);
  const checkpoint = `${cut}.checkpoint`;
  const stopped = await interrupt([...common, '-o', cut], checkpoint);
  expect(stopped.code).toBe(130);
  expect(stopped.stdout).toBe('');
  expect(stopped.stderr).toContain(
    `of 3. The checkpoint is ${checkpoint}; go on with the same command and --resume ${checkpoint}.`,
  );
  expect(readdirSync(folder).filter((name) => name.includes('cut'))).toEqual([
    'cut.malmoi.checkpoint',
  ]);
  expect((await runCommand(['similar', checkpoint, '매개', '--topn', '2'])).code).toBe(0);

  const resume = (...args: string[]) => train([...args, '--resume', checkpoint, '-o', cut]);
  const refusals: [string[], number, string][] = [
    [[...common, '--seed', '2'], 2, 'The checkpoint was made with --seed 1, not 2'],
    [
      [...common, '--min-count', '4'],
      2,
      'was made with --min-count 3, not 4; leave the option out',
    ],
    [[messages, '--text', 'text', '--case', 'fold'], 2, 'texts cut another way'],
    [
      [path('fewer.tsv'), '--text', 'text'],
      1,
      'is another, or is cut another way; go on with the same text',
    ],
    [[...common, '--from', whole], 2, 'Give either --resume or --from'],
  ];
  for (const [args, code, message] of refusals) {
    const refused = await resume(...args);
    expect(refused.stderr).toContain(message);
    expect(refused.code).toBe(code);
  }
  // With nothing but the texts: all else is in the checkpoint.
  const resumed = await resume(messages, '--text', 'text', '--workers', '2');
  expect(resumed).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(cut).equals(readFileSync(whole))).toBe(true);
  expect(existsSync(checkpoint)).toBe(false);
  const again = await train([...common, '--resume', whole, '-o', cut]);
  expect(again.stderr).toContain(`${whole}: this is no word2vec-checkpoint but a word2vec`);
});

test('a model goes on with new text and new words, cut as before', async () => {
  const [old, next, plain] = [path('old.malmoi'), path('next.malmoi'), path('plain.malmoi')];
  const cut = ['--tokenizer', 'words', '--case', 'lower'];
  const first = await train([messages, '--text', 'text', ...cut, ...small, '--json', '-o', old]);
  const { vocabularySize: words } = JSON.parse(first.stdout);
  const before = JSON.parse((await runCommand(['inspect', old, '--json'])).stdout);
  const more = await train([path('new.txt'), '--from', old, '--epochs', '1', '--json', '-o', next]);
  expect(more.code).toBe(0);
  const after = JSON.parse((await runCommand(['inspect', next, '--json'])).stdout);
  expect(after.metadata).toMatchObject({
    settings: { dimensions: 12, epochs: 1, window: 5 },
    pipeline: before.metadata.pipeline,
    trainedWords: [before.metadata.trainedWords[0], JSON.parse(more.stdout).tokenCount],
  });
  // 새말과, 함께, 쓰는, 문장 are new.
  const added = JSON.parse(more.stdout).vocabularySize - words;
  expect(added).toBeGreaterThanOrEqual(1);
  expect(added).toBeLessThanOrEqual(4);
  expect((await runCommand(['similar', next, '새말과'])).code).toBe(0);
  expect((await runCommand(['similar', old, '새말과'])).code).toBe(1);
  const limited = await train([
    ...[path('new.txt'), '--from', old, '--max-vocabulary', '10', '--json', '-o', next],
  ]);
  expect(JSON.parse(limited.stdout).vocabularySize).toBe(words);

  await train([path('new.txt'), '--from', old, '--vectors-only', '-o', plain]);
  expect(JSON.parse((await runCommand(['inspect', plain, '--json'])).stdout).kind).toBe(
    'word-vectors',
  );
  // Vectors alone are something to begin with, too: their words begin with theirs.
  expect((await train([path('new.txt'), '--from', plain, '-o', next])).code).toBe(0);
  await runCommand(['vocab', path('new.txt'), '--min-count', '1', '-o', path('vocab.malmoi')]);
  const refused = await train([path('new.txt'), '--from', path('vocab.malmoi'), '-o', next]);
  expect(refused.stderr).toContain('a training begins with a Word2Vec model or with word vectors');
  const other = await train([path('new.txt'), '--from', old, '--dimensions', '13', '-o', next]);
  expect(other.stderr).toContain('The model was made with --dimensions 12, not 13');
  expect([refused.code, other.code]).toEqual([1, 2]);
});
