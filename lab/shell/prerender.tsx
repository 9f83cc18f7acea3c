import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { loadWorkbenchWords } from '../workbench/load-words.ts';
import { Miniature as WorkbenchMiniature } from '../workbench/miniature.tsx';
import { WorkbenchPage } from '../workbench/workbench-page.tsx';
import { ChapterPage } from './chapter-page.tsx';
import { BUILT, loadChapter, WORKBENCH } from './chapters.ts';
import { loadShellWords, shellWords } from './context.ts';
import { COURSE, type Station } from './course.ts';
import { GOALS } from './course-goals.ts';
import { HomePage } from './home-page.tsx';
import { LAB_LANGUAGES, type LabLanguage } from './language.ts';
import { createState } from './state.ts';

/** One page as HTML, without the files that the build knows. */
export interface WrittenPage {
  /** The folder of its `index.html`: `ko/bag-of-words`. */
  readonly path: string;
  readonly language: LabLanguage;
  readonly slug: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly body: string;
}

const miniatureModules = import.meta.glob<{ Miniature: () => VNode }>(
  '../chapters/*/miniature.tsx',
  { eager: true },
);

/** The miniatures of all chapters that have one. */
function drawMiniatures(): Record<string, string> {
  const drawn: Record<string, string> = { [WORKBENCH]: renderToString(<WorkbenchMiniature />) };
  for (const [path, { Miniature }] of Object.entries(miniatureModules)) {
    const slug = path.split('/').at(-2);
    if (slug !== undefined) drawn[slug] = renderToString(<Miniature />);
  }
  return drawn;
}

/** A station's page, with every field at its default. */
async function drawStation(station: Station, language: LabLanguage): Promise<VNode> {
  const page = { language, station, built: BUILT };
  if (station.slug === WORKBENCH) {
    return <WorkbenchPage {...page} words={await loadWorkbenchWords(language)} />;
  }
  const { chapter, text } = await loadChapter(station.slug, language);
  const model = chapter.createModel(createState(chapter.fields));
  return <ChapterPage {...{ ...page, chapter, text, model }} />;
}

/** Writes every page in every language. */
export async function writePages(): Promise<WrittenPage[]> {
  const pages: WrittenPage[] = [];
  for (const language of LAB_LANGUAGES) {
    await loadShellWords(language);
    const words = shellWords(language);
    pages.push({
      ...{ path: language, language, slug: undefined, title: words.brand },
      description: words.home.description,
      body: renderToString(
        <HomePage language={language} built={BUILT} miniatures={drawMiniatures()} />,
      ),
    });
    for (const station of COURSE.filter(({ slug }) => BUILT.includes(slug))) {
      pages.push({
        ...{ path: `${language}/${station.slug}`, language, slug: station.slug },
        title: `${station.title[language]} · ${words.brand}`,
        description: GOALS[station.slug]?.[language] ?? '',
        body: renderToString(await drawStation(station, language)),
      });
    }
  }
  return pages;
}
