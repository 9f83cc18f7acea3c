import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Choice } from '../../parts/choice.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { Asking, OpenedModel } from '../../worker/workbench/protocol.ts';
import type { WorkbenchWords } from '../words.ts';
import type { Workbench } from '../workbench-state.ts';
import { AnswerView } from './answer-view.tsx';
import { PictureQuestion } from './picture-question.tsx';

/** Shows what the model is, and asks it. */
export function UsePanel({
  workbench,
  words,
  model,
}: {
  workbench: Workbench;
  words: WorkbenchWords;
  model: OpenedModel;
}): VNode {
  const { use } = words;
  const asking = useSignal<Asking | undefined>(model.askings[0]);
  const text = useSignal(exampleOf(model, model.askings[0], words));
  const row = useSignal(firstRowOf(workbench));
  const picture = useSignal(model.pictures[0]);
  const seed = useSignal(1);
  const busy = workbench.busy.value !== undefined;
  const ask = (): void => {
    if (asking.value === undefined) return;
    const question = { asking: asking.value, text: text.value, seed: seed.value };
    workbench.ask({
      ...question,
      ...(asking.value === 'row' && { row: row.value }),
      ...(asking.value === 'describe' && picture.value && { picture: picture.value }),
    });
  };
  const choices = Object.fromEntries(model.askings.map((one) => [one, use.asking[one]]));
  return (
    <>
      <p class="found" data-model={model.kind}>
        {use.kind[model.kind] ?? model.kind}
      </p>
      <dl class="facts-of-model">
        {model.facts.map(([name, value]) => (
          <div key={name}>
            <dt>{use.fact[name]}</dt>
            <dd>{/^\d+$/.test(value) ? Number(value).toLocaleString('en') : value}</dd>
          </div>
        ))}
      </dl>
      {asking.value === undefined ? (
        <p>{use.nothing}</p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            ask();
          }}
        >
          {model.askings.length > 1 && (
            <Choice
              label={use.title}
              choices={choices as Record<Asking, string>}
              value={asking.value}
              onChange={writeTo(asking)}
            />
          )}
          {asking.value === 'describe' ? (
            <PictureQuestion
              pictures={model.pictures}
              chosen={picture.value}
              words={words}
              onChoose={(chosen) => {
                picture.value = chosen;
                ask();
              }}
            />
          ) : asking.value === 'row' ? (
            <div class="options">
              {model.columns.map((name) => (
                <Cell
                  key={name}
                  name={name}
                  value={row.value[name] ?? ''}
                  onInput={(value) => {
                    row.value = { ...row.value, [name]: value };
                  }}
                />
              ))}
            </div>
          ) : (
            <TextArea
              label={use.input[asking.value]}
              {...(use.hint[asking.value] !== '' && { hint: use.hint[asking.value] })}
              value={text.value}
              longest={20_000}
              onInput={writeTo(text)}
            />
          )}
          <div class="buttons">
            <button type="submit" class="main-button" disabled={busy}>
              {use.ask}
            </button>
            {asking.value === 'generate' && (
              <button
                type="button"
                class="text-button"
                disabled={busy}
                onClick={() => {
                  seed.value += 1;
                  ask();
                }}
              >
                {use.again}
              </button>
            )}
          </div>
        </form>
      )}
      <div aria-live="polite">
        {workbench.answer.value !== undefined && (
          <AnswerView answer={workbench.answer.value} words={words} prompt={text.value} />
        )}
      </div>
    </>
  );
}

/** The text that stands in the field at first. */
function exampleOf(model: OpenedModel, asking: Asking | undefined, words: WorkbenchWords): string {
  if (asking === undefined || asking === 'row' || asking === 'describe') return '';
  return asking === 'similar' ? model.example : words.use.example[asking];
}

/** The cells of the first row of the data: something to change. */
function firstRowOf({ data }: Workbench): Readonly<Record<string, string>> {
  const { columns = [], preview = [] } = data.value ?? {};
  return Object.fromEntries(columns.map((name, c) => [name, preview[0]?.[c] ?? '']));
}

function Cell({
  name,
  value,
  onInput,
}: {
  name: string;
  value: string;
  onInput: (value: string) => void;
}): VNode {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{name}</label>
      <input id={id} value={value} onInput={(event) => onInput(event.currentTarget.value)} />
    </div>
  );
}
