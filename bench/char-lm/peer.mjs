import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Another library in a process of its own: it is given the ids to train on, tells its version, and is then
 * asked for one training after another, a line of JSON each.
 */
export async function startPeer(command, script, ids) {
  const child = spawn(command, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const tell = async (message) => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
    const { value } = await lines.next();
    if (value === undefined) throw new Error(`${script} ended`);
    return JSON.parse(value);
  };
  const version = await tell([...ids]);
  return {
    version,
    /** Characters a second of a task: {id, cell, input, layers, hidden, batch, chunk, threads, seconds}. */
    ask: tell,
    stop: () => child.stdin.end(),
  };
}
