import type { Fields } from './address.ts';
import type { Chapter, ChapterText, Model } from './chapter.ts';
import { COURSE } from './course.ts';
import type { LabLanguage } from './language.ts';

/** A chapter whose types only its own folder knows. */
// biome-ignore lint/suspicious/noExplicitAny: the shell hands a chapter's own model back to it
export type AnyChapter = Chapter<Fields, Model<Fields> & any, any>;
// biome-ignore lint/suspicious/noExplicitAny: as above
export type AnyText = ChapterText<Fields, any, any>;

const chapters = import.meta.glob<{ default: AnyChapter }>('../chapters/*/chapter.ts');
const texts = import.meta.glob<{ default: AnyText }>('../chapters/*/text.*.tsx');

/** The station that is no chapter, but a page of its own. */
export const WORKBENCH = 'workbench';

/** The slugs of the stations that exist, in the course's order. */
export const BUILT: readonly string[] = COURSE.map(({ slug }) => slug).filter(
  (slug) => slug === WORKBENCH || chapters[`../chapters/${slug}/chapter.ts`] !== undefined,
);

/** Loads a chapter and its text in one language. */
export async function loadChapter(
  slug: string,
  language: LabLanguage,
): Promise<{ chapter: AnyChapter; text: AnyText }> {
  const [chapter, text] = await Promise.all([
    chapters[`../chapters/${slug}/chapter.ts`]?.(),
    texts[`../chapters/${slug}/text.${language}.tsx`]?.(),
  ]);
  if (chapter === undefined || text === undefined) {
    throw new Error(`The chapter "${slug}" has no text in "${language}".`);
  }
  return { chapter: chapter.default, text: text.default };
}
