/** What a server answers to requests that it refuses: the sentences of `src/server`. */
export const SERVER_SENTENCES: Readonly<Record<string, string>> = {
  'server/one-name':
    '이 모델과 {other}의 이름이 모두 "{name}"{|이/가} 됩니다. 둘 중 하나의 파일 이름을 바꾸세요.',
  'server/no-models':
    '이 폴더에는 모델({ending})이 없습니다. 모델이 있는 폴더나 모델 파일을 지정하세요.',
  'server/unreadable': '파일을 읽을 수 없습니다({code}).',
  'server/thread-ended':
    '이 모델을 열던 스레드가 종료되었습니다({reason}). 메모리가 모자라면 {workers|을/를} 줄이세요.',
  'server/busy':
    '서버가 한 번에 받을 수 있는 요청({most}개)을 모두 처리하고 있습니다. 잠시 후 다시 요청하세요.',
  'server/too-many':
    '클라이언트 하나가 한 번에 보낼 수 있는 요청({most}개)을 이미 모두 보냈습니다. 잠시 후 다시 요청하세요.',
  'server/closing': '서버가 종료되는 중입니다. 잠시 후 다시 요청하세요.',
  'server/not-json-type':
    '요청은 JSON이어야 합니다. "Content-Type: application/json" 헤더를 보내세요.',
  'server/packed-body': '요청이 압축되어 있습니다({encoding}). Content-Encoding 없이 보내세요.',
  'server/no-origin':
    '"{origin}"{|은/는} 사이트의 출처(origin)가 아닙니다. https://example.org처럼 스킴, 호스트, 포트만 쓰세요.',
  'server/too-many-bodies':
    '서버가 읽을 수 있는 만큼의 요청을 이미 읽고 있습니다. 잠시 후 다시 요청하세요.',
  'server/cut-off': '요청이 끝까지 오지 않고 끊겼습니다.',
  'server/large-body': '요청이 {most}바이트보다 큽니다. 텍스트를 여러 요청에 나누어 보내세요.',
  'server/not-utf8': '요청이 UTF-8이 아닙니다.',
  'server/not-json': '요청이 JSON이 아닙니다.',
  'server/no-inputs': '요청은 리스트 {inputs}{|이/가} 있는 객체여야 합니다.',
  'server/many-inputs': '"{inputs}"의 항목이 {count}개입니다. {most}개까지 보낼 수 있습니다.',
  'server/many-units':
    '이 요청은 {units}단위를 생성하게 됩니다. 요청 하나로 {most}단위까지 생성할 수 있습니다.',
  'server/long-input': '{field}의 길이가 {length}자입니다. {most}자까지 보낼 수 있습니다.',
  'server/missing-field': '요청에 "{name}"{|이/가} 없습니다.',
  'server/unknown-field':
    '요청의 "{name}"{|은/는} 이 경로에서 쓰지 않는 이름입니다. 쓸 수 있는 이름은 /docs에 있습니다.',
  'server/wrong-field': '{field}{|은/는} {expected|이어야/여야} 합니다.',
  'server/one-of': '{values} 중의 하나',
  'server/number-in': '{range} 숫자',
  'server/some-items': '항목이 {least}개 이상인 리스트',
  'server/of-its-shape': '/docs에 있는 것과 같은 형태',
  'server/a-string': '문자열',
  'server/a-number': '숫자',
  'server/a-whole-number': '정수',
  'server/a-switch': 'true 또는 false',
  'server/a-list': '리스트',
  'server/an-object': '객체',
  'server/null': 'null',
  'server/either': '{one} 또는 {other}',
  'server/no-such-model':
    '"{name}"{|이라는/라는} 모델이 없습니다. GET /v1/models로 목록을 볼 수 있습니다.',
  'server/no-such-route':
    '"{route}"{|이라는/라는} 경로가 없습니다. 이 모델에 쓸 수 있는 경로: {routes}',
  'server/client-left': '클라이언트가 연결을 끊었습니다.',
  'server/lost': '이 요청을 계산하던 스레드가 종료되었습니다. 한 번에 더 적게 요청해 보세요.',
  'server/stopped': '이 요청을 다 계산하기 전에 서버가 종료되었습니다. 잠시 후 다시 요청하세요.',
  'server/too-slow':
    '요청 하나를 계산할 수 있는 시간 {seconds}초를 넘겼습니다. 한 번에 더 적게 요청하세요.',
  'server/bug':
    '서버에 오류가 있습니다. 서버의 로그에서 이 요청의 X-Request-Id로 내용을 찾을 수 있습니다.',
  'server/no-token':
    '이 서버에는 토큰이 있어야 합니다. 서버에 등록된 토큰을 "Authorization: Bearer …" 헤더로 보내세요.',
  'server/other-host':
    '이 서버는 이 컴퓨터에서 localhost로 보낸 요청에만 답합니다. 이 요청은 다른 이름으로 왔습니다.',
  'server/no-such-path': '이 경로에는 아무것도 없습니다. 쓸 수 있는 경로는 /docs에 있습니다.',
  'server/other-method': '이 경로는 {allowed} 요청에만 답합니다.',
};
