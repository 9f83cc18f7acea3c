// In Node only: the page asks its worker.
import { readFileSync } from 'node:fs';
import { createEngine } from 'malmoi/engine';
import { expectRecurrent } from 'malmoi/inspect';
import { decodeModel } from 'malmoi/io';
import { languageModelFromState } from 'malmoi/language-model';
import type { Check } from '../../shell/chapter.ts';
import { traceText } from '../../worker/jobs/trained-model.ts';
import type { UnitsFields } from './state.ts';
import { tablesOf } from './tables.ts';

/** What the library says of the small model that comes with the lab. */
const check: Check<UnitsFields> = async (values) => {
  const { text, signal, from, to } = values;
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const file = readFileSync(new URL('../../small-models/lstm.malmoi', import.meta.url));
    const state = decodeModel(new Uint8Array(file).buffer, 'lstm.malmoi');
    const model = expectRecurrent(languageModelFromState(engine, state));
    const trace = await traceText(model, {
      ...{ what: 'trace', text, signals: [signal] },
      ...(to > from && { span: [from, to] }),
    });
    return tablesOf(trace, values);
  } finally {
    engine.dispose();
  }
};
export default check;
