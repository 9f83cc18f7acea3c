/** The Korean sentences of `src/store`, which say what is wrong with counts that several processes make. */
export const STORE_SENTENCES: Readonly<Record<string, string>> = {
  'store/password-in-address':
    '저장소 주소는 다른 사람이 볼 수 있으므로 비밀번호를 넣지 마세요. 환경 변수 {variable}에 넣으세요.',
  'store/address':
    "저장소 주소가 '{address}'입니다. clickhouse://user@host:8123/database 같은 주소를 쓰고, 클러스터라면 뒤에 ?cluster=이름을 붙이세요.",
  'store/part': "나눈 부분이 '{part}'입니다. 16개 가운데 세 번째라면 3/16처럼 쓰세요.",
  'store/no-client':
    'ClickHouse에 빈도를 저장하려면 @clickhouse/client 패키지가 필요합니다. npm install @clickhouse/client로 설치하세요.',
  'store/one-select':
    "쿼리가 '{query}'입니다. 읽기만 하고 아무것도 쓰지 않는 SELECT 하나를 지정하세요.",
  'store/no-duckdb':
    'DuckDB 데이터베이스가 아닙니다. Parquet, CSV, JSON 파일은 쿼리 안에 적고, 주소는 duckdb:으로만 쓰세요.',
  'store/no-duckdb-package':
    'DuckDB에 질의하려면 @duckdb/node-api 패키지가 필요합니다. npm install @duckdb/node-api로 설치하세요.',
  'store/no-duckdb-extension':
    '이 쿼리에는 DuckDB 확장 {extension|이/가} 필요한데 설치되어 있지 않습니다. DuckDB에서 한 번 설치하세요: INSTALL {extension}',
  'store/duckdb-ended': 'DuckDB가 행을 주다가 중간에 멈췄습니다. 명령을 다시 실행하세요.',
  'store/duckdb-refused': 'DuckDB가 거절했습니다: {problem}',
  'store/no-answer':
    '서버가 응답하지 않습니다({problem}). 주소가 맞는지, 그곳에서 ClickHouse가 실행 중인지 확인하세요.',
  'store/not-clickhouse':
    '그 주소에서 응답한 것은 ClickHouse가 아닙니다. 주소를 확인하세요. 포트는 HTTP용이어야 합니다(기본값 8123).',
  'store/no-entry':
    '서버가 "{user}" 사용자를 받아들이지 않습니다. 주소의 사용자와 비밀번호를 확인하세요. 명령은 비밀번호를 {variable}에서 읽습니다.',
  'store/certificate':
    '서버의 인증서를 신뢰할 수 없습니다({problem}). 인증서를 발급한 기관의 인증서 파일을 NODE_EXTRA_CA_CERTS에 지정하고 Node를 시작하세요.',
  'store/refused': '서버가 거절했습니다: {problem}',
  'store/no-cluster':
    '{server} 서버에는 "{cluster}" 클러스터가 없습니다. 이름은 서버 설정의 remote_servers에 있습니다.',
  'store/name-every-server':
    '클러스터의 샤드는 {shards}개인데, 명령을 모든 샤드에 전달할 방법이 없습니다. 샤드마다 서버 하나를 적으세요: clickhouse://host1,host2/database?cluster={cluster}',
  'store/vocabulary': '어휘',
  'store/n-grams': 'n-그램 빈도',
  'store/co-occurrences': '동시 출현 빈도',
  'store/classes': '클래스별 빈도',
  'store/phrases': '{pass}번째 패스의 구',
  'store/no-count':
    '저장소에 이름이 "{name}"인 {kind|이/가} 없습니다. 먼저 텍스트의 빈도를 세세요.',
  'store/two-counts':
    '이름이 "{name}"인 것({kind})이 둘이고, 서로 다른 설정으로 동시에 시작되었습니다. 둘 다 지우고 다시 세세요.',
  'store/dropped': '이 부분을 세는 동안 "{name}"({kind})이 지워졌습니다. 다시 세세요.',
  'store/other-settings':
    '저장소에 이름이 "{name}"인 {kind|이/가} 있는데 {fields|이/가} 다릅니다. 같은 값을 쓰거나 다른 이름을 지정하세요.',
  'store/other-analyzer':
    '"{name}" 어휘는 텍스트를 다른 방법으로 나누어 셌습니다. 두 번 모두 같은 토크나이저와 정규화를 지정하세요.',
  'store/other-words':
    '"{name}" 어휘가 동시 출현 빈도를 셀 때의 어휘와 다릅니다. 둘 다 지우고 다시 세세요.',
  'store/needs-documents':
    '저장소에는 빈도만 있고 문서는 없습니다. {weighting|은/는} count나 binary로 하고 {limit|은/는} 빼세요.',
  'store/other-features':
    '"{name}"의 빈도는 {options|이/가} 다른 자질을 센 것입니다. 이 옵션을 빼거나 텍스트를 다시 세세요.',
  'store/sum-differs':
    '"{name}"의 부분들을 더한 값이 각 부분의 합과 다릅니다. 서버가 안정된 뒤에 다시 읽으세요.',
  'store/part-twice':
    '"{name}"에서 같은 부분을 두 번 셌는데 결과가 다릅니다: {parts}. 그사이 텍스트가 바뀌었습니다. 지우고 다시 세세요.',
  'store/parts-missing':
    '"{name}"의 {parts}개 부분 가운데 없거나 완전하지 않은 부분이 있습니다: {missing}. 이 부분을 세세요.',
};
