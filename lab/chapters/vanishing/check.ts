// In Node only: the page asks its worker for what needs an engine.
import { readFileSync } from 'node:fs';
import { createEngine } from 'malmoi/engine';
import type { Check } from '../../shell/chapter.ts';
import { SMALL_CELLS } from '../../small-models/cells.ts';
import { measureFlow, measureHeard, openModel } from '../../worker/jobs/gradients.ts';
import { flowLook, flowTables, heardLook, heardTables } from './looks.ts';
import { checkNest } from './nest-check.ts';
import type { VanishingFields } from './state.ts';

/** What the library says: its nested example, the gradients in three cells, and what its small models hear. */
const check: Check<VanishingFields> = async (values) => {
  if (values.view === 'nest') return checkNest(values);
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    if (values.view === 'lanes') {
      return flowTables(await measureFlow(engine, flowLook(values)), values);
    }
    const models = SMALL_CELLS.map((cell) => {
      const file = readFileSync(new URL(`../../small-models/${cell}.malmoi`, import.meta.url));
      return openModel(engine, new Uint8Array(file));
    });
    return heardTables(measureHeard(models, heardLook(values)));
  } finally {
    engine.dispose();
  }
};
export default check;
