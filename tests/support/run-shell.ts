import { execFileSync } from 'node:child_process';

/**
 * Runs the shell's commands in a folder, and returns what they print.
 * @param env variables beside those of this process
 * @throws Error with what they say when they fail
 */
export function runShell(command: string, cwd: string, env: NodeJS.ProcessEnv = {}): string {
  return execFileSync('sh', ['-c', command], {
    ...{ cwd, env: { ...process.env, ...env }, encoding: 'utf8', stdio: 'pipe' },
    maxBuffer: 2 ** 28,
  });
}
