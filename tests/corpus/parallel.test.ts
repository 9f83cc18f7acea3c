import { describe, expect, it } from 'vitest';
import { pairLines, splitPairs } from '../../src/corpus/parallel/index.ts';

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('pairs of texts', () => {
  it('are lines side by side, however they come in batches', async () => {
    const pairs = pairLines(
      { name: 'a', lines: [['eins', 'zwei'], [], ['drei']] },
      { name: 'b', lines: [['one'], ['two', 'three']] },
    );
    expect(await collect(pairs)).toEqual([
      { source: 'eins', target: 'one' },
      { source: 'zwei', target: 'two' },
      { source: 'drei', target: 'three' },
    ]);
  });

  it.each([
    [['a'], ['b', 'c'], 'b.txt, line 2: a.txt ends after 1 lines'],
    [['a', 'b', 'c'], ['d'], 'a.txt, line 2: b.txt ends after 1 lines'],
    [[], ['d'], 'b.txt, line 1: a.txt ends after 0 lines'],
  ])('need a line for a line: %o and %o', async (one, other, message) => {
    const pairs = pairLines({ name: 'a.txt', lines: [one] }, { name: 'b.txt', lines: [other] });
    await expect(collect(pairs)).rejects.toThrow(message);
  });

  it('stand beside a tab', async () => {
    const lines = [['a b\tc', '', 'd\te f'], ['\tg']];
    expect(await collect(splitPairs({ name: 'p.tsv', lines }))).toEqual([
      { source: 'a b', target: 'c' },
      { source: 'd', target: 'e f' },
      { source: '', target: 'g' },
    ]);
    for (const wrong of ['no tab', 'two\ttabs\there']) {
      const pairs = splitPairs({ name: 'p.tsv', lines: [['a\tb', wrong]] });
      await expect(collect(pairs)).rejects.toThrow('p.tsv, line 2: a text, one tab');
    }
  });
});
