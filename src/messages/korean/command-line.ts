/** What is wrong with a command line: the sentences of `src/cli`. */
export const COMMAND_LINE_SENTENCES: Readonly<Record<string, string>> = {
  'cli/no-language': '{name}에 언어가 없습니다. en이나 ko를 지정하세요.',
  'cli/phrases-of-model':
    '{model}에는 이미 학습한 구가 있습니다. {name|을/를} 빼거나, {model} 없이 다시 학습하세요.',
  'cli/no-range': "{name}의 값이 '{text}'입니다. 1-3 같은 범위나 수 하나를 지정하세요.",
};
