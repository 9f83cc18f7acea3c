import type { ComponentChildren, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { Page, shellWords } from '../shell/context.ts';
import type { Station } from '../shell/course.ts';
import { Header } from '../shell/header.tsx';
import type { LabLanguage } from '../shell/language.ts';
import { DataPanel } from './panels/data-panel.tsx';
import { KeepPanel } from './panels/keep-panel.tsx';
import { RecipePanel } from './panels/recipe-panel.tsx';
import { TrainingPanel } from './panels/training-panel.tsx';
import { UsePanel } from './panels/use-panel.tsx';
import type { WorkbenchWords } from './words.ts';
import { createWorkbench } from './workbench-state.ts';
import './workbench.css';

/** The workbench: own data, any model, trained, asked and kept. */
export function WorkbenchPage({
  language,
  station,
  built,
  words,
}: {
  language: LabLanguage;
  station: Station;
  built: readonly string[];
  words: WorkbenchWords;
}): VNode {
  const workbench = useMemo(() => createWorkbench(language), []);
  const data = workbench.data.value;
  const model = workbench.model.value;
  return (
    <Page.Provider value={{ language, words: shellWords(language) }}>
      <Header language={language} slug={station.slug} root="../../" built={built} />
      <main id="main" class="workbench">
        <div class="opening">
          <h1>{station.title[language]}</h1>
          <p class="lead">{words.lead}</p>
        </div>
        <Step number={1} title={words.data.title}>
          <DataPanel {...{ workbench, words, language }} />
        </Step>
        {workbench.fault.value !== undefined && (
          <p class="fault" role="alert">
            {words.fault}: {workbench.fault.value}
          </p>
        )}
        {data !== undefined && (
          <>
            <Step number={2} title={words.recipe.title}>
              <RecipePanel {...{ workbench, words }} />
            </Step>
            <Step number={3} title={words.training.title}>
              <TrainingPanel {...{ workbench, words }} />
            </Step>
          </>
        )}
        {model !== undefined && (
          <>
            <Step number={4} title={words.use.title}>
              <UsePanel key={model.hash} {...{ workbench, words, model }} />
            </Step>
            <Step number={5} title={words.keep.title}>
              <KeepPanel {...{ workbench, words, model }} />
            </Step>
          </>
        )}
      </main>
    </Page.Provider>
  );
}

function Step({
  number,
  title,
  children,
}: {
  number: number;
  title: string;
  children: ComponentChildren;
}): VNode {
  const id = `step-${number}`;
  return (
    <section class="bench-step" aria-labelledby={id}>
      <h2 id={id}>
        <span class="station-number">{number}</span> {title}
      </h2>
      <div>{children}</div>
    </section>
  );
}
