/** What is wrong with a command line: the sentences of `src/cli`. */
export const COMMAND_LINE_SENTENCES: Readonly<Record<string, string>> = {
  'cli/no-language': '{name}에 언어가 없습니다. en이나 ko를 지정하세요.',
};
