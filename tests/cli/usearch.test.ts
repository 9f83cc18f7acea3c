import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Index, MetricKind } from 'usearch';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { writeUsearch } from '../../src/cli/vectors/write-usearch.ts';
import { modelToBytes } from '../../src/models/index.ts';
import { mostSimilar, WordList, WordVectors } from '../../src/vectors/index.ts';
import { runCommand } from './run-command.ts';

const random = createRandom(1, 'tests');
const vectors = new WordVectors({
  words: WordList.of(Array.from({ length: 1000 }, (_, id) => `단어${id}`)),
  vectors: Float32Array.from({ length: 16_000 }, () => random.float() - 0.5),
  dimensions: 16,
});

let folder = '';
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-usearch-'));
  writeFileSync(file('v.malmoi'), modelToBytes(vectors));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.doUnmock('usearch'));

describe('convert to an index of usearch', () => {
  it("gives the library's neighbors of each word, and the words beside it", async () => {
    const { code, stderr } = await runCommand(['convert', file('v.malmoi'), file('v.usearch')]);
    expect([code, stderr]).toEqual([
      0,
      `${file('v.usearch')} and ${file('v-words.txt')}: 1000 words of 16 dimensions (usearch).\n`,
    ]);
    const words = readFileSync(file('v-words.txt'), 'utf8').trimEnd().split('\n');
    const index = new Index(16, MetricKind.Cos);
    index.load(file('v.usearch'));
    expect([index.size(), words]).toEqual([1000, [...vectors.words]]);
    let found = 0;
    for (let id = 0; id < 100; id++) {
      const { keys, distances } = index.search(vectors.row(id), 6, 1);
      expect([Number(keys[0]), Math.abs(distances[0]!) < 1e-6]).toEqual([id, true]);
      const nearest = mostSimilar(vectors, { positive: [words[id]!], topn: 5 });
      expect(1 - distances[1]!).toBeCloseTo(nearest[0]!.similarity, 5);
      found += nearest.filter(({ word }) => keys.includes(BigInt(words.indexOf(word)))).length;
    }
    // The graph is approximate: of 500 nearest words it may miss a few.
    expect(found).toBeGreaterThan(475);
    const temporary = new RegExp(`^malmoi-.*-${process.pid}-`);
    expect(readdirSync(tmpdir()).filter((name) => temporary.test(name))).toEqual([]);
  });

  it('stops where it is told to', async () => {
    const stop = new AbortController();
    const chunks = writeUsearch(vectors, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(chunks.next()).rejects.toMatchObject({ name: 'InterruptedError' });
  });

  it('says what to install where the library is missing, before it reads', async () => {
    vi.doMock('usearch', () => {
      throw new Error('no native build was found');
    });
    writeFileSync(file('poem.txt'), 'no vectors\n');
    const args = ['convert', file('poem.txt'), file('n.usearch')];
    const { code, stderr } = await runCommand(args);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^malmoi: The library usearch, which makes such an index, cannot be loaded \(.*\); install it: npm install usearch\n$/,
    );
    expect(readdirSync(folder)).not.toContain('n.usearch');
  });
});
