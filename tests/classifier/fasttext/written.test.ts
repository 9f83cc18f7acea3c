import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FastTextClassifier, writeFastTextClassifier } from '../../../src/classifier/index.ts';
import { openModel } from '../../../src/models/index.ts';

const FOLDER = new URL('../../golden/fasttext-written/', import.meta.url);

interface Golden {
  readonly texts: readonly string[];
  readonly predictions: Readonly<Record<string, readonly Readonly<Record<string, number>>[]>>;
}

const golden = JSON.parse(readFileSync(new URL('predictions.json', FOLDER), 'utf8')) as Golden;

/** fastText prints exp(log(p + 1e-5)). */
const PRINTED_ABOVE = 1e-5;
/** The largest step of fastText's table of the sigmoid: 1/32 of the steepest slope. */
const TABLE_STEP = 1 / 128;

/** How far fastText's number may be off, by the loss. */
const TOLERANCES = {
  softmax: 1e-6,
  'hierarchical-softmax': 5 * PRINTED_ABOVE,
  'one-vs-all': TABLE_STEP,
};

async function open(source: URL | Uint8Array): Promise<FastTextClassifier> {
  const bytes = source instanceof URL ? readFileSync(source) : source;
  return (await openModel(bytes, { kind: 'fasttext-classifier' })).model;
}

describe('classifiers that were written for fastText', () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.malmoi'));

  it('are all among the golden files', () => {
    expect(files.sort()).toEqual(Object.keys(golden.predictions).sort());
  });

  it.each(files)('%s predicts as fastText does', async (file) => {
    const model = await open(new URL(file, FOLDER));
    const tolerance = TOLERANCES[model.parts.shape.loss];
    const written = await open(Buffer.concat([...writeFastTextClassifier(model.parts)]));
    golden.texts.forEach((text, i) => {
      const [{ probabilities }] = model.predictProba([text]);
      const [{ probabilities: again }] = written.predictProba([text]);
      for (const [label, printed] of Object.entries(golden.predictions[file][i])) {
        const [ours, reread] = [probabilities, again].map(
          (all) => all[model.classes.indexOf(label)],
        );
        expect(Math.abs(ours + PRINTED_ABOVE - printed), `${label} of "${text}"`).toBeLessThan(
          tolerance,
        );
        // Read from fastText's file, one-vs-all predicts by the table, too.
        const exact = Math.min(tolerance, TOLERANCES['hierarchical-softmax']);
        expect(Math.abs(reread + PRINTED_ABOVE - printed), `${label} of "${text}"`).toBeLessThan(
          exact,
        );
      }
    });
  });
});
