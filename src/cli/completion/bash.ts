import { writeCaseClauses } from './case-clauses.ts';
import type { CommandCompletions } from './list-completions.ts';

/** Writes the script by which bash completes the command line. */
export function writeBashCompletion(all: readonly CommandCompletions[]): string {
  const { nested, choices, words } = writeCaseClauses(all);
  return `_malmoi() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} path=malmoi candidates= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path \${COMP_WORDS[i]}" in
    ${nested}) path="$path \${COMP_WORDS[i]}" ;;
    esac
  done
  case "$path $previous" in
${choices}
  esac
  [ -n "$candidates" ] || case "$path $word" in
${words}
  esac
  COMPREPLY=($(compgen -W "$candidates" -- "$word"))
}
# Where there are no candidates, file names complete.
complete -o default -F _malmoi malmoi
`;
}
