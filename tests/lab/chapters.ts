// The chapters' parts that need no page: what the tests run in Node.
import { readdirSync } from 'node:fs';
import type { Fields } from '../../lab/shell/address.ts';
import type { ChapterCase } from '../../lab/shell/case.ts';
import type { Check } from '../../lab/shell/chapter.ts';

/** A chapter, as far as Node runs it. */
export interface TestedChapter {
  readonly slug: string;
  readonly fields: Fields;
  readonly check: Check<Fields>;
  readonly cases: readonly ChapterCase[];
}

/**
 * Loads every chapter's state, check and cases; with `LAB_CHAPTERS=rnn,gates` only those, for whoever works on them.
 */
export async function loadChapters(): Promise<TestedChapter[]> {
  const only = process.env.LAB_CHAPTERS?.split(',');
  const slugs = readdirSync('lab/chapters').filter((slug) => only?.includes(slug) ?? true);
  return Promise.all(
    slugs.map(async (slug) => {
      const folder = `../../lab/chapters/${slug}`;
      const [{ FIELDS }, { default: check }, { cases }] = await Promise.all([
        import(`${folder}/state.ts`),
        import(`${folder}/check.ts`),
        import(`${folder}/cases.ts`),
      ]);
      return { slug, fields: FIELDS, check, cases };
    }),
  );
}
