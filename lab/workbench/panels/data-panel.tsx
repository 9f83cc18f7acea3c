import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Presets } from '../../parts/presets.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { LabLanguage } from '../../shell/language.ts';
import type { OpenedData } from '../../worker/workbench/protocol.ts';
import { openSample, SAMPLE_IDS } from '../samples.ts';
import type { WorkbenchWords } from '../words.ts';
import type { Workbench } from '../workbench-state.ts';
import { PictureView } from './picture-view.tsx';
import { Scrolled } from './scrolled.tsx';

/** The longest text that is pasted; longer ones come as files. */
const LONGEST = 2_000_000;

/** Takes a file: dropped, chosen, pasted, or a sample; and shows what was found in it. */
export function DataPanel({
  workbench,
  words: { data: words, ...all },
  language,
}: {
  workbench: Workbench;
  words: WorkbenchWords;
  language: LabLanguage;
}): VNode {
  const over = useSignal(false);
  const pasted = useSignal('');
  const id = useId();
  const busy = workbench.busy.value !== undefined;
  const take = (files: FileList | null | undefined): void => {
    const [file] = files ?? [];
    if (file !== undefined) workbench.open(file);
  };
  return (
    <>
      <p class="hint">{all.privacy}</p>
      <div
        role="group"
        aria-label={words.drop}
        class={over.value ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          over.value = true;
        }}
        onDragLeave={() => {
          over.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          over.value = false;
          take(event.dataTransfer?.files);
        }}
      >
        <p>{words.drop}</p>
        <label class="main-button" for={id}>
          {words.choose}
        </label>
        <input
          class="read-out"
          id={id}
          type="file"
          aria-describedby={`${id}-kinds`}
          disabled={busy}
          onChange={(event) => take(event.currentTarget.files)}
        />
        <p class="hint" id={`${id}-kinds`}>
          {words.kinds}
        </p>
      </div>
      <h3>{words.samples}</h3>
      <Presets
        label={words.samples}
        presets={SAMPLE_IDS.map((sample) => ({ sample, name: words.sample[sample] }))}
        onChoose={async ({ sample }) => {
          if (!busy) await workbench.open(await openSample(sample, language));
        }}
      />
      <details class="paste">
        <summary>{words.paste}</summary>
        <TextArea
          {...{ label: words.paste, hint: words.pasteHint, value: pasted.value, rows: 6 }}
          longest={LONGEST}
          onInput={writeTo(pasted)}
        />
        <button
          type="button"
          class="main-button"
          disabled={busy || pasted.value.trim() === ''}
          onClick={() => workbench.open(new File([pasted.value], 'pasted.txt'))}
        >
          {words.use}
        </button>
      </details>
      <div aria-live="polite">
        {workbench.busy.value === 'open' && <p>{words.reading}</p>}
        {workbench.data.value !== undefined && <Found data={workbench.data.value} words={words} />}
      </div>
    </>
  );
}

/** What stands in the file, and its first lines. */
function Found({ data, words }: { data: OpenedData; words: WorkbenchWords['data'] }): VNode {
  const { shape, columns, count, characters, preview, pictures = [] } = data;
  const sentence = {
    table: () => words.found.table(count, columns.length),
    text: () => words.found.text(count, characters),
    tagged: () => words.found.tagged(count, columns.join(', ')),
    pictures: () => words.found.pictures(count),
  }[shape]();
  return (
    <>
      <p class="found" data-found={shape}>
        {sentence}
      </p>
      <Scrolled label={words.preview}>
        <table class="preview">
          {shape === 'table' && (
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {preview.map((cells, r) => (
              <tr key={r}>
                {pictures[r] !== undefined && (
                  <td>
                    <PictureView picture={pictures[r]} label={cells[0] ?? ''} />
                  </td>
                )}
                {cells.map((cell, c) => (
                  <td key={c}>{cell.length > 120 ? `${cell.slice(0, 120)}…` : cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </>
  );
}
