import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FastTextForward } from '../../../src/classifier/fasttext/forward.ts';
import { readFastTextClassifier } from '../../../src/classifier/fasttext/read-fasttext.ts';

const FOLDER = new URL('../../golden/fasttext-classifiers/', import.meta.url);

interface Golden {
  readonly texts: readonly string[];
  readonly predictions: Readonly<Record<string, readonly Readonly<Record<string, number>>[]>>;
}

const golden = JSON.parse(readFileSync(new URL('predictions.json', FOLDER), 'utf8')) as Golden;

function bytesOf(file: string): Uint8Array {
  return readFileSync(new URL(file, FOLDER));
}

/** fastText prints exp(log(p + 1e-5)). */
const PRINTED_ABOVE = 1e-5;

describe('classifiers of fastText', () => {
  const files = readdirSync(FOLDER).filter((file) => /\.(bin|ftz)$/.test(file));

  it('are all among the golden files', () => {
    expect(files.sort()).toEqual(Object.keys(golden.predictions).sort());
  });

  it.each(files)('%s predicts as in fastText', async (file) => {
    const parts = await readFastTextClassifier(bytesOf(file), file);
    const forward = new FastTextForward(parts);
    const isTree = parts.shape.loss === 'hierarchical-softmax';
    golden.texts.forEach((text, i) => {
      const probabilities = forward.probabilities(text);
      for (const [label, printed] of Object.entries(golden.predictions[file][i])) {
        const p = probabilities[parts.labels.indexOf(label)];
        // Along a tree each factor is too large.
        const tolerance = isTree ? 5 * PRINTED_ABOVE : 1e-6;
        expect(Math.abs(p + PRINTED_ABOVE - printed), `${label} of "${text}"`).toBeLessThan(
          tolerance,
        );
      }
    });
  });
});
