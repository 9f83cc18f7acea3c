/** The Korean sentences of `src/client`, which say why a server could not be asked. */
export const CLIENT_SENTENCES: Readonly<Record<string, string>> = {
  'client/unreachable':
    '서버 {url}에 연결할 수 없습니다({reason}). 주소를 확인하고, 브라우저라면 서버가 이 페이지의 출처(origin)를 허용하는지 확인하세요.',
  'client/no-answer':
    '{url}의 응답(상태 {status})이 malmoi serve의 응답이 아닙니다. 주소와 중간의 프록시를 확인하세요.',
  'client/cut-short': '{url}의 응답이 중간에 끊겼습니다. 다시 요청하세요.',
  'client/interrupted': '응답을 받기 전에 요청을 중단했습니다.',
};
