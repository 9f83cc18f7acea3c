import { SERVER_OPTIONS, type ServerOptions } from '../../server/options.ts';
import { parseDuration } from '../options/duration.ts';
import { parseFileSize } from '../options/file-size.ts';
import type { FlagTable } from '../options/from-table.ts';

/** The flags of a server; tokens are never given on a command line, where other users of the machine see them. */
export const SERVER_FLAGS: FlagTable<ServerOptions> = {
  table: SERVER_OPTIONS,
  help: {
    host: {
      en: 'the address to listen on; 0.0.0.0 for every one of this machine',
      ko: '연결을 받을 주소. 이 컴퓨터의 모든 주소에서 받으려면 0.0.0.0',
    },
    port: {
      en: 'the port to listen on; 0 for one that is free',
      ko: '연결을 받을 포트. 0이면 비어 있는 포트',
    },
    workers: {
      en: 'threads that compute, each with all models in memory',
      ko: '계산하는 스레드 수. 스레드마다 모든 모델을 메모리에 올림',
      default: { en: 'the processors, from 2 to 4', ko: '프로세서 수, 2에서 4까지' },
    },
    maxBody: {
      en: 'largest request, such as 500k or 4MiB; larger ones get 413',
      ko: '요청의 최대 크기(500k, 4MiB 등). 더 크면 413으로 답함',
    },
    maxInputs: {
      en: 'most texts, or other inputs, of a request; more get 422',
      ko: '요청 하나에 담을 수 있는 텍스트(입력) 수. 더 많으면 422로 답함',
    },
    maxLength: {
      en: 'longest text, in UTF-16 units; longer ones get 422',
      ko: '텍스트의 최대 길이(UTF-16 단위). 더 길면 422로 답함',
    },
    maxUnits: {
      en: 'most units that are generated for a request; more get 422',
      ko: '요청 하나로 생성할 수 있는 단위 수. 더 많으면 422로 답함',
    },
    maxInFlight: {
      en: 'most requests that are computed or wait; more get 503',
      ko: '동시에 계산하거나 기다리는 요청 수. 더 많으면 503으로 답함',
    },
    maxEach: {
      en: 'most of them of one client, by its token or address; more get 429',
      ko: '그중 클라이언트(토큰 또는 주소) 하나가 보낼 수 있는 요청 수. 더 많으면 429로 답함',
    },
    timeout: {
      en: 'time that a request may be computed, such as 30s or 5m; after it 503',
      ko: '요청 하나를 계산할 수 있는 시간(30s, 5m 등). 넘으면 503으로 답함',
    },
    bodyTimeout: {
      en: 'time in which a request must have arrived whole',
      ko: '요청이 모두 도착해야 하는 시간',
    },
    grace: {
      en: 'time that requests in flight are given to end, once the server is stopped',
      ko: '서버를 종료할 때 처리 중인 요청에 주는 시간',
    },
    reloadEvery: {
      en: 'seconds between two looks whether a model file has changed; 0 for never',
      ko: '모델 파일이 바뀌었는지 확인하는 간격(초). 0이면 확인하지 않음',
    },
    logTexts: {
      en: "write the requests' texts to the log, too",
      ko: '요청의 텍스트도 로그에 남김',
    },
  },
  flags: {
    host: { value: 'address' },
    port: {},
    workers: {},
    maxBody: { value: 'size', parse: parseFileSize, default: '1 MiB' },
    maxInputs: {},
    maxLength: {},
    maxUnits: {},
    maxInFlight: {},
    maxEach: {},
    timeout: { value: 'time', parse: parseDuration, default: '60s' },
    bodyTimeout: { value: 'time', parse: parseDuration, default: '15s' },
    grace: { value: 'time', parse: parseDuration, default: '10s' },
    reloadEvery: {},
    logTexts: {},
  },
};
