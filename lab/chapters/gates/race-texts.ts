import kernels from '../../texts/kernels.txt?url';
import shakespeare from '../../texts/shakespeare.txt?url';
import type { RaceText } from './state.ts';

/** The files of the texts that are learned in the race. */
export const RACE_FILES: Readonly<Record<Exclude<RaceText, 'own'>, string>> = {
  kernels,
  shakespeare,
};
