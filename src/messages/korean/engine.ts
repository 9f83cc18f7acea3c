/** The Korean sentences of `src/engine`, which say what is wrong with an engine. */
export const ENGINE_SENTENCES: Readonly<Record<string, string>> = {
  'engine/no-simd':
    'createEngine: 이 플랫폼은 WebAssembly simd128을 지원하지 않습니다. Node 20 이상이나 2023년 이후의 브라우저를 쓰세요.',
  'engine/no-instructions':
    'createEngine: 이 플랫폼은 WebAssembly {instructions|을/를} 지원하지 않습니다. Node 22 이상을 쓰거나 {option|을/를} 빼세요.',
  'engine/no-memory':
    '플랫폼이 엔진에 메모리를 {size}만큼 내주지 않습니다({reason}). 다른 프로그램을 닫거나 {option|을/를} 줄이세요.',
  'engine/no-build': 'createEngine: {engine} 엔진에는 "{instructions}" 빌드가 없습니다.',
  'engine/no-native': 'createEngine: 네이티브 엔진을 쓸 수 없습니다. {reason}',
  'engine/wrong-size': 'allocate: 요청한 크기가 {bytes}바이트입니다. 0 이상의 수를 지정하세요.',
  'engine/not-allocated': 'free: 오프셋 {offset}에는 할당된 메모리가 없습니다.',
  'engine/out-of-memory':
    '엔진의 메모리가 부족합니다. {wanted} 한 덩어리가 필요한데 {limit} 중 {left}만 남았습니다. 배치나 윈도우, 차원, 어휘를 줄이거나 {option|을/를} 늘리세요(최대 {most}).',
  'engine/missing-argument':
    'parallel: {name|을/를} {missing} 없이 호출했습니다. 인자는 {expected}이고, 모두 수여야 합니다.',
  'engine/wrong-grain': 'parallel: grain이 {grain}입니다. 1 이상의 정수를 지정하세요.',
  'engine/worker-died': '엔진의 워커 {worker|이/가} 죽었습니다({reason}).',
  'engine/worker-failed': '엔진의 워커 {worker|이/가} {kernel}에서 실패했습니다.',
  'engine/disposed': '엔진이 이미 해제되었습니다.',
  'engine/worker-silent':
    '엔진의 워커가 {kernel}에서 맡은 부분을 {seconds}초 안에 끝내지 못했습니다. 워커가 죽었거나 작업 블록이 너무 큽니다.',
  'engine/broken': '{failure} 새 엔진을 만들어 체크포인트에서 이어 가세요.',
  'engine/worker-not-started':
    'createEngine: 워커가 시작되지 않았습니다({reason}). {option|을/를} 1로 지정하세요.',
  'engine/foreign-add-on':
    '네이티브 애드온 {path|은/는} 이 버전의 malmoi에 속한 것이 아니어서(SHA-256이 {expected}…이 아니라 {found}…) 불러오지 않았습니다. malmoi를 다시 설치하세요.',
  'engine/add-on-not-loaded': '네이티브 애드온을 불러오지 못했습니다: {error}',
  'engine/old-add-on':
    '네이티브 애드온 {path|은/는} 다른 커널에서 빌드되었습니다. `npm run build:kernels`를 실행하세요.',
  'engine/processor-lacks':
    '이 프로세서에는 네이티브 애드온({instructions})에 필요한 명령어가 없습니다.',
  'engine/no-add-on': '{platform}용 네이티브 애드온이 없습니다',
  'engine/no-such-add-on': '{instructions|을/를} 쓰는 {platform}용 네이티브 애드온이 없습니다',
  'engine/package-missing':
    '{none}. 선택 패키지 {packages|이/가} 설치되지 않았거나, 그 안에 애드온이 없습니다.',
  'engine/packed-without':
    '{none}. 이 malmoi는 애드온 없이 배포되었습니다. C 컴파일러가 있으면 소스 저장소에서 `npm run build:kernels`로 만들 수 있습니다.',
  'engine/no-add-on-in-browser': '브라우저에서는 네이티브 애드온을 쓸 수 없습니다.',
  'engine/reference-asked-for':
    'reference 엔진을 지정했습니다. 순수 TypeScript로, 스레드 하나에서 계산합니다.',
  'engine/wasm-asked-for': 'WebAssembly를 지정했습니다.',
  'engine/native-runs':
    '{instructions} 네이티브 애드온이 있고, 이 프로세서에서 실행할 수 있습니다.',
  'engine/wasm-because': 'WebAssembly를 씁니다. {reason}',
  'engine/one-thread': '스레드 하나',
  'engine/threads': '스레드 {workers}개',
  'engine/by-cores': '{threads}. 이 컴퓨터는 스레드 {cores}개를 동시에 실행합니다.',
  'engine/threads-asked-for': '{threads}. 지정한 대로입니다.',
  'engine/not-isolated':
    '스레드 하나. 페이지가 cross-origin isolated 상태가 아니어서 스레드가 메모리를 공유할 수 없습니다.',
  'engine/main-thread':
    '스레드 하나. 페이지의 메인 스레드는 워커를 기다릴 수 없습니다. 엔진을 워커에서 만드세요.',
};
