import { computed, useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { ArithmeticPopover } from '../parts/arithmetic-popover.tsx';
import { LibraryChip } from '../parts/library-chip.tsx';
import { Prediction } from '../parts/prediction.tsx';
import { ProveIt } from '../parts/prove-it.tsx';
import { Share } from '../parts/share.tsx';
import { Snippet } from '../parts/snippet.tsx';
import { type Fields, printState } from './address.ts';
import type { Chapter, ChapterText, Model } from './chapter.ts';
import { Page, shellWords } from './context.ts';
import { COURSE, type Station } from './course.ts';
import { Header } from './header.tsx';
import type { LabLanguage } from './language.ts';
import { isAllLocked } from './lock-state.ts';
import { PictureFrame } from './picture-frame.tsx';
import { Prose } from './prose.tsx';
import type { HideablePart } from './words.ts';

/** Everything that a chapter's page is made of. */
export interface ChapterPageProps<F extends Fields, M extends Model<F>, W> {
  readonly language: LabLanguage;
  readonly station: Station;
  readonly chapter: Chapter<F, M, W>;
  readonly text: ChapterText<F, M, W>;
  readonly model: M;
  /** The slugs of the chapters that exist. */
  readonly built: readonly string[];
  /** What the address said and could not be read. */
  readonly faults?: readonly string[];
  /** What a teacher hid. */
  readonly hidden?: readonly HideablePart[];
  /** The fields that a teacher fixed. */
  readonly locked?: readonly string[];
  readonly embedded?: boolean;
}

/** A chapter: question, picture and player, prose, controls, the number, code, proof, share, what comes next. */
export function ChapterPage<F extends Fields, M extends Model<F>, W>(
  props: ChapterPageProps<F, M, W>,
): VNode {
  const {
    language,
    station,
    chapter,
    text,
    model,
    built,
    faults = [],
    hidden = [],
    locked = [],
  } = props;
  const words = shellWords(language);
  const { state } = model;
  const search = useComputed(() => printState(state.fields, state.read()));
  const code = useComputed(() => chapter.snippet(model));
  // A new object only when what the picture shows has changed: the library is asked again then.
  const shown = useRef(computed(() => ({ values: state.read(), tables: model.tables.value })));
  const allLocked = isAllLocked(state.fields, locked);
  const apply = (values: Parameters<typeof state.patch>[0]): void => {
    model.player.pause();
    if (!allLocked) state.patch(values);
  };
  const shows = (part: HideablePart): boolean => !hidden.includes(part) && props.embedded !== true;
  const next = COURSE.find((one) => one.number > station.number && built.includes(one.slug));
  const { Controls } = chapter;
  return (
    <Page.Provider value={{ language, words }}>
      <Header language={language} slug={station.slug} root="../../" built={built} />
      <main id="main" class={props.embedded === true ? 'chapter embedded' : 'chapter'}>
        <div class="stage">
          <div class="opening">
            <p class="number-of">{words.of(station.number, COURSE.length)}</p>
            <h1>{station.title[language]}</h1>
            <div class="lead">{text.lead}</div>
            {faults.length > 0 && (
              <p class="fault" role="status">
                {words.faults(faults.join(', '))}
              </p>
            )}
            {locked.length > 0 && (
              <p class="locked" role="status">
                {words.locked(locked.join(', '))}
              </p>
            )}
          </div>
          <div class="reading">
            {shows('question') && (
              <Prediction question={text.question} slug={station.slug} apply={apply} />
            )}
            {shows('prose') && <Prose steps={text.steps} model={model} apply={apply} />}
            {shows('controls') && (
              <section class="controls" aria-labelledby="controls-title">
                <h2 id="controls-title">{words.change}</h2>
                <fieldset class="bare" disabled={allLocked}>
                  <Controls model={model} words={text.words} />
                </fieldset>
                <p class="privacy">{words.privacy}</p>
              </section>
            )}
          </div>
          <PictureFrame
            chapter={chapter}
            model={model}
            text={text}
            title={station.title[language]}
          />
        </div>
        {shows('more') && (
          <div class="more">
            <section aria-labelledby="check-title">
              <h2 id="check-title">{words.sections.number}</h2>
              <LibraryChip {...shown.current.value} loadCheck={() => chapter.loadCheck(model)} />
              <p class="small">{words.check.about}</p>
            </section>
            <section aria-labelledby="proof-title">
              <h2 id="proof-title">{words.sections.proof}</h2>
              <ProveIt
                prove={() => chapter.prove(model)}
                about={text.proof.about}
                one={text.proof.one}
                other={text.proof.other}
              />
            </section>
            <section aria-labelledby="code-title">
              <h2 id="code-title">{words.sections.code}</h2>
              <Snippet code={code.value} />
            </section>
            <section aria-labelledby="share-title">
              <h2 id="share-title">{words.sections.share}</h2>
              <Share search={search.value} />
            </section>
          </div>
        )}
        {props.embedded !== true && (
          <nav class="onward" aria-labelledby="next-title">
            <h2 id="next-title">{words.sections.next}</h2>
            <div>{text.next}</div>
            {next !== undefined && (
              <a class="main-button" href={`../${next.slug}/`}>
                {next.number} {next.title[language]}
              </a>
            )}
          </nav>
        )}
      </main>
      <ArithmeticPopover />
    </Page.Provider>
  );
}
