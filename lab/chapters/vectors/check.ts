import { doesntMatch, readVectors, type WordVectors } from 'malmoi/vectors';
import type { Check } from '../../shell/chapter.ts';
import { createState } from '../../shell/state.ts';
import { answerFormula, lineUpWords } from '../../worker/map/answer-words.ts';
import { placeWords } from '../../worker/map/words-on-plane.ts';
import { createVectorModel } from './model.ts';
import { NEAR } from './session.ts';
import { FIELDS, readRow, type VectorFields } from './state.ts';
import { tableAddress } from './table-address.ts';

/** Words whose places are compared. */
const PLACES = 24;

/** The table that ships: from its file in Node, from its address on the page. */
async function readBytes(): Promise<Uint8Array> {
  if (import.meta.env.SSR) {
    const { readFile } = await import('node:fs/promises');
    return readFile(`.${tableAddress()}`);
  }
  return new Uint8Array(await (await fetch(tableAddress())).arrayBuffer());
}

let table: Promise<WordVectors> | undefined;

/** What the library says of the table that ships. */
const check: Check<VectorFields> = async (values) => {
  table ??= readBytes().then(async (bytes) => (await readVectors(bytes)).vectors);
  const vectors = await table;
  const state = createState(FIELDS);
  state.patch(values);
  const points = await placeWords(vectors, createVectorModel(state).plane.value);
  const isFormula = values.task === 'formula';
  const { near } = isFormula
    ? answerFormula(vectors, {
        ...{ formula: values.formula, count: NEAR, keepInputs: values.inputs === 'in' },
      })
    : { near: [] };
  const words = readRow(values.row);
  const { row } = isFormula ? { row: [] } : lineUpWords(vectors, words);
  const least = Math.min(...row.map(({ cosine }) => cosine));
  const odd = row.find(({ cosine }) => cosine === least)?.word;
  if (!isFormula && odd !== doesntMatch(vectors, words)) {
    throw new Error(`The row says ${odd}, doesntMatch ${doesntMatch(vectors, words)}.`);
  }
  return {
    near: near.map(({ id, cosine }) => [id + 1, cosine]),
    row: row.map(({ cosine }) => [cosine]),
    places: Array.from({ length: PLACES }, (_, id) => [
      points[2 * id] ?? 0,
      points[2 * id + 1] ?? 0,
    ]),
  };
};
export default check;
