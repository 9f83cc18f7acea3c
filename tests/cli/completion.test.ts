import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const hasBash = spawnSync('bash', ['--version']).status === 0;

describe.skipIf(!hasBash)('completion in bash (skipped where there is no bash)', () => {
  /** What bash offers for the last of the words. */
  async function complete(...words: string[]): Promise<string[]> {
    const { stdout: script } = await runCommand(['completion']);
    const { stdout, stderr } = spawnSync(
      'bash',
      [
        '-c',
        `${script}\nCOMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _malmoi; echo "\${COMPREPLY[@]}"`,
        ...['bash', 'malmoi', ...words],
      ],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    return stdout.trim().split(' ');
  }

  it('completes commands, and the commands of commands', async () => {
    expect(await complete('pre')).toEqual(['predict']);
    expect(await complete('')).toEqual(expect.arrayContaining(['train', 'explain', 'demo']));
    expect(await complete('train', 'c')).toEqual(['classifier']);
  });

  it('completes the options of the command that stands there', async () => {
    expect(await complete('train', 'classifier', 'in.tsv', '--ng')).toEqual(['--ngrams']);
    expect(await complete('predict', '--ng')).toEqual(['']);
    expect(await complete('--ver')).toEqual(['--version']);
  });

  it('completes the choices of an option', async () => {
    expect(await complete('train', 'classifier', '--model', 'b')).toEqual(['bernoulli']);
    expect(await complete('predict', 'x.malmoi', '--format', '')).toEqual([
      'csv',
      'tsv',
      'jsonl',
      'parquet',
      'text',
    ]);
  });

  it('leaves the names of files to bash', async () => {
    expect(await complete('predict', '')).toEqual(['']);
  });
});
