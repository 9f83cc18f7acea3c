/** The languages of the lab. */
export const LAB_LANGUAGES = ['ko', 'en'] as const;
export type LabLanguage = (typeof LAB_LANGUAGES)[number];

/** A text in every language of the lab. */
export type InBoth<T = string> = Readonly<Record<LabLanguage, T>>;
