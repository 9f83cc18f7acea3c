import { readdir } from 'node:fs/promises';

/** A page of the built lab. */
export interface BuiltPage {
  readonly path: string;
  readonly language: 'ko' | 'en';
  /** The chapter; undefined for home. */
  readonly slug: string | undefined;
}

/** Lists the pages of the built lab. */
export async function listPages(): Promise<BuiltPage[]> {
  const pages: BuiltPage[] = [];
  for (const language of ['ko', 'en'] as const) {
    pages.push({ path: language, language, slug: undefined });
    const entries = await readdir(`lab/dist/${language}`, { withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isDirectory()) continue;
      pages.push({ path: `${language}/${entry.name}`, language, slug: entry.name });
    }
  }
  return pages;
}
