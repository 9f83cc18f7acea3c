// In Node only: it trains, too, where the page's worker does.
import { createEngine } from 'malmoi/engine';
import type { Check } from '../../shell/chapter.ts';
import { createShapesJob } from '../../worker/jobs/shapes.ts';
import { NETWORKS, type Network, networkOf } from './network.ts';
import type { ShapeFields, TaskName } from './state.ts';
import { checkStrip } from './strip-check.ts';

/** What the library says of the strip, with the weights that were trained beforehand or are trained now. */
const check: Check<ShapeFields> = async (values) => {
  const { task, updates } = values;
  return checkStrip(values, updates < 0 ? NETWORKS[task] : await train(task, updates));
};
export default check;

async function train(task: TaskName, updates: number): Promise<Network> {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const job = createShapesJob(engine, { task });
    for (let update = 0; update < updates; update++) await job.next();
    return networkOf(task, job.weights());
  } finally {
    engine.dispose();
  }
}
