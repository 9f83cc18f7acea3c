/** One unit that may come next. */
export interface Candidate {
  readonly id: number;
  readonly logit: number;
  /** What the model itself expects: softmax of the logits. */
  readonly expected: number;
  /** What it is drawn by: after temperature, top-k and top-p; 0 where it cannot be drawn. */
  readonly drawn: number;
}

/** How a unit is drawn. */
export interface Shape {
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
}

/** The model's own probabilities: p = eᶻ / Σ eᶻ. */
export function softmax(logits: ArrayLike<number>, temperature = 1): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) most = Math.max(most, logits[i] ?? 0);
  const p = Float64Array.from(logits, (z) => Math.exp((z - most) / temperature));
  let sum = 0;
  for (const one of p) sum += one;
  return p.map((one) => one / sum);
}

/** Lists the likeliest units first, with what temperature, top-k and top-p make of them. */
export function shapeCandidates(logits: ArrayLike<number>, shape: Shape): Candidate[] {
  const { temperature, topK, topP } = shape;
  const own = softmax(logits);
  const warmed = softmax(logits, temperature);
  const order = Array.from(own.keys()).sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0) || a - b);
  const within = topK === 0 ? order.length : Math.min(topK, order.length);
  const total = order.slice(0, within).reduce((sum, id) => sum + (warmed[id] ?? 0), 0);
  let allowed = 0;
  let kept = 0;
  while (allowed < within && (allowed === 0 || topP === 1 || kept < topP * total)) {
    kept += warmed[order[allowed] ?? 0] ?? 0;
    allowed += 1;
  }
  return order.map((id, place) => ({
    ...{ id, logit: logits[id] ?? 0, expected: own[id] ?? 0 },
    drawn: place < allowed ? (warmed[id] ?? 0) / kept : 0,
  }));
}

/** How surprising a unit was to the model, in bits: −log₂ p. */
export function surpriseOf(logits: ArrayLike<number>, id: number): number {
  return -Math.log2(softmax(logits)[id] ?? 0);
}

/** A letter on the screen: of jamo, a syllable. */
export interface Letter {
  readonly text: string;
  /** The number of its first unit in the drawn text, and how many it has. */
  readonly from: number;
  readonly count: number;
}

const VOWEL = /^[\u1160-\u11a7]/;
const FINAL = /^[\u11a8-\u11ff]/;
const INITIAL = /^[\u1100-\u115f]$/;

/** Joins jamo to syllables: every other unit is a letter of its own. */
export function joinLetters(units: readonly string[]): Letter[] {
  const letters: Letter[] = [];
  for (const [i, unit] of units.entries()) {
    const last = letters.at(-1);
    const goesOn =
      last !== undefined &&
      ((VOWEL.test(unit) && INITIAL.test(last.text)) ||
        (FINAL.test(unit) && /^[가-힣]$/.test(last.text) && last.count === 2));
    if (goesOn) {
      const text = (last.text + unit).normalize('NFC');
      letters[letters.length - 1] = { text, from: last.from, count: last.count + 1 };
    } else {
      letters.push({ text: unit, from: i, count: 1 });
    }
  }
  return letters;
}
