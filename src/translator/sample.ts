import { createEventBreaks } from '../base/event-breaks.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import { createRandom } from '../base/random.ts';
import { Sampler } from '../language-model/sampling.ts';
import { edgeTokensOf } from './batches.ts';
import { openDecoding } from './decoding.ts';
import { type Branch, finishBranch, type Hypothesis } from './hypothesis.ts';
import type { SearchSettings } from './search-options.ts';
import type { Translator } from './translator.ts';

/** What is sampled: of which sources, the number of each among all, and the most units of each translation. */
export interface SamplingRequest {
  readonly sources: readonly Int32Array[];
  readonly numbers: ArrayLike<number>;
  readonly limits: ArrayLike<number>;
}

/**
 * Draws translations of sources unit by unit, `nbest` of each. What is drawn depends on the seed and on the source's
 * number, and not on what is translated beside it.
 * @returns for each source the samples, the likeliest first
 * @throws InterruptedError when the signal is aborted
 */
export async function sampleTranslations(
  model: Translator,
  { sources, numbers, limits }: SamplingRequest,
  settings: SearchSettings,
  { signal, breaks }: LongWork = {},
): Promise<Hypothesis[][]> {
  const { nbest, seed, temperature, topK, topP } = settings;
  const { begin, end } = edgeTokensOf(model.units);
  const { size } = model.units;
  const decoding = openDecoding(model, sources, nbest);
  const takeBreak = createEventBreaks(breaks);
  const rows = Array.from({ length: decoding.rows }, (_, row) => {
    const number = numbers[Math.floor(row / nbest)] * nbest + (row % nbest);
    return {
      sampler: new Sampler(
        size,
        { temperature, topK, topP },
        createRandom(seed, 'translations', number),
      ),
      branch: undefined as Branch | undefined,
      ended: false,
    };
  });
  try {
    const longest = Math.max(...Array.from(limits));
    for (let length = 1; length <= longest && rows.some(({ ended }) => !ended); length++) {
      throwIfAborted(signal);
      const before = rows.map(({ branch }) => branch?.id ?? begin);
      const { probabilities, weights } = decoding.step(before);
      rows.forEach((row, r) => {
        const source = Math.floor(r / nbest);
        if (row.ended || length > limits[source]) return;
        const own = probabilities.subarray(r * size, (r + 1) * size);
        const id = row.sampler.draw(own.map(Math.log));
        const at = r * decoding.steps;
        const shares =
          weights && Float64Array.from(weights.subarray(at, at + sources[source].length));
        const logProbability = (row.branch?.logProbability ?? 0) + Math.log(own[id]);
        row.branch = { parent: row.branch, id, logProbability, shares };
        row.ended = id === end;
      });
      await takeBreak();
    }
  } finally {
    decoding.dispose();
  }
  return sources.map((_, s) =>
    rows
      .slice(s * nbest, (s + 1) * nbest)
      .map(({ branch, ended }) => finishBranch(branch, ended, settings))
      .sort((a, b) => b.score - a.score),
  );
}
