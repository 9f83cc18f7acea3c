/** The words that every command's help has. */
export const COMMANDER_WORDS: Readonly<Record<string, string>> = {
  'Usage:': '사용법:',
  'Arguments:': '인자:',
  'Options:': '옵션:',
  'Global Options:': '공통 옵션:',
  'Commands:': '명령:',
  '[options]': '[옵션]',
  '[command]': '[명령]',
  'print the version': '버전을 출력',
  'print this help': '이 도움말을 출력',
  'display help for command': '명령의 도움말을 출력합니다',
};
