import { createUnitReader, generateText, type LanguageModel } from 'malmoi/language-model';
import type { Reread, RereadLook } from '../job-looks.ts';

/**
 * Writes a text by `generateText`, reads it again from the start, and computes what the picture shows of it: each
 * unit's surprise, and the candidates at one place. It shares no code with the picture, which is compared with it.
 */
export async function rereadText(model: LanguageModel, look: RereadLook): Promise<Reread> {
  const { prompt, length, temperature, topK, topP, seed, place, bars } = look;
  const { units } = model;
  let text = '';
  const options = { prompt, length, temperature, topK, topP, seed };
  for await (const piece of generateText(model, options)) text += piece;
  const ids = Array.from(units.encode(text));
  const reader = createUnitReader(model);
  const surprise: number[] = [];
  let next: Reread['next'] = [];
  try {
    let logits: ArrayLike<number> = [];
    for (const id of units.encode(prompt)) logits = reader.read(id);
    for (const [i, id] of ids.entries()) {
      if (i === place) next = listCandidates(Array.from(logits), look).slice(0, bars);
      surprise.push((logSumExp(Array.from(logits)) - (logits[id] ?? 0)) / Math.LN2);
      logits = reader.read(id);
    }
  } finally {
    reader.dispose();
  }
  return { ids, surprise, next };
}

function logSumExp(values: readonly number[]): number {
  const most = Math.max(...values);
  return most + Math.log(values.reduce((sum, one) => sum + Math.exp(one - most), 0));
}

/** The units by falling probability: logit, probability, and share among those that may be drawn. */
function listCandidates(
  logits: readonly number[],
  { temperature, topK, topP }: RereadLook,
): [number, number, number][] {
  const sorted = [...logits].sort((a, b) => b - a).slice(0, topK === 0 ? logits.length : topK);
  const all = logSumExp(sorted.map((z) => z / temperature));
  let share = 0;
  let allowed = 0;
  for (const z of sorted) {
    if (share >= topP && topP < 1) break;
    share += Math.exp(z / temperature - all);
    allowed += 1;
  }
  const own = logSumExp(logits);
  return [...logits]
    .sort((a, b) => b - a)
    .map((z, i) => [
      z,
      Math.exp(z - own),
      i < allowed ? Math.exp(z / temperature - all) / (topP < 1 ? share : 1) : 0,
    ]);
}
