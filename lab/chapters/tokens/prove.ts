import type { Proof } from '../../shell/chapter.ts';
import { cutIntoPieces, encode } from './bpe.ts';
import type { UnitModel } from './model.ts';
import { STRIPS } from './units.ts';

/**
 * Finds each unit again by searching the source for its text, from where the last one began; and counts each merged
 * pair again, in the whole text read from its beginning to its end.
 */
export function prove(model: UnitModel): Proof {
  const { text, normalize } = model.state.read();
  const pairs = STRIPS.filter((strip) => strip !== 'stems' && normalize === 'none').flatMap(
    (strip) => {
      let from = 0;
      return model.strips.value[strip].flatMap((unit) => {
        const found = text.indexOf(unit.text, from);
        // Jamo and bytes do not stand in the text as they are.
        if (found < 0) return [];
        from = found + unit.text.length;
        return [{ name: `${strip} ${unit.text}`, one: unit.start, other: found }];
      });
    },
  );
  const learned = model.learned.value;
  const letters = new Set(model.corpus.value);
  const pieces = cutIntoPieces(model.corpus.value);
  const counts = learned.map(({ left, right, count }, i) => {
    const before = { letters, merges: learned.slice(0, i) };
    let other = 0;
    for (const piece of pieces) {
      const units = encode(piece, before).map((unit) => unit.text);
      other += units.filter((unit, at) => unit === left && units[at + 1] === right).length;
    }
    return { name: `${left} + ${right}`, one: count, other };
  });
  const all = [...pairs, ...counts];
  const worst = all.reduce((most, { one, other }) => Math.max(most, Math.abs(one - other)), 0);
  return { pairs: all, worst };
}
