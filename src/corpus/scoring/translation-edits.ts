/** Tercom's limits, which keep the search for moves short. */
const LONGEST_MOVE = 10;
const FARTHEST_MOVE = 50;
const BEAM = 25;
/** SacreBLEU's own limit. */
const MOST_CANDIDATES = 1000;

/**
 * Counts the edits that make a reference of a translation: words inserted, deleted and replaced, and runs of words moved.
 * Moves are found greedily, the one that saves most each time (Snover et al. 2006), with the limits and the order of
 * preference of Tercom as sacreBLEU has them.
 */
export function countEdits(found: readonly string[], reference: readonly string[]): number {
  if (reference.length === 0) return found.length;
  let words = found;
  let [moves, tried] = [0, 0];
  for (;;) {
    const move = findMove(words, reference, tried);
    tried = move.tried;
    if (tried >= MOST_CANDIDATES || move.saved <= 0) break;
    moves += 1;
    words = move.words;
  }
  return moves + alignEdits(words, reference).cost;
}

type Edit = 'keep' | 'replace' | 'insert' | 'delete';

/** The cheapest way from a translation's words to a reference's. */
interface EditAlignment {
  readonly cost: number;
  /** From the first word to the last. */
  readonly edits: readonly Edit[];
}

/** Computes the edit distance near the diagonal. Of equally good ways the first of replace, delete, insert is taken. */
function alignEdits(words: readonly string[], reference: readonly string[]): EditAlignment {
  const [rows, columns] = [words.length + 1, reference.length + 1];
  const costs = new Float64Array(rows * columns).fill(Infinity);
  const edits = new Array<Edit>(rows * columns).fill('insert');
  for (let j = 0; j < columns; j++) costs[j] = j;
  const ratio = words.length === 0 ? 1 : reference.length / words.length;
  const beam = BEAM < ratio / 2 ? Math.ceil(ratio / 2 + BEAM) : BEAM;
  for (let i = 1; i < rows; i++) {
    const diagonal = Math.floor(i * ratio);
    const end = i === rows - 1 ? columns : Math.min(columns, diagonal + beam);
    for (let j = Math.max(0, diagonal - beam); j < end; j++) {
      const at = i * columns + j;
      const consider = (cost: number, edit: Edit): void => {
        if (!(costs[at] > cost)) return;
        costs[at] = cost;
        edits[at] = edit;
      };
      if (j > 0) {
        const equal = words[i - 1] === reference[j - 1];
        consider(costs[at - columns - 1] + (equal ? 0 : 1), equal ? 'keep' : 'replace');
      }
      consider(costs[at - columns] + 1, 'delete');
      if (j > 0) consider(costs[at - 1] + 1, 'insert');
    }
  }
  const path: Edit[] = [];
  for (let [i, j] = [rows - 1, columns - 1]; i > 0 || j > 0; ) {
    const edit = i === 0 ? 'insert' : edits[i * columns + j];
    path.push(edit);
    if (edit !== 'insert') i -= 1;
    if (edit !== 'delete') j -= 1;
  }
  return { cost: costs[rows * columns - 1], edits: path.reverse() };
}

/** Where each word of the reference comes from, and which words on either side are wrong. */
function placesOf(edits: readonly Edit[]) {
  const aligned: number[] = [];
  const wrong: boolean[] = [];
  const wrongReference: boolean[] = [];
  for (const edit of edits) {
    if (edit !== 'insert') wrong.push(edit !== 'keep');
    if (edit === 'delete') continue;
    wrongReference.push(edit !== 'keep');
    aligned.push(wrong.length - 1);
  }
  return { aligned, wrong, wrongReference };
}

/** A run of words that stands in both, at other places. */
interface Run {
  readonly start: number;
  readonly startReference: number;
  readonly length: number;
}

function* commonRuns(words: readonly string[], reference: readonly string[]): Generator<Run> {
  for (let start = 0; start < words.length; start++) {
    const first = Math.max(0, start - FARTHEST_MOVE);
    const last = Math.min(reference.length - 1, start + FARTHEST_MOVE);
    for (let startReference = first; startReference <= last; startReference++) {
      for (let length = 1; length <= LONGEST_MOVE; length++) {
        const [i, j] = [start + length - 1, startReference + length - 1];
        if (i >= words.length || j >= reference.length || words[i] !== reference[j]) break;
        yield { start, startReference, length };
      }
    }
  }
}

/** A move: how many edits it saves, and the words after it. */
interface Move {
  readonly saved: number;
  readonly words: readonly string[];
  /** Candidates looked at, those of earlier searches among them. */
  readonly tried: number;
}

/** Finds the move that saves most edits: of equally good ones the longest, then the earliest, then to the earliest place. */
function findMove(words: readonly string[], reference: readonly string[], before: number): Move {
  const { cost, edits } = alignEdits(words, reference);
  const { aligned, wrong, wrongReference } = placesOf(edits);
  let tried = before;
  let best: { readonly rank: readonly number[]; readonly words: readonly string[] } | undefined;
  for (const { start, startReference, length } of commonRuns(words, reference)) {
    const within = (flags: readonly boolean[], at: number): boolean =>
      flags.slice(at, at + length).some((flag) => flag);
    if (!within(wrong, start) || !within(wrongReference, startReference)) continue;
    const own = aligned[startReference];
    if (own >= start && own < start + length) continue;
    let previous = -1;
    for (let offset = -1; offset < length; offset++) {
      const place = startReference + offset;
      if (place >= aligned.length) break;
      const target = place === -1 ? 0 : aligned[place] + 1;
      if (target === previous) continue;
      previous = target;
      const moved = moveRun(words, start, length, target);
      const rank = [cost - alignEdits(moved, reference).cost, length, -start, -target];
      tried += 1;
      if (best === undefined || isAbove(rank, best.rank)) best = { rank, words: moved };
    }
    if (tried >= MOST_CANDIDATES) break;
  }
  return best === undefined
    ? { saved: 0, words, tried }
    : { saved: best.rank[0], words: best.words, tried };
}

function isAbove(rank: readonly number[], other: readonly number[]): boolean {
  const i = rank.findIndex((value, at) => value !== other[at]);
  return i >= 0 && rank[i] > other[i];
}

/** Moves `length` words from `start` to before the word at `target`; a target within the run means behind what follows. */
function moveRun(
  words: readonly string[],
  start: number,
  length: number,
  target: number,
): readonly string[] {
  const run = words.slice(start, start + length);
  const others = [...words.slice(0, start), ...words.slice(start + length)];
  const place = target > start + length ? target - length : target;
  return [...others.slice(0, place), ...run, ...others.slice(place)];
}
