import type { VNode } from 'preact';
import { ModelBench } from '../bench-of-models/model-bench.tsx';
import { useWords } from './context.ts';
import { COURSE } from './course.ts';
import type { LabLanguage } from './language.ts';
import { PaletteButton } from './palette/palette-button.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** The line above every page: the brand, the stations, the language, the brightness. */
export function Header({
  language,
  slug,
  root,
  built,
}: {
  language: LabLanguage;
  /** The chapter that is open; undefined at home. */
  slug: string | undefined;
  /** The way from this page to the site's root: `../../`. */
  root: string;
  built: readonly string[];
}): VNode {
  const words = useWords();
  const other = language === 'ko' ? 'en' : 'ko';
  const path = slug === undefined ? '' : `${slug}/`;
  return (
    <header class="bar">
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <a class="brand" href={`${root}${language}/`}>
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <path
            d="M4 18V8.5L12 15l8-6.5V18"
            fill="none"
            stroke="currentColor"
            stroke-width="2.6"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
          <circle cx="12" cy="5" r="2.4" class="brand-dot" />
        </svg>
        <span>{words.brand}</span>
      </a>
      {slug !== undefined && (
        <nav class="line" aria-label={words.courseLabel}>
          <ol>
            {COURSE.map((station) => (
              <li key={station.slug}>
                {built.includes(station.slug) ? (
                  <a
                    href={`${root}${language}/${station.slug}/`}
                    aria-current={station.slug === slug ? 'page' : undefined}
                    title={station.title[language]}
                    aria-label={`${station.number} ${station.title[language]}`}
                  >
                    {station.number}
                  </a>
                ) : (
                  <span title={`${station.title[language]} (${words.inPreparation})`}>
                    {station.number}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div class="switches">
        <a class="language" lang={other} hreflang={other} href={`${root}${other}/${path}`}>
          {words.otherLanguage}
        </a>
        <ModelBench />
        <PaletteButton base={slug === undefined ? '' : '../'} />
        <ThemeSwitch />
      </div>
    </header>
  );
}
