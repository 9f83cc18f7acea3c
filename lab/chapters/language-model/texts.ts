import reviews from '../../texts/film-reviews.txt?url';
import kernels from '../../texts/kernels.txt?url';
import shakespeare from '../../texts/shakespeare.txt?url';
import type { TextName } from './state.ts';

/** The files of the texts that ship. */
export const FILES: Readonly<Record<Exclude<TextName, 'own'>, string>> = {
  ...{ kernels, reviews, shakespeare },
};
