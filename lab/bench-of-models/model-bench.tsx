import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { wordError } from '../parts/error-sentence.tsx';
import { usePage, useWords } from '../shell/context.ts';
import {
  isLasting,
  type KeptModel,
  keepModel,
  keptModels,
  listModels,
  readModel,
  removeModel,
} from './store.ts';

/** Hexadecimal digits of a hash that are shown. */
const SHOWN = 12;

/** The bench of models in the corner of every page: what has been trained, its hash, as a file and from one. */
export function ModelBench(): VNode {
  const words = useWords().bench;
  const { language } = usePage();
  const box = useRef<HTMLDivElement>(null);
  const fault = useSignal('');
  useEffect(() => {
    listModels();
  }, []);
  const models = keptModels.value ?? [];
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    fault.value = '';
    try {
      const { checkFile } = await import('./check-file.ts');
      const checked = await checkFile(file);
      await keepModel(checked, `${file.name.replace(/\.malmoi$/, '')} · ${checked.what}`);
    } catch (error) {
      fault.value = error === undefined ? words.unreadable : await wordError(error, language);
    }
  };
  return (
    <>
      <button type="button" class="icon bench-button" popovertarget="model-bench">
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path
            d="M4 8l8-4 8 4-8 4zM4 12l8 4 8-4M4 16l8 4 8-4"
            fill="none"
            stroke="currentColor"
            stroke-width="1.8"
            stroke-linejoin="round"
          />
        </svg>
        <span class="read-out">{words.open(models.length)}</span>
        {models.length > 0 && (
          <span class="bench-count" aria-hidden="true">
            {models.length}
          </span>
        )}
      </button>
      <div
        ref={box}
        id="model-bench"
        class="bench"
        popover="auto"
        role="dialog"
        aria-label={words.title}
      >
        <h2>{words.title}</h2>
        <p class="small">{isLasting.value ? words.about : words.notKept}</p>
        {models.length === 0 ? (
          <p class="bench-empty">{words.empty}</p>
        ) : (
          <ul class="bench-models">
            {models.map((model) => (
              <Entry key={model.hash} model={model} />
            ))}
          </ul>
        )}
        <label class="bench-file">
          <span>{words.fromFile}</span>
          <input
            type="file"
            accept=".malmoi"
            onChange={(event) => {
              open(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </label>
        {fault.value !== '' && (
          <p class="fault" role="status">
            {fault.value}
          </p>
        )}
      </div>
    </>
  );
}

function Entry({ model }: { model: KeptModel }): VNode {
  const words = useWords().bench;
  const { hash, title, bytes } = model;
  const download = async (): Promise<void> => {
    const file = await readModel(hash);
    if (file === undefined) return removeModel(hash);
    const url = URL.createObjectURL(new Blob([file]));
    const link = document.createElement('a');
    link.href = url;
    link.download = `language-model-${hash.slice(0, 8)}.malmoi`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <li class="bench-model" data-hash={hash}>
      <b>{title}</b>
      <span class="small">
        <code>{hash.slice(0, SHOWN)}</code> · {words.kilobytes(Math.ceil(bytes / 1000))}
      </span>
      <span class="buttons">
        <button type="button" class="text-button" onClick={download}>
          {words.download}
        </button>
        <button type="button" class="link" onClick={() => removeModel(hash)}>
          {words.remove}
        </button>
      </span>
    </li>
  );
}
