import type { VNode } from 'preact';
import type { Asking, OpenedModel } from '../../worker/workbench/protocol.ts';
import { VECTOR_FILES } from '../../worker/workbench/protocol.ts';
import type { Bench } from '../bench.ts';
import type { WorkbenchWords } from '../words.ts';

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
};

/** Hands the model over as a file. */
export function KeepPanel({
  bench,
  words: { keep: words },
  model,
}: {
  bench: Bench;
  words: WorkbenchWords;
  model: OpenedModel;
}): VNode {
  const busy = bench.busy.value !== undefined;
  const [asking] = model.askings;
  const command = asking === undefined ? 'inspect' : COMMANDS[asking];
  const ends = { similar: ` ${model.example}`, generate: '', row: ' rows.csv' };
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
          onClick={() => bench.save('malmoi')}
        >
          {words.model}
        </button>
        {asking === 'similar' &&
          VECTOR_FILES.map((format) => (
            <button
              key={format}
              type="button"
              class="text-button"
              disabled={busy}
              onClick={() => bench.save(format)}
            >
              {words.vectors[format]}
            </button>
          ))}
      </div>
      <p>
        {words.command}: <code>{`npx malmoi ${command} ${model.kind}.malmoi${end}`}</code>
      </p>
    </>
  );
}
