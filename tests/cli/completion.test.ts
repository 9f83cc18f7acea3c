import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-completion-'));
  for (const shell of SHELLS) {
    writeFileSync(join(folder, shell), (await runCommand(['completion', shell])).stdout);
  }
  writeFileSync(join(folder, 'reviews.tsv'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Sources `./bash` and calls its function. */
const BASH = `
source ./bash
read -ra COMP_WORDS <<< "$LINE"
[[ $LINE == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_malmoi
printf '%s\\n' "\${COMPREPLY[@]}"
`;

/** Presses Tab and Enter in a zsh that has a terminal, where `malmoi` prints its arguments. */
const ZSH = `
zmodload zsh/zpty
zpty inner zsh -f -i
zpty -w inner 'PS1=; autoload -Uz compinit; compinit -D -u; source ./zsh'
zpty -w inner 'malmoi() { print -r -- "<\${argv[-1]}>" }; print rea""dy'
zpty -r inner seen '*ready*'
zpty -w inner "$LINE"$'\\t'
zpty -r inner seen '*<*>*'
print -r -- \${\${seen##*<}%%>*}
`;

const ARGUMENTS: Readonly<Record<Shell, readonly string[]>> = {
  bash: ['--norc', '-c', BASH],
  zsh: ['-f', '-c', ZSH],
  fish: ['--no-config', '-c', 'source ./fish; complete -C "$LINE"'],
};

/** What a shell offers for the end of a command line; zsh what it makes of the last word. */
function complete(shell: Shell, line: string): string[] {
  const { stdout, stderr } = spawnSync(shell, ARGUMENTS[shell], {
    ...{ encoding: 'utf8', cwd: folder, timeout: 30_000 },
    env: { ...process.env, HOME: folder, LINE: `malmoi ${line}` },
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((candidate) => candidate !== '');
}

describe.each(SHELLS)('completion in %s (skipped where the shell is missing)', (shell) => {
  const missing = spawnSync(shell, ['--version']).status !== 0;

  it.skipIf(missing).each([
    ['a command', 'pre', 'predict'],
    ['a command of a command', 'train cl', 'classifier'],
    ['an option of the program', '--ver', '--version'],
    ['an option of the command that stands there', 'train classifier in.tsv --ngr', '--ngrams'],
    ['a choice of an option', 'train classifier --model b', 'bernoulli'],
    ['a choice of an argument', 'completion zs', 'zsh'],
  ])('completes %s', (_, line, expected) => {
    expect(complete(shell, line)).toEqual([expected]);
  });

  it.skipIf(missing)('leaves the names of files to the shell', () => {
    // Bash adds them after the function, where it offers nothing.
    const expected = shell === 'bash' ? [] : ['reviews.tsv'];
    expect(complete(shell, 'predict revi')).toEqual(expected);
  });

  it.skipIf(missing || shell === 'zsh')('offers all choices (zsh gives one alone here)', () => {
    const formats = ['csv', 'tsv', 'jsonl', 'parquet', 'text'];
    expect(complete(shell, 'predict x.malmoi --format ').sort()).toEqual(formats.sort());
    expect(complete(shell, '')).toEqual(expect.arrayContaining(['train', 'explain', 'demo']));
  });
});

describe('malmoi completion', () => {
  it('is for bash where no shell is named', async () => {
    const { stdout } = await runCommand(['completion']);
    expect(stdout).toBe((await runCommand(['completion', 'bash'])).stdout);
  });

  it('refuses a shell that it has no script for', async () => {
    const { code, stderr } = await runCommand(['completion', 'tcsh', '--lang', 'ko']);
    expect(code).toBe(2);
    expect(stderr).toContain("인자 'shell'의 값 'tcsh'는 쓸 수 없습니다.");
  });

  it('says in its help how each shell is told', async () => {
    for (const language of ['en', 'ko']) {
      const { stdout } = await runCommand(['completion', '--help', '--lang', language]);
      expect(stdout).toContain('source <(malmoi completion zsh)');
      expect(stdout).toContain('malmoi completion fish | source');
    }
  });
});
