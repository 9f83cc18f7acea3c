import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelState } from '../../../src/base/model-state.ts';
import { createRandom } from '../../../src/base/random.ts';
import { learnPhrases } from '../../../src/counts/phrases/learn-phrases.ts';
import { PairCounter } from '../../../src/counts/phrases/pair-counter.ts';
import type { PhraseOptions } from '../../../src/counts/phrases/phrase-options.ts';
import { type PhraseScoring, scorePhrase } from '../../../src/counts/phrases/phrase-score.ts';
import { Phrases, phrasesFromState } from '../../../src/counts/phrases/phrases.ts';
import golden from '../../golden/phrases.json' with { type: 'json' };
import { expectToHearTimer, longestStretch } from '../../support/hear-abort.ts';

function readSample(name: string): string[][] {
  const text = readFileSync(new URL(`../../../samples/${name}`, import.meta.url), 'utf8');
  const rows = text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '');
  return rows.map((line) =>
    line
      .split('\t')[0]!
      .split(' ')
      .filter((word) => word !== ''),
  );
}

function learnFrom(sentences: readonly string[][], options: PhraseOptions): Promise<Phrases> {
  return learnPhrases(async function* () {
    yield* sentences;
  }, options);
}

describe('gensim 4.2 on the samples', () => {
  it.each(golden.cases)('$sample: $scoring above $threshold, $passes passes', async (expected) => {
    const { threshold, minCount, passes } = expected;
    const sentences = readSample(expected.sample);
    const scoring = expected.scoring as PhraseScoring;
    const phrases = await learnFrom(sentences, {
      ...{ scoring, threshold, minCount, passes, delimiter: golden.delimiter },
    });
    expect(phrases.passes).toHaveLength(passes);
    const first = phrases.passes[0]!.map((phrase) => phrases.text(phrase));
    expect(first.toSorted()).toEqual(expected.found[0]!.map(([text]) => text).toSorted());
    for (const [pass, found] of expected.found.entries()) {
      const ours = new Map(phrases.passes[pass]!.map((phrase) => [phrases.text(phrase), phrase]));
      for (const [text, count, score] of found as [string, number, number][]) {
        expect(ours.get(text)?.count, text).toBe(count);
        expect(Math.abs(ours.get(text)!.score / score - 1), text).toBeLessThan(1e-12);
      }
    }
    const joined = sentences.map((words) => phrases.join(words));
    expect(joined.flat()).toHaveLength(expected.words);
    const changed = joined.filter((words) => words.some((word) => word.includes(golden.delimiter)));
    expect(changed.slice(0, 20).map((words) => words.join(' '))).toEqual(expected.joined);
  });
});

describe('scorePhrase', () => {
  it('computes word2phrase scores and NPMI', () => {
    // 10 of 1,000 words are "new", 8 "york", 7 times together.
    const counts = { first: 10, second: 8, pair: 7, total: 1000 };
    expect(scorePhrase('word2phrase', counts, 5)).toBeCloseTo(((7 - 5) / 10 / 8) * 1000, 12);
    expect(scorePhrase('npmi', counts, 0)).toBeCloseTo(
      Math.log(0.007 / (0.01 * 0.008)) / -Math.log(0.007),
      12,
    );
    const always = { first: 7, second: 7, pair: 7, total: 1000 };
    expect(scorePhrase('npmi', always, 0)).toBeCloseTo(1, 12);
    const chance = { first: 100, second: 100, pair: 10, total: 1000 };
    expect(scorePhrase('npmi', chance, 0)).toBeCloseTo(0, 12);
  });
});

