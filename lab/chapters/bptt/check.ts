// In Node only: the page asks its worker for what a language model does.
import { readFileSync } from 'node:fs';
import { createEngine } from 'malmoi/engine';
import type { Check } from '../../shell/chapter.ts';
import { measureTextFlow, openModel } from '../../worker/jobs/gradients.ts';
import { checkChain } from './chain-check.ts';
import type { BpttFields } from './state.ts';
import { textFlowLook, textTables } from './text-flow.ts';

/** What the library says: its step of the RNN there and back, or how far the gradient comes in a language model. */
const check: Check<BpttFields> = async (values) => {
  if (values.view === 'chain') return checkChain(values);
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const file = readFileSync(new URL('../../small-models/lstm.malmoi', import.meta.url));
    const models = [openModel(engine, new Uint8Array(file))];
    const [flow] = await measureTextFlow(models, textFlowLook(values));
    return textTables(flow, values);
  } finally {
    engine.dispose();
  }
};
export default check;
