import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Starts another program that is asked a line at a time. It writes a line first, such as its version.
 * @param {string} name what it is called where it is absent
 * @param {string[]} command the program and its arguments
 * @param {string} [greeting] a line that it reads before it writes its own
 * @returns {Promise<{version: string, ask: (line: string) => Promise<string>, stop: () => void} | undefined>}
 *   undefined where it cannot be started or ends before its first line, which is said
 */
export async function startPeer(name, [program, ...args], greeting) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let reason = '';
  child.stderr.on('data', (chunk) => {
    reason = `${reason}${chunk}`.slice(-2000);
  });
  child.on('error', (error) => {
    reason = error.message;
  });
  // A program that has ended reads no more.
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async () => (await lines.next()).value;
  if (greeting !== undefined) child.stdin.write(`${greeting}\n`);
  const version = await read();
  if (version === undefined) {
    console.log(`${name} is not measured: ${reason.trim().split('\n').at(-1) || 'it ended'}`);
    return undefined;
  }
  return {
    version,
    async ask(line) {
      child.stdin.write(`${line}\n`);
      const answer = await read();
      if (answer === undefined) throw new Error(`${name} ended: ${reason}`);
      return answer;
    },
    stop: () => child.stdin.end(),
  };
}
