import { writeCaseClauses } from './case-clauses.ts';
import type { CommandCompletions } from './list-completions.ts';

/** Writes the script by which zsh completes the command line, to be sourced or to stand in a folder of `fpath`. */
export function writeZshCompletion(all: readonly CommandCompletions[]): string {
  const { nested, choices, words } = writeCaseClauses(all);
  // The words' path has another name than in bash: zsh keeps its PATH in `path`.
  return `#compdef malmoi
_malmoi() {
  local word=$words[CURRENT] previous=$words[CURRENT-1] place=malmoi candidates= i
  for ((i = 2; i < CURRENT; i++)); do
    case "$place $words[i]" in
    ${nested}) place="$place $words[i]" ;;
    esac
  done
  case "$place $previous" in
${choices}
  esac
  [ -n "$candidates" ] || case "$place $word" in
${words}
  esac
  # Where there are no candidates, file names complete.
  compadd -- \${=candidates} || _files
}
# zsh runs a file of its fpath as the function itself; a sourced one only declares it.
if [ "$funcstack[1]" = _malmoi ]; then
  _malmoi "$@"
else
  compdef _malmoi malmoi
fi
`;
}
