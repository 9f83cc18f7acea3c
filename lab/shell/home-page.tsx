import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Page, shellWords } from './context.ts';
import { COURSE } from './course.ts';
import { GOALS } from './course-goals.ts';
import { Header } from './header.tsx';
import { KeepAll } from './keep-all.tsx';
import type { LabLanguage } from './language.ts';

/** Home: the course as one line of stations, each with its picture in miniature. */
export function HomePage({
  language,
  built,
  miniatures,
}: {
  language: LabLanguage;
  built: readonly string[];
  /** Each chapter's miniature as SVG, drawn by the build; on the page it is left out, and what stands there is kept. */
  miniatures: Readonly<Record<string, string>>;
}): VNode {
  const words = shellWords(language);
  /** Where the reader was: `gates/?step=5#3`. */
  const last = useSignal('');
  useEffect(() => {
    last.value = localStorage.getItem('place') ?? '';
  }, []);
  const slug = last.value.split('/')[0];
  const place = COURSE.find((station) => station.slug === slug && built.includes(station.slug));
  const first = COURSE.find((station) => built.includes(station.slug));
  const target = place ?? first;
  return (
    <Page.Provider value={{ language, words }}>
      <Header language={language} slug={undefined} root="../" built={built} />
      <main id="main" class="home">
        <div class="opening">
          <h1>{words.home.title}</h1>
          <p class="lead">{words.home.lead}</p>
          {target !== undefined && (
            <a class="main-button" href={place === undefined ? `${target.slug}/` : last.value}>
              {place === undefined ? words.home.begin : words.home.continueAt}: {target.number}{' '}
              {target.title[language]}
            </a>
          )}
        </div>
        <ol class="stations" aria-label={words.courseLabel}>
          {COURSE.map((station) => {
            const open = built.includes(station.slug);
            const body = (
              <>
                <span class="station-number">{station.number}</span>
                <span
                  class="miniature"
                  aria-hidden="true"
                  dangerouslySetInnerHTML={{ __html: miniatures[station.slug] ?? '' }}
                />
                <span class="station-title">{station.title[language]}</span>
                <span class="station-goal">{GOALS[station.slug]?.[language]}</span>
                {!open && <span class="station-soon">{words.inPreparation}</span>}
              </>
            );
            return (
              <li key={station.slug} class={open ? 'station' : 'station closed'}>
                {open ? <a href={`${station.slug}/`}>{body}</a> : <div>{body}</div>}
              </li>
            );
          })}
        </ol>
        <ul class="facts">
          {words.home.facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        <KeepAll />
      </main>
    </Page.Provider>
  );
}
