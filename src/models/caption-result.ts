import type { Caption } from '../captioner/index.ts';
import type { CaptionResult } from './json/captions.ts';

/** Turns a caption into what JSON shows of it. */
export function toCaptionResult({ caption, logProbability, attention }: Caption): CaptionResult {
  return {
    ...{ caption, logProbability },
    ...(attention !== undefined && { attention: attention.map((places) => [...places]) }),
  };
}
