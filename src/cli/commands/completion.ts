import { Argument, type Command } from 'commander';
import { writeBashCompletion } from '../completion/bash.ts';
import { writeFishCompletion } from '../completion/fish.ts';
import { type CommandCompletions, listCompletions } from '../completion/list-completions.ts';
import { writeZshCompletion } from '../completion/zsh.ts';
import type { Environment } from '../environment.ts';

type Shell = 'bash' | 'zsh' | 'fish';

const WRITERS: Readonly<Record<Shell, (all: readonly CommandCompletions[]) => string>> = {
  bash: writeBashCompletion,
  zsh: writeZshCompletion,
  fish: writeFishCompletion,
};

const EXAMPLES = `
Examples:
In this shell alone:
  source <(malmoi completion)
  source <(malmoi completion zsh)   after compinit
  malmoi completion fish | source

In every shell from now on:
  malmoi completion >> ~/.bash_completion
  malmoi completion zsh > "\${fpath[1]}/_malmoi"
  malmoi completion fish > ~/.config/fish/completions/malmoi.fish
`;

/** Adds `malmoi completion`. */
export function addCompletionCommand(parent: Command, environment: Environment): void {
  parent
    .command('completion')
    .description(
      'Prints a script by which a shell completes the commands, options and their choices when Tab is pressed.',
    )
    .addArgument(
      new Argument('[shell]', 'bash, which is the default, zsh or fish')
        .choices(Object.keys(WRITERS))
        .default('bash'),
    )
    .addHelpText('after', EXAMPLES)
    .action((shell: Shell) => environment.stdout.write(WRITERS[shell](listCompletions(parent))));
}
