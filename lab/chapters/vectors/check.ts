import { doesntMatch, readVectors, type WordVectors } from 'malmoi/vectors';
import type { Check } from '../../shell/chapter.ts';
import { createState } from '../../shell/state.ts';
import { answerFormula, lineUpWords } from '../../worker/map/answer-words.ts';
import { placeWords } from '../../worker/map/words-on-plane.ts';
import { createVectorModel } from './model.ts';
import { NEAR } from './session.ts';
import { FIELDS, readRow, type TableName, type VectorFields } from './state.ts';
import { tableAddress } from './table-address.ts';

/** Words whose places are compared. */
const PLACES = 24;

/** A table that ships: from its file in Node, from its address on the page. */
async function readBytes(name: TableName): Promise<Uint8Array> {
  if (import.meta.env.SSR) {
    const { readFile } = await import('node:fs/promises');
    return readFile(`lab/texts/${name}-words.malmoi`);
  }
  return new Uint8Array(await (await fetch(tableAddress(name))).arrayBuffer());
}

const tables = new Map<TableName, Promise<WordVectors>>();

/** Reads a table that ships, once. */
export function openTable(name: TableName): Promise<WordVectors> {
  let table = tables.get(name);
  if (table === undefined) {
    table = readBytes(name).then(async (bytes) => (await readVectors(bytes)).vectors);
    tables.set(name, table);
  }
  return table;
}

/** What the library says of a table that ships. */
const check: Check<VectorFields> = async (values) => {
  const vectors = await openTable(values.table);
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
