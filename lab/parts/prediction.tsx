import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Fields, Values } from '../shell/address.ts';
import type { Question } from '../shell/chapter.ts';
import { useWords } from '../shell/context.ts';

/** Asks for a prediction, keeps it, and explains once the picture has run. */
export function Prediction<F extends Fields>({
  question,
  slug,
  apply,
}: {
  question: Question<F>;
  slug: string;
  apply: (values: Partial<Values<F>>) => void;
}): VNode {
  const words = useWords().predict;
  const chosen = useSignal<number | undefined>(undefined);
  const ran = useSignal(false);
  const key = `prediction:${slug}`;
  useEffect(() => {
    const kept = localStorage.getItem(key);
    if (kept !== null && question.choices[Number(kept)] !== undefined) chosen.value = Number(kept);
  }, [key]);
  const choose = (choice: number): void => {
    chosen.value = choice;
    localStorage.setItem(key, String(choice));
  };
  const again = (): void => {
    chosen.value = undefined;
    ran.value = false;
    localStorage.removeItem(key);
  };
  const pick = chosen.value;
  return (
    <section class="question" aria-labelledby="question-title">
      <h2 id="question-title">{words.title}</h2>
      <p class="ask">{question.ask}</p>
      {pick === undefined ? (
        <>
          <ul class="choices">
            {question.choices.map((choice, i) => (
              <li key={choice}>
                <button type="button" onClick={() => choose(i)}>
                  {choice}
                </button>
              </li>
            ))}
          </ul>
          <p class="hint">{words.hint}</p>
        </>
      ) : (
        <div class="chosen" aria-live="polite">
          <p>
            {words.kept(question.choices[pick] ?? '')}{' '}
            <button type="button" class="link" onClick={again}>
              {words.again}
            </button>
          </p>
          {ran.value ? (
            <div class="explain">
              <p>
                <strong>{pick === question.answer ? words.right : words.wrong}</strong>
              </p>
              {question.explain}
            </div>
          ) : (
            <button
              type="button"
              class="main-button"
              onClick={() => {
                ran.value = true;
                apply(question.run);
              }}
            >
              {words.run}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
