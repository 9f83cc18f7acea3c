/**
 * A lemma as an edit of its word, so that a tagger can choose it among a few hundred labels (Straka 2018, UDPipe 2):
 * `↓0;d¦-+y` makes "tries" to "try". A script is
 *
 *     casing ; d prefix edits ¦ suffix edits      edits of the lower-cased word around its longest common part
 *     = lemma                                     the lemma itself, where word and lemma have nothing in common
 *
 * The casing says from which character on the lemma is in upper (↑) or lower case (↓), counted from the nearer end;
 * an edit is `→` (keep a character), `-` (leave one out) or `+x` (insert x).
 */
type LemmaScript = string;

const WHOLE = '=';

/**
 * Returns the script that makes a word its lemma; `applyLemmaScript` gives the lemma back exactly.
 */
export function lemmaScript(form: string, lemma: string): LemmaScript {
  const [from, to] = [lower(form), lower(lemma)];
  const common = longestCommonPart(from, to);
  if (common.length > 0) {
    const before = editScript(from.slice(0, common.from), to.slice(0, common.to));
    const after = editScript(
      from.slice(common.from + common.length),
      to.slice(common.to + common.length),
    );
    const script = `${casingOf(Array.from(lemma))};d${before}¦${after}`;
    // Letters whose lower case does not tell their upper case (ſ, İ) are not made by rules.
    if (applyLemmaScript(form, script) === lemma) return script;
  }
  return WHOLE + lemma;
}

/**
 * Makes a word its lemma.
 * @returns undefined where the script does not fit the word: it edits more characters than there are
 */
export function applyLemmaScript(form: string, script: LemmaScript): string | undefined {
  if (script.startsWith(WHOLE)) return script.slice(WHOLE.length);
  const [, casing, edits] = /^([^;]*);d(.*)$/su.exec(script) ?? [];
  if (edits === undefined) return undefined;
  const steps = splitEdits(edits);
  const border = steps.indexOf('¦');
  if (border < 0) return undefined;
  const [before, after] = [steps.slice(0, border), steps.slice(border + 1)];
  const letters = lower(form);
  const [taken, left] = [countTaken(before), countTaken(after)];
  if (taken + left > letters.length) return undefined;
  const end = letters.length - left;
  const edited = [
    ...applyEdits(letters.slice(0, taken), before),
    ...letters.slice(taken, end),
    ...applyEdits(letters.slice(end), after),
  ];
  return applyCasing(edited, casing);
}

/** Lower-cases character by character, so that places in the word and in the result are the same. */
function lower(text: string): string[] {
  return Array.from(text, (letter) => letter.toLowerCase());
}

function longestCommonPart(
  a: readonly string[],
  b: readonly string[],
): { length: number; from: number; to: number } {
  let best = { length: 0, from: 0, to: 0 };
  // lengths[i + 1]: of the common part that ends at a[i] and the current b[j].
  let lengths = new Int32Array(a.length + 1);
  for (const [j, letter] of b.entries()) {
    const next = new Int32Array(a.length + 1);
    for (let i = 0; i < a.length; i++) {
      if (a[i] !== letter) continue;
      const length = lengths[i] + 1;
      next[i + 1] = length;
      if (length > best.length) best = { length, from: i - length + 1, to: j - length + 1 };
    }
    lengths = next;
  }
  return best;
}

/** The shortest sequence of edits that makes `from` to `to`. */
function editScript(from: readonly string[], to: readonly string[]): string {
  // costs[i][j]: the fewest characters left out or inserted to make from[i…] to to[j…].
  const costs = Array.from({ length: from.length + 1 }, () => new Int32Array(to.length + 1));
  for (let i = from.length; i >= 0; i--) {
    for (let j = to.length; j >= 0; j--) {
      if (i === from.length) costs[i][j] = to.length - j;
      else if (j === to.length) costs[i][j] = from.length - i;
      else {
        costs[i][j] =
          from[i] === to[j] ? costs[i + 1][j + 1] : 1 + Math.min(costs[i + 1][j], costs[i][j + 1]);
      }
    }
  }
  let script = '';
  for (let i = 0, j = 0; i < from.length || j < to.length; ) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      script += '→';
      i++;
      j++;
    } else if (i < from.length && costs[i][j] === 1 + costs[i + 1][j]) {
      script += '-';
      i++;
    } else script += `+${to[j++]}`;
  }
  return script;
}

/** Cuts a script into its edits: `→`, `-`, `¦` and pairs such as `+x`. */
function splitEdits(edits: string): string[] {
  return edits.match(/\+.|./gsu) ?? [];
}

function countTaken(edits: readonly string[]): number {
  return edits.filter((edit) => edit === '→' || edit === '-').length;
}

function applyEdits(letters: readonly string[], edits: readonly string[]): string[] {
  let at = 0;
  return edits.flatMap((edit) => {
    if (edit === '→') return [letters[at++]];
    if (edit === '-') at++;
    return edit.startsWith('+') ? [edit.slice(1)] : [];
  });
}

function casingOf(letters: readonly string[]): string {
  const { length } = letters;
  const changes: string[] = [];
  let before = '';
  for (const [i, letter] of letters.entries()) {
    const now = letter.toLowerCase() === letter ? '↓' : '↑';
    if (now !== before) changes.push(now + (i <= length / 2 ? i : i - length));
    before = now;
  }
  return changes.join('¦');
}

function applyCasing(letters: readonly string[], casing: string): string {
  const changed = [...letters];
  for (const change of casing.split('¦')) {
    if (!change.startsWith('↑') && !change.startsWith('↓')) continue;
    const place = Number(change.slice(1));
    const start = place < 0 ? Math.max(0, letters.length + place) : place;
    for (let i = start; i < letters.length; i++) {
      changed[i] = change.startsWith('↑') ? letters[i].toUpperCase() : letters[i];
    }
  }
  return changed.join('');
}
