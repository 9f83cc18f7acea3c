import { decomposeHangul, toCompatibilityJamo } from '../text/hangul.ts';

/** The most characters of morphemes that one character of a text stands for. */
const MOST = 6;

/** What a character costs that is not the morphemes' own: less than a jamo, so that ties favor plain ones. */
const CHANGED_COST = 0.5;

/**
 * Aligns the characters of an eojeol with those of its morphemes, so that the jamo differ least.
 * @returns for each character of the eojeol, how many characters of the morphemes it stands for; undefined where the
 * morphemes have too many
 */
export function alignCharacters(
  form: readonly string[],
  morphemes: readonly string[],
): number[] | undefined {
  const width = morphemes.length + 1;
  // costs[i · width + j]: of the best alignment of the first i characters with the morphemes' first j.
  const costs = new Float64Array((form.length + 1) * width).fill(Infinity);
  const counts = new Uint8Array(costs.length);
  const [from, to] = [form.map(jamoOf), morphemes.map(jamoOf)];
  costs[0] = 0;
  for (let i = 0; i < form.length; i++) {
    for (let j = 0; j < width; j++) {
      const before = costs[i * width + j];
      if (before === Infinity) continue;
      let jamo = '';
      for (let count = 0; count <= MOST && j + count < width; count++) {
        if (count > 0) jamo += to[j + count - 1];
        const isSame = count === 1 && form[i] === morphemes[j];
        const cost = before + (isSame ? 0 : CHANGED_COST + distance(from[i], jamo));
        const place = (i + 1) * width + j + count;
        if (cost < costs[place]) {
          costs[place] = cost;
          counts[place] = count;
        }
      }
    }
  }
  let place = costs.length - 1;
  if (costs[place] === Infinity) return undefined;
  const result: number[] = [];
  for (let i = form.length; i > 0; i--) {
    result.push(counts[place]);
    place -= width + counts[place];
  }
  return result.reverse();
}

function jamoOf(character: string): string {
  return decomposeHangul(toCompatibilityJamo(character), 'compatibility');
}

/** How many jamo are inserted, left out or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = row[j] + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(replaced, row[j + 1] + 1, next[j] + 1));
    }
    row = next;
  }
  return row[b.length];
}
