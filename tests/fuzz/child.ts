// A process that tries one input after another. What it is at stands in a file, so that its parent knows which
// input ended it, or holds it up: `npm run fuzz` starts it.
import { openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createTargets, makeInput, tryInput } from './fuzz.ts';

const [folder = '', lane = '', seed = '', begin = '', step = '', without = ''] =
  process.argv.slice(2);
const targets = await createTargets(without);
const counts = { accepted: 0, refused: 0 };
const progress = openSync(join(folder, `progress-${lane}`), 'w');
const note = Buffer.alloc(24);

/** Numbers to where the parent reads them: the input's, and of those before how many were accepted and refused. */
function tell(index: number): void {
  note.writeDoubleLE(index, 0);
  note.writeDoubleLE(counts.accepted, 8);
  note.writeDoubleLE(counts.refused, 16);
  writeSync(progress, note, 0, note.length, 0);
}

// Ctrl-C reaches every process of a terminal; the parent ends this one when it has counted.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
for (let index = Number(begin); ; index += Number(step)) {
  tell(index);
  const input = makeInput(targets, Number(seed), index);
  const verdict = await tryInput(input);
  if (typeof verdict === 'string') counts[verdict]++;
  else {
    writeFileSync(join(folder, `${input.target.name}-${index}.find`), input.bytes);
    process.send?.({ target: input.target.name, index, fault: verdict.fault });
  }
  // Messages and signals come between inputs.
  if (index % 64 < Number(step)) await new Promise((resolve) => setImmediate(resolve));
}
