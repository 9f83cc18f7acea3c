import { cosineByDistance } from '../../parts/explain-cosine.ts';
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
