/** A page of the lab. */
export interface LabPage {
  readonly path: string;
  readonly language: 'ko' | 'en';
  /** The chapter; undefined for home. */
  readonly slug: string | undefined;
}

/** Lists the pages of the lab: home, every chapter and the workbench, in both languages. */
export function listPages(chapters: readonly string[]): LabPage[] {
  const slugs = [...chapters, 'workbench'];
  return (['ko', 'en'] as const).flatMap((language) => [
    { path: language, language, slug: undefined },
    ...slugs.map((slug) => ({ path: `${language}/${slug}`, language, slug })),
  ]);
}
