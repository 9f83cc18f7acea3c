// The chapter's own Word2Vec with the full softmax, in plain numbers. The check holds it against the library's.
import { createRandom } from 'malmoi';

/** The most words that the picture has room for. */
export const MOST_WORDS = 12;
export const MOST_VOCABULARY = 8;

/** A text as sentences of word numbers. */
export interface ReadText {
  readonly vocabulary: readonly string[];
  readonly sentences: readonly (readonly number[])[];
}

/** Cuts a text into sentences (a line each) and words, and numbers the words; what finds no room is left out. */
export function readText(text: string): ReadText {
  const numbers = new Map<string, number>();
  let room = MOST_WORDS;
  const sentences = text.split('\n').map((line) => {
    const ids: number[] = [];
    for (const word of line.split(/\s+/u).filter(Boolean)) {
      if (room === 0 || (!numbers.has(word) && numbers.size >= MOST_VOCABULARY)) continue;
      const id = numbers.get(word) ?? numbers.size;
      numbers.set(word, id);
      ids.push(id);
      room -= 1;
    }
    return ids;
  });
  return { vocabulary: [...numbers.keys()], sentences: sentences.filter((one) => one.length > 0) };
}

/** One example: skip-gram has one input word, CBOW all its neighbors. */
export interface Example {
  readonly inputs: readonly number[];
  readonly target: number;
}

/** The examples of all windows, in the order of the text. */
export function readExamples(
  { sentences }: ReadText,
  window: number,
  architecture: 'skip-gram' | 'cbow',
): Example[] {
  return sentences.flatMap((words) =>
    words.flatMap((word, t): Example[] => {
      const neighbors = [
        ...words.slice(Math.max(0, t - window), t),
        ...words.slice(t + 1, t + window + 1),
      ];
      if (neighbors.length === 0) return [];
      if (architecture === 'cbow') return [{ inputs: neighbors, target: word }];
      return neighbors.map((target) => ({ inputs: [word], target }));
    }),
  );
}

/** Both layers: W₁ has a column a word, W₂ a row a word. */
export interface Network {
  readonly words: number;
  readonly dimensions: number;
  /** [dimensions, words], row by row. */
  readonly first: Float64Array;
  /** [words, dimensions], row by row. */
  readonly second: Float64Array;
}

/** Draws the first weights as the library does: from −0.5 to 0.5. */
export function drawNetwork(words: number, dimensions: number, seed: number): Network {
  const random = createRandom(seed, 'weights');
  const draw = (): Float64Array =>
    Float64Array.from({ length: words * dimensions }, () => random.float() - 0.5);
  return { words, dimensions, first: draw(), second: draw() };
}

/** Everything that one step computes. */
export interface Step {
  /** h: the input's column of W₁, or the mean of several. */
  readonly hidden: Float64Array;
  /** z = W₂ h */
  readonly scores: Float64Array;
  readonly probabilities: Float64Array;
  /** −ln p(target) */
  readonly loss: number;
  /** ∂L/∂z = p − y */
  readonly scoreGradient: Float64Array;
  /** ∂L/∂h = W₂ᵀ ∂L/∂z */
  readonly hiddenGradient: Float64Array;
}

/** Computes one step forward and backward. */
export function computeStep(network: Network, { inputs, target }: Example): Step {
  const { words, dimensions, first, second } = network;
  const hidden = new Float64Array(dimensions).map(
    (_, n) => inputs.reduce((sum, word) => sum + at(first, n * words + word), 0) / inputs.length,
  );
  const scores = new Float64Array(words).map((_, v) =>
    hidden.reduce((sum, h, n) => sum + at(second, v * dimensions + n) * h, 0),
  );
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const probabilities = powers.map((power) => power / total);
  const scoreGradient = probabilities.map((p, v) => p - (v === target ? 1 : 0));
  const hiddenGradient = new Float64Array(dimensions).map((_, n) =>
    scoreGradient.reduce((sum, d, v) => sum + at(second, v * dimensions + n) * d, 0),
  );
  const loss = -Math.log(at(probabilities, target));
  return { hidden, scores, probabilities, loss, scoreGradient, hiddenGradient };
}

/** The network after one step down the gradient; the old one stays. */
export function descend(network: Network, { inputs }: Example, step: Step, rate: number): Network {
  const { words, dimensions } = network;
  const first = network.first.slice();
  const second = network.second.slice();
  step.hiddenGradient.forEach((d, n) => {
    for (const word of inputs) {
      first[n * words + word] = at(first, n * words + word) - (rate * d) / inputs.length;
    }
  });
  step.scoreGradient.forEach((d, v) => {
    step.hidden.forEach((h, n) => {
      second[v * dimensions + n] = at(second, v * dimensions + n) - rate * d * h;
    });
  });
  return { words, dimensions, first, second };
}

/** Euclidean distance of two words' columns. */
export function columnDistance(
  { words, dimensions, first }: Network,
  a: number,
  b: number,
): number {
  let sum = 0;
  for (let n = 0; n < dimensions; n++) {
    sum += (at(first, n * words + a) - at(first, n * words + b)) ** 2;
  }
  return Math.sqrt(sum);
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}
