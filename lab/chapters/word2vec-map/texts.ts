import fairyTales from '../../texts/fairy-tales.txt?url';
import filmReviews from '../../texts/film-reviews.txt?url';
import type { TextName } from './state.ts';

const FILES: Readonly<Record<Exclude<TextName, 'own'>, string>> = {
  'fairy-tales': fairyTales,
  'film-reviews': filmReviews,
};

/** The address of a text that ships. */
export function addressOf(name: Exclude<TextName, 'own'>): string {
  return typeof location === 'undefined' ? FILES[name] : new URL(FILES[name], location.href).href;
}

/** Fetches a text that ships. */
export async function fetchText(name: Exclude<TextName, 'own'>): Promise<string> {
  return (await fetch(addressOf(name))).text();
}
