import type { Proof } from '../../shell/chapter.ts';
import type { WordMapModel } from './model.ts';

/** Every listed cosine once more, by the distance of the two directions: cos = 1 − ‖a/|a| − b/|b|‖² / 2. */
export function prove(model: WordMapModel): Proof {
  const names = model.names.value;
  const pairs = model.neighbors.value.flatMap(({ probe, vector, near }) =>
    vector === undefined
      ? []
      : near.map((one) => ({
          name: `${probe} → ${names[one.id]}`,
          one: one.cosine,
          other: cosineByDistance(vector, one.vector),
        })),
  );
  const worst = Math.max(0, ...pairs.map(({ one, other }) => Math.abs(one - other)));
  return { pairs, worst };
}

function cosineByDistance(a: Float32Array, b: Float32Array): number {
  const [lengthA, lengthB] = [Math.hypot(...a) || 1, Math.hypot(...b) || 1];
  const apart = a.reduce((sum, x, i) => sum + (x / lengthA - (b[i] ?? 0) / lengthB) ** 2, 0);
  return 1 - apart / 2;
}
