// In Node only: the page asks its worker for what is learned.
import { readFileSync } from 'node:fs';
import { createEngine } from 'malmoi/engine';
import type { Check } from '../../shell/chapter.ts';
import type { Racer } from '../../worker/job-looks.ts';
import { createRaceJob } from '../../worker/jobs/race.ts';
import { checkCell } from './cell-check.ts';
import { raceTables } from './race.ts';
import type { GateFields } from './state.ts';

/** What the library says: its steps of both cells, or the same three trainings in Node. */
const check: Check<GateFields> = async (values) => {
  if (values.view === 'cell') return checkCell(values);
  const { race, own, budget, hidden, steps, seed, step } = values;
  const text =
    race === 'own'
      ? own
      : readFileSync(new URL(`../../texts/${race}.txt`, import.meta.url), 'utf8');
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const job = createRaceJob(engine, { text, budget, hiddenSize: hidden, steps, seed });
    for (let done = 0; done < step; done++) await job.next();
    return raceTables((await job.look({ what: 'race', from: 0 })) as Racer[], step);
  } finally {
    engine.dispose();
  }
};
export default check;
