import { computed, effect } from '@preact/signals';
import { hydrate, render } from 'preact';
import { ChapterPage } from './chapter-page.tsx';
import { BUILT, loadChapter, WORKBENCH } from './chapters.ts';
import { loadShellWords, shellWords } from './context.ts';
import { COURSE } from './course.ts';
import { keepOffline } from './keep-offline.ts';
import type { LabLanguage } from './language.ts';
import { lightSymbols } from './light-symbols.ts';
import { lockedFields, lockState } from './lock-state.ts';
import { createState, followAddress } from './state.ts';
import { HIDEABLE_PARTS } from './words.ts';
import './styles/index.css';

const root = document.getElementById('page');
const { language = 'ko', slug } = document.body.dataset as {
  language?: LabLanguage;
  slug?: string;
};
const station = COURSE.find((one) => one.slug === slug);

await loadShellWords(language);

if (root !== null && station?.slug === WORKBENCH) {
  const [{ WorkbenchPage }, { loadWorkbenchWords }] = await Promise.all([
    import('../workbench/workbench-page.tsx'),
    import('../workbench/load-words.ts'),
  ]);
  const words = await loadWorkbenchWords(language);
  hydrate(<WorkbenchPage {...{ language, station, built: BUILT, words }} />, root);
  offerCores();
  keepPlace(station.slug);
  document.documentElement.dataset.ready = 'yes';
} else if (root !== null && station !== undefined) {
  const { chapter, text } = await loadChapter(station.slug, language);
  const state = createState(chapter.fields);
  const model = chapter.createModel(state);
  const given = new URLSearchParams(location.search);
  const hidden = (given.get('hide') ?? '').split(',');
  const page = {
    ...{ language, station, chapter, text, model, built: BUILT },
    hidden: HIDEABLE_PARTS.filter((part) => hidden.includes(part)),
    embedded: given.get('embed') === '1',
  };
  // First as it was written, with every field at its default; then as the address says.
  hydrate(<ChapterPage {...{ ...page, hidden: [], embedded: false }} />, root);
  const read = computed(() => state.read());
  const faults = await followAddress(state, (listener) => {
    let first = true;
    effect(() => {
      read.value;
      if (!first) listener();
      first = false;
    });
  });
  const locked = lockedFields(state.fields, given.get('lock'));
  lockState(state, locked);
  if (faults.length + page.hidden.length + locked.length > 0 || page.embedded) {
    render(<ChapterPage {...{ ...page, faults, locked }} />, root);
  }
  lightSymbols(document);
  // Chapters that wait for a worker are those that train in it.
  if (model.busy !== undefined) offerCores();
  keepPlace(station.slug);
  await model.loaded;
  document.documentElement.dataset.ready = 'yes';
} else if (root !== null) {
  const { HomePage } = await import('./home-page.tsx');
  hydrate(<HomePage language={language} built={BUILT} miniatures={{}} />, root);
  document.documentElement.dataset.ready = 'yes';
}

/** Home offers to go on here: at this chapter, and in the state that it was left in. */
function keepPlace(slug: string): void {
  const keep = (): void => {
    localStorage.setItem('place', `${slug}/${location.search}${location.hash}`);
  };
  keep();
  addEventListener('pagehide', keep);
}

/** Where pages are not isolated, the worker has one thread: a reload may change that. */
function offerCores(): void {
  if (crossOriginIsolated) return;
  import('./use-all-cores.tsx').then(({ offerAllCores }) =>
    offerAllCores(shellWords(language).cores),
  );
}

keepOffline();

// The other language opens the same state.
for (const link of document.querySelectorAll<HTMLAnchorElement>('a.language')) {
  link.addEventListener('click', () => {
    link.search = location.search;
    link.hash = location.hash;
  });
}
