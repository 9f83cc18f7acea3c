import type { OptionTable } from '../../base/option-table.ts';
import type { FlagTable } from '../options/from-table.ts';

/** Where and when a training writes checkpoints, and which it goes on from. */
export interface CheckpointFlags {
  readonly checkpoint?: string;
  readonly checkpointSeconds?: number;
  readonly resume?: string;
}

/** The range and the default of each. */
export const CHECKPOINT_OPTIONS: OptionTable<CheckpointFlags, 'checkpointSeconds'> = {
  checkpoint: { kind: 'text' },
  checkpointSeconds: { kind: 'number', least: 0, unit: 'seconds', default: 60 },
  resume: { kind: 'text' },
};

/** The flags of checkpoints, and of going on from one. */
export const CHECKPOINT_FLAGS: FlagTable<CheckpointFlags> = {
  table: CHECKPOINT_OPTIONS,
  help: {
    checkpoint: {
      en: 'where checkpoints are written',
      ko: '체크포인트를 저장할 파일',
      default: {
        en: '<output>.checkpoint, removed at the end',
        ko: '<output>.checkpoint, 끝나면 지움',
      },
    },
    checkpointSeconds: { en: 'time between two checkpoints', ko: '체크포인트 사이의 시간(초)' },
    resume: {
      en: 'go on from a checkpoint, with the same text; options are those it was begun with',
      ko: '같은 텍스트로 체크포인트에서 이어서 학습. 옵션은 처음 시작할 때와 같음',
    },
  },
  flags: { checkpoint: { value: 'file' }, checkpointSeconds: {}, resume: { value: 'file' } },
};
