import { cosineByDistance } from '../../parts/explain-cosine.ts';
import type { Proof } from '../../shell/chapter.ts';
import type { VectorModel } from './model.ts';

/** Every cosine once more, by the distance of the two directions: cos = 1 − ‖a/|a| − b/|b|‖² / 2. */
export function prove(model: VectorModel): Proof {
  const found = model.session.findings.value;
  const names = model.names.value;
  const { answer, lineUp } = found ?? {};
  const pairs = [
    ...(answer?.near ?? []).map(({ id, cosine, vector }) => ({
      name: names[id] ?? '',
      one: cosine,
      other: cosineByDistance(answer?.vector ?? [], vector),
    })),
    ...(lineUp?.row ?? []).map(({ word, cosine, vector }) => ({
      name: word,
      one: cosine,
      other: cosineByDistance(lineUp?.mean ?? [], vector),
    })),
  ];
  const worst = Math.max(0, ...pairs.map(({ one, other }) => Math.abs(one - other)));
  return { pairs, worst };
}
