import type { Command, Option } from 'commander';
import type { Environment } from '../environment.ts';

const EXAMPLES = `
Examples:
  source <(malmoi completion)                    in this shell
  malmoi completion >> ~/.bash_completion        in every shell from now on
`;

/** Adds `malmoi completion`. */
export function addCompletionCommand(parent: Command, environment: Environment): void {
  parent
    .command('completion')
    .summary('let bash complete commands and options')
    .description(
      'Prints a script by which bash completes the commands, options and their choices when Tab is pressed.',
    )
    .addHelpText('after', EXAMPLES)
    .action(() => environment.stdout.write(completionScript(parent)));
}

/** A bash script made of the very definitions that parse the command line. */
function completionScript(program: Command): string {
  const all = listCommands(program, program.name());
  const nested = all.slice(1).map(({ path }) => `'${path}'`);
  const choices = all.flatMap(({ path, command }) =>
    optionsOf(command).flatMap(({ long, short, argChoices }) =>
      argChoices === undefined
        ? []
        : [long, short].flatMap((flag) =>
            flag ? [`    '${path} ${flag}') candidates='${argChoices.join(' ')}' ;;`] : [],
          ),
    ),
  );
  // The longest path first: the pattern of a shorter one fits it, too.
  const words = [...all].reverse().flatMap(({ path, command }) => [
    `    '${path} -'*) candidates='${optionsOf(command)
      .map(({ long }) => long)
      .join(' ')}' ;;`,
    `    '${path} '*) candidates='${command.commands.map((one) => one.name()).join(' ')}' ;;`,
  ]);
  return `_malmoi() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} path=malmoi candidates= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path \${COMP_WORDS[i]}" in
    ${nested.join(' | ')}) path="$path \${COMP_WORDS[i]}" ;;
    esac
  done
  case "$path $previous" in
${choices.join('\n')}
  esac
  [ -n "$candidates" ] || case "$path $word" in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$candidates" -- "$word"))
}
# Where there are no candidates, file names complete.
complete -o default -F _malmoi malmoi
`;
}

/** A command, its commands and theirs, each after the one that it belongs to, with the words that lead to it. */
function listCommands(command: Command, path: string): { path: string; command: Command }[] {
  const inner = command.commands.flatMap((one) => listCommands(one, `${path} ${one.name()}`));
  return [{ path, command }, ...inner];
}

function optionsOf(command: Command): Option[] {
  return command.createHelp().visibleOptions(command);
}
