/** A language that Malmoi speaks. */
export type Language = 'en' | 'ko';

/** The languages, for checking what users give. */
export const LANGUAGES: readonly Language[] = ['en', 'ko'];

/** A text in every language. */
export type Translated = Readonly<Record<Language, string>>;

/**
 * Returns the language of a locale's name, as `ko_KR.UTF-8` or `ko`: Korean, or English for all others.
 */
export function languageOf(locale: string | undefined): Language {
  return locale !== undefined && /^ko(?![a-z])/i.test(locale) ? 'ko' : 'en';
}
