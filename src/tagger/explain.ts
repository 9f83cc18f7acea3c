import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { marginals, nBest } from '../nn/index.ts';
import { cutLongSentences } from './cut-long-sentences.ts';
import { decodeLabels, type TaggerColumn } from './label-coding.ts';
import { gatherSequence } from './tag.ts';
import type { Tagger } from './tagger.ts';

/** What a model thinks of one column of a sentence. */
export interface ColumnExplanation {
  readonly name: string;
  /** For each token its likeliest labels, the likeliest first, with their probabilities; those of spans as B-, I- and O. */
  readonly tokens: readonly (readonly LabelProbability[])[];
  /** Of a column with a CRF: the likeliest labels of the whole sentence, the likeliest first. */
  readonly best?: readonly LabeledPath[];
}

/** A label and how probable it is. */
export interface LabelProbability {
  readonly label: string;
  readonly probability: number;
}

/** Labels of a whole sentence, and how probable they are together. */
export interface LabeledPath {
  readonly labels: readonly string[];
  readonly probability: number;
}

/**
 * Computes how probable the labels of a sentence are: of each token (with a CRF, its marginals), and of the whole
 * sentence, where a CRF chooses. Only the first 512 tokens are read.
 * @param top how many labels, and how many labelings of the sentence, are listed
 */
export function explainTags(
  model: Tagger,
  tagged: Pick<TaggedSentence, 'tokens'> & Partial<TaggedSentence>,
  top: number,
): ColumnExplanation[] {
  const [read] = cutLongSentences([{ columns: {}, ...tagged }]);
  const { length } = read.tokens;
  if (length === 0) return model.lexicon.columns.map(({ name }) => ({ name, tokens: [] }));
  const explanations: ColumnExplanation[] = [];
  model.score(model.encode([read]), (scores, column) => {
    const coding = model.lexicon.columns[column];
    const { name, labels } = coding;
    const logits = gatherSequence(scores, { length, b: 0, count: 1, labels: labels.length });
    const { crf } = model.heads[column];
    const chain = crf?.chain(logits);
    const probabilities =
      chain === undefined ? softmaxRows(logits, labels.length) : marginals(chain);
    explanations.push({
      name,
      tokens: read.tokens.map((_, t) => likeliest(coding, probabilities, { row: t, top })),
      ...(chain !== undefined && {
        best: nBest(chain, top).map(({ labels: path, logProbability }) => ({
          labels: decodeLabels(
            coding,
            read.tokens,
            path.map((label) => labels[label]),
          ),
          probability: Math.exp(logProbability),
        })),
      }),
    });
  });
  return explanations;
}

function softmaxRows(logits: Float64Array, size: number): Float64Array {
  const shares = new Float64Array(logits.length);
  for (let row = 0; row < logits.length; row += size) {
    const own = logits.subarray(row, row + size);
    const most = own.reduce((largest, one) => Math.max(largest, one), -Infinity);
    const sum = own.reduce((total, one) => total + Math.exp(one - most), 0);
    for (let j = 0; j < size; j++) shares[row + j] = Math.exp(own[j] - most) / sum;
  }
  return shares;
}

function likeliest(
  { labels, scheme }: TaggerColumn,
  probabilities: Float64Array,
  { row, top }: { readonly row: number; readonly top: number },
): LabelProbability[] {
  const shares = new Map<string, number>();
  labels.forEach((coded, j) => {
    const label = scheme === undefined || scheme === 'bioes' ? coded : withoutEnd(coded);
    const share = probabilities[row * labels.length + j];
    shares.set(label, (shares.get(label) ?? 0) + share);
  });
  return [...shares]
    .map(([label, probability]) => ({ label, probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, top);
}

/** The label of `bioes` as `bio` writes it. */
function withoutEnd(label: string): string {
  return label.replace(/^S-/, 'B-').replace(/^E-/, 'I-');
}
