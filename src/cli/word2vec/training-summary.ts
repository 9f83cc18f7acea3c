import { type Sentence, sentence } from '../../base/sentence.ts';
import { WORD2VEC_TRAINED } from '../../models/json/vector-trainings.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { WordVectors } from '../../vectors/word-vectors.ts';
import type { EpochReport } from '../../word2vec/index.ts';
import type { Wording } from '../terminal/wording.ts';

/** What a training came to. */
export interface TrainingSummary {
  readonly output: string;
  readonly vectors: WordVectors;
  /** Words of text. */
  readonly trainedOn: number;
  /** The epochs since it began, or was resumed. */
  readonly epochs: readonly EpochReport[];
  readonly seconds: number;
}

/** The summary as one JSON object. */
export function summaryToJson({
  output,
  vectors,
  trainedOn,
  epochs,
  seconds,
}: TrainingSummary): string {
  const ngrams = vectors.subwords?.buckets?.length;
  return toJsonLine(WORD2VEC_TRAINED, {
    ...{ output, vocabularySize: vectors.size, dimensions: vectors.dimensions },
    ...{ tokenCount: trainedOn, seconds },
    ...(ngrams !== undefined && { ngrams }),
    reports: epochs.map(({ epoch, loss, heldOutLoss, wordsPerSecond }) => ({
      ...{ epoch, tokensPerSecond: wordsPerSecond },
      ...(loss !== undefined && { loss }),
      ...(heldOutLoss !== undefined && { validationLoss: heldOutLoss }),
    })),
  });
}

/** The summary as a sentence. */
export function formatSummary(summary: TrainingSummary, { text }: Wording): string {
  const { output, vectors, trainedOn, epochs, seconds } = summary;
  const ngrams = vectors.subwords?.buckets?.length;
  const rates = epochs.map(({ wordsPerSecond }) => wordsPerSecond);
  const rate = rates.reduce((sum, wordsPerSecond) => sum + wordsPerSecond, 0) / rates.length;
  const counted =
    ngrams === undefined
      ? sentence('cli/words')`${{ words: vectors.size }} words`
      : sentence(
          'cli/words-and-ngrams',
        )`${{ words: vectors.size }} words and ${{ ngrams }} n-grams`;
  return `${text(
    sentence(
      'cli/word2vec-trained',
    )`${{ output }}: ${{ counted }} of ${{ dimensions: vectors.dimensions }} dimensions from ${{ trainedOn }} words of text; ${{ losses: formatLosses(epochs, text) }}${{ rate: Math.round(rate).toLocaleString('en') }} words/s; ${{ seconds: seconds.toFixed(1) }} s`,
  )}\n`;
}

function formatLosses(reports: readonly EpochReport[], text: Wording['text']): string {
  const chain = (name: Sentence, losses: readonly (number | undefined)[]): string => {
    const known = losses.flatMap((loss) => loss ?? []);
    // Of many epochs, the first and the last few tell the story.
    const shown = known.length <= 10 ? known : [...known.slice(0, 3), ...known.slice(-3)];
    const numbers = shown.map((loss) => loss.toFixed(3));
    if (known.length > 10) numbers.splice(3, 0, '…');
    return known.length === 0
      ? ''
      : text(sentence('cli/losses')`${{ name }} ${{ losses: numbers.join(' → ') }} nats, `);
  };
  const trained = reports.map(({ loss }) => loss);
  const heldOut = reports.map(({ heldOutLoss }) => heldOutLoss);
  return `${chain(sentence('cli/loss')`loss`, trained)}${chain(sentence('cli/held-out-loss')`held-out loss`, heldOut)}`;
}
