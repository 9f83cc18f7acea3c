import fairyTales from '../../texts/fairy-tales.txt?url';
import filmReviews from '../../texts/film-reviews.txt?url';
import type { TextName } from './state.ts';

/** The files of the texts that ship. */
export const FILES: Readonly<Record<Exclude<TextName, 'own'>, string>> = {
  'fairy-tales': fairyTales,
  'film-reviews': filmReviews,
};
