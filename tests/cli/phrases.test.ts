import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const mails = new URL('../../samples/english-mails-train.tsv', import.meta.url).pathname;
const messages = new URL('../../samples/korean-messages-train.tsv', import.meta.url).pathname;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('phrases lists them, and takes the flags of word2phrase', async () => {
  const args = ['phrases', mails, '--text', 'text', '-threshold', '300', '-min-count', '10'];
  const { code, stdout } = await runCommand(args);
  expect(code).toBe(0);
  const lines = stdout.trim().split('\n');
  expect(lines[0]).toMatch(/^[^\t]+_[^\t]+\t\d+\t[\d.e+]+$/);
  expect(lines.find((line) => line.startsWith('mailing_list\t'))).toBeUndefined();
  const more = await runCommand([...args.slice(0, 4), '--threshold', '100', '--json']);
  const found = more.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(found).toContainEqual(
    expect.objectContaining({ phrase: 'mailing_list', first: 'mailing', second: 'list', pass: 1 }),
  );
});

test('phrases writes a joined text, or a model that joins another one', async () => {
  const [text, model, other] = ['ko.phrases', 'ko.malmoi', 'ko2.phrases'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const args = ['phrases', messages, '--text', 'text', '--threshold', '30', '--passes', '2'];
  const written = await runCommand([...args, '-o', text, '--json']);
  expect(JSON.parse(written.stdout)).toMatchObject({ output: text, documents: 1248 });
  expect(readFileSync(text, 'utf8')).toContain('매개_변수');
  const saved = await runCommand([...args, '-o', model]);
  expect(saved.stdout).toMatch(/ko\.malmoi: \d+ phrases\n$/);
  const joined = await runCommand(
    ['phrases', '-', '--model', model],
    readFileSync(messages, 'utf8').replace(/\t.*$/gm, '').slice('text\n'.length),
  );
  expect(joined.stdout).toBe(readFileSync(text, 'utf8'));
  const clash = await runCommand(['phrases', messages, '--model', model, '--passes', '2']);
  expect([clash.code, clash.stderr]).toEqual([
    2,
    expect.stringContaining('--model brings its own phrases: leave --passes out'),
  ]);
  const wrong = await runCommand(['phrases', '-', '--model', model, '-o', other, '--bogus'], 'a');
  expect(wrong.code).toBe(2);
});

test('train word2vec --phrases gives phrases vectors, learned or from a model', async () => {
  const [model, learned, loaded] = ['p.malmoi', 'a.malmoi', 'b.malmoi'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const train = (phrases: string, output: string) =>
    runCommand([
      ...['train', 'word2vec', messages, '--text', 'text', '--phrases', phrases, '-o', output],
      ...['-size', '10', '-iter', '1', '--min-count', '2'],
    ]);
  await runCommand(['phrases', messages, '--text', 'text', '--passes', '2', '-o', model]);
  expect((await train('2', learned)).code).toBe(0);
  expect((await train(model, loaded)).code).toBe(0);
  expect(readFileSync(loaded)).toEqual(readFileSync(learned));
  const similar = await runCommand(['similar', learned, '참조_지시문', '--topn', '2']);
  expect(similar.code).toBe(0);
  const none = await train('0', learned);
  expect(none.stderr).toContain("--phrases is 0; give 1 to 10 passes, or a model's file.");
  const vectors = await train(learned, loaded);
  expect(vectors.stderr).toContain('but phrases was expected');
});

test('phrases says when there are none', async () => {
  const { code, stdout, stderr } = await runCommand(['phrases', mails, '--threshold', '1e9']);
  expect([code, stdout]).toEqual([0, '']);
  expect(stderr).toBe(
    'no pair of words scores above 1000000000; lower --threshold or --min-count\n',
  );
});
