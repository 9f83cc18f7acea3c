import type { VNode } from 'preact';
import type { Asking, OpenedModel } from '../../worker/workbench/protocol.ts';
import { VECTOR_FILES } from '../../worker/workbench/protocol.ts';
import type { WorkbenchWords } from '../words.ts';
import type { Workbench } from '../workbench-state.ts';

/** The command that asks a model the same. */
const COMMANDS: Readonly<Record<Asking, string>> = {
  classify: 'predict',
  next: 'predict',
  generate: 'generate',
  similar: 'similar',
  tag: 'tag',
  analyze: 'morphs',
  translate: 'translate',
  row: 'predict',
  describe: 'caption',
};

/** What a kept model is called: its file, its cell and its units. */
function titleOf({ file }: Workbench, { facts }: OpenedModel): string {
  const { cell = '', units = '' } = Object.fromEntries(facts);
  return [file.value?.name.replace(/\.\w+$/, ''), cell.toUpperCase(), units].join(' · ');
}

/** Hands the model over as a file. */
export function KeepPanel({
  workbench,
  words: { keep: words },
  model,
}: {
  workbench: Workbench;
  words: WorkbenchWords;
  model: OpenedModel;
}): VNode {
  const busy = workbench.busy.value !== undefined;
  const [asking] = model.askings;
  const command = asking === undefined ? 'inspect' : COMMANDS[asking];
  const ends = {
    similar: ` ${model.example}`,
    generate: '',
    row: ' rows.csv',
    describe: ' picture.png',
  };
  const end =
    asking !== undefined && asking in ends ? ends[asking as keyof typeof ends] : ' text.txt';
  return (
    <>
      <p class="hint">{words.about}</p>
      <p class="hash">
        {words.hash}: <code data-hash={model.hash}>{model.hash}</code> (
        {words.bytes(Math.ceil(model.bytes / 1000).toLocaleString('en'))})
      </p>
      <div class="buttons">
        <button
          type="button"
          class="main-button"
          disabled={busy}
          onClick={() => workbench.save('malmoi')}
        >
          {words.model}
        </button>
        {model.kind === 'language-model' && (
          <button
            type="button"
            class="text-button"
            disabled={busy}
            onClick={() => workbench.keep(titleOf(workbench, model))}
          >
            {words.inBrowser}
          </button>
        )}
        {asking === 'similar' &&
          VECTOR_FILES.map((format) => (
            <button
              key={format}
              type="button"
              class="text-button"
              disabled={busy}
              onClick={() => workbench.save(format)}
            >
              {words.vectors[format]}
            </button>
          ))}
      </div>
      {workbench.kept.value === model.hash && (
        <p role="status" data-kept={model.hash}>
          {words.kept}
        </p>
      )}
      <p>
        {words.command}: <code>{`npx malmoi ${command} ${model.kind}.malmoi${end}`}</code>
      </p>
    </>
  );
}
