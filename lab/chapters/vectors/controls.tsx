import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Choice } from '../../parts/choice.tsx';
import { Presets } from '../../parts/presets.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { VectorModel } from './model.ts';
import { BEGINNINGS, type TableName } from './state.ts';
import type { VectorWords } from './words.ts';

const FORMULAS: Readonly<Record<TableName, readonly string[]>> = {
  english: [
    'king - man + woman',
    'paris - france + italy',
    'walked - walk + speak',
    'better - good + bad',
  ],
  korean: [
    '아빠 - 남자 + 여자',
    '감독 - 영화 + 드라마',
    '관객 - 영화 + 드라마',
    '한국영화 - 한국 + 일본',
  ],
};

/** The table, the question, and the plane. */
export function Controls({ model, words }: { model: VectorModel; words: VectorWords }): VNode {
  const { signals, patch } = model.state;
  const { table, task, formula, row, inputs, plane, across, up } = signals;
  const id = useId();
  const ask = (values: Parameters<typeof patch>[0]): void => {
    model.player.pause();
    patch({ ...values, step: 0 });
  };
  return (
    <>
      <Choice
        label={words.tableLabel}
        showLabel
        choices={words.tables}
        value={table.value}
        onChange={(value) => {
          model.session.closeFiles();
          ask({ ...BEGINNINGS[value], table: value });
        }}
      />
      <Choice
        label={words.taskLabel}
        showLabel
        choices={words.tasks}
        value={task.value}
        onChange={(value) => ask({ task: value })}
      />
      {task.value === 'formula' ? (
        <>
          <TextArea
            label={words.formulaLabel}
            hint={words.formulaHint}
            value={formula.value}
            longest={80}
            rows={1}
            onInput={(value) => ask({ formula: value })}
          />
          <Presets
            label={words.presetsLabel}
            presets={FORMULAS[table.value].map((name) => ({ name }))}
            onChoose={({ name }) => patch({ formula: name, step: 3 })}
          />
          <Choice
            label={words.inputsLabel}
            showLabel
            choices={words.inputs}
            value={inputs.value}
            onChange={writeTo(inputs)}
          />
        </>
      ) : (
        <TextArea
          label={words.rowLabel}
          hint={words.rowHint}
          value={row.value}
          longest={80}
          rows={1}
          onInput={(value) => ask({ row: value })}
        />
      )}
      <Choice
        label={words.planeLabel}
        showLabel
        choices={words.planes}
        value={plane.value}
        onChange={writeTo(plane)}
      />
      {plane.value === 'axes' && (
        <>
          <TextArea
            label={words.acrossLabel}
            hint={words.axisHint}
            value={across.value}
            longest={40}
            rows={1}
            onInput={writeTo(across)}
          />
          <TextArea
            label={words.upLabel}
            value={up.value}
            longest={40}
            rows={1}
            onInput={writeTo(up)}
          />
        </>
      )}
      <div class="field">
        <label for={id}>{words.openLabel}</label>
        <input
          id={id}
          type="file"
          multiple
          accept=".vec,.txt,.bin,.tsv,.malmoi,.glove,.gz"
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            if (files.length > 0) model.session.openFiles(files);
          }}
        />
        <p class="hint" id={`${id}-hint`}>
          {words.openHint}
        </p>
      </div>
    </>
  );
}