describe('Phrases', () => {
  const settings = {
    ...{ scoring: 'word2phrase' as const, threshold: 100, minCount: 5, discount: 5 },
    delimiter: '_',
  };
  const phrase = (first: string, second: string) => ({ first, second, count: 9, score: 200 });

  it('joins from left to right, each word at most once per pass', () => {
    const [one, two] = [[phrase('a', 'a'), phrase('b', 'c')], [phrase('a_a', 'b_c')]];
    expect(new Phrases(settings, [one]).join(['a', 'a', 'a', 'b', 'c', 'b'])).toEqual([
      ...['a_a', 'a', 'b_c', 'b'],
    ]);
    const both = new Phrases(settings, [one, two]);
    expect(both.join(['a', 'a', 'b', 'c'])).toEqual(['a_a_b_c']);
    expect(both.join([])).toEqual([]);
  });

  it('keeps every word, and with a space as delimiter the original text', () => {
    const letters = fc.constantFrom('a', 'b', 'c');
    const pairs = fc.array(fc.tuple(letters, letters), { maxLength: 5 });
    fc.assert(
      fc.property(pairs, fc.array(letters), (joinedPairs, words) => {
        const pass = joinedPairs.map(([first, second]) => phrase(first, second));
        const phrases = new Phrases({ ...settings, delimiter: ' ' }, [pass]);
        expect(phrases.join(words).join(' ')).toBe(words.join(' '));
      }),
    );
  });

  it('survive saving and loading, and refuse damaged states', async () => {
    const learned = await learnFrom(readSample('korean-messages-train.tsv'), { passes: 2 });
    expect(learned.size).toBeGreaterThan(20);
    const state = learned.toState();
    const loaded = phrasesFromState(state);
    expect(loaded.settings).toEqual(learned.settings);
    expect(loaded.passes).toEqual(learned.passes);
    const damaged: [Partial<ModelState>, string][] = [
      [{ kind: 'vocabulary' }, '"vocabulary", but phrases'],
      [{ metadata: { ...state.metadata, scoring: 'toString' } }, 'its scoring is'],
      [{ metadata: { ...state.metadata, passes: [3] } }, 'but 3 phrases'],
      [{ tensors: { ...state.tensors, scores: state.tensors['first.text']! } }, '"scores" is'],
      [{ tensors: {} }, "lacks the phrases' first words"],
    ];
    for (const [change, message] of damaged) {
      expect(() => phrasesFromState({ ...state, ...change })).toThrow(message);
    }
  });
});

describe('learnPhrases', () => {
  it('finds no phrase across the end of a sentence', async () => {
    const sentences = Array.from({ length: 50 }, () => [
      ['x', 'new'],
      ['york', 'y'],
    ]).flat();
    const options = { threshold: 0, discount: 0 };
    const { passes } = await learnFrom(sentences, options);
    const found = passes[0]!.map(({ first, second }) => `${first} ${second}`);
    expect(found.toSorted()).toEqual(['x new', 'york y']);
  });

  it('stops when a pass finds nothing or a signal is aborted, and refuses bad input', async () => {
    const sentences = [['a', 'b', 'c']];
    expect((await learnFrom(sentences, { passes: 5 })).passes).toEqual([]);
    await expect(learnFrom(sentences, { signal: AbortSignal.abort() })).rejects.toThrow(
      'Stopped before the end',
    );
    await expect(learnFrom([[]], {})).rejects.toThrow('There is no word to learn phrases from');
    await expect(learnFrom(sentences, { scoring: 'npmi', threshold: 2 })).rejects.toThrow(
      'threshold is 2; give a number from -1 to 1.',
    );
    await expect(learnFrom(sentences, { scoring: 'npmi', discount: 1 })).rejects.toThrow(
      'discount goes with scoring word2phrase only',
    );
    await expect(learnFrom(sentences, { passes: 0 })).rejects.toThrow(
      'passes is 0; give a whole number from 1 up.',
    );
  });
});

describe('PairCounter', () => {
  it('counts like a Map', () => {
    const ids = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, ids), { maxLength: 4000, size: 'max' }), (pairs) => {
        const counter = new PairCounter(1e6);
        const expected = new Map<string, number>();
        for (const [first, second] of pairs) {
          counter.add(first, second);
          const key = `${first} ${second}`;
          expected.set(key, (expected.get(key) ?? 0) + 1);
        }
        const found = [...counter.pairs(1)].map(({ first, second, count }): [string, number] => [
          `${first} ${second}`,
          count,
        ]);
        expect(new Map(found)).toEqual(expected);
        expect(counter.size).toBe(expected.size);
      }),
      { numRuns: 20 },
    );
  });

  it('holds no more pairs than its limit, and keeps the frequent ones', () => {
    const random = createRandom(1, 'pairs');
    const counter = new PairCounter(1000);
    for (let i = 0; i < 50_000; i++) {
      counter.add(1_000_000 + random.integer(1e6), random.integer(1e6));
      if (i % 5 === 0) counter.add(7, random.integer(10));
      expect(counter.size).toBeLessThanOrEqual(1000);
    }
    const frequent = [...counter.pairs(500)];
    expect(frequent.map(({ second }) => second).toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const counted = frequent.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(10_000);
  });
});

describe('learning phrases', () => {
  it('can be aborted by a timer, even where sentences never wait', () =>
    expectToHearTimer((work) =>
      learnPhrases(async function* () {
        for (;;) yield ['new', 'york'];
      }, work),
    ));

  it('offers a break after each sentence', async () => {
    const sentences = [['new', 'york'], ['a', 'new', 'york', 'film'], ['york']];
    const longest = await longestStretch((work) =>
      learnPhrases(
        async function* () {
          yield* sentences;
        },
        { ...work, minCount: 1 },
      ),
    );
    expect(longest).toBe(4);
  });
});
