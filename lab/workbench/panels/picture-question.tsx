import { useSignal } from '@preact/signals';
import type { Picture } from 'malmoi';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { WorkbenchWords } from '../words.ts';
import { PictureView, readPicture } from './picture-view.tsx';

/** Chooses the picture that a captioner is asked of: one of those that are drawn, or the reader's own. */
export function PictureQuestion({
  pictures,
  chosen,
  words: { use: words },
  onChoose,
}: {
  pictures: readonly Picture[];
  chosen: Picture | undefined;
  words: WorkbenchWords;
  onChoose: (picture: Picture) => void;
}): VNode {
  const id = useId();
  const own = useSignal<Picture | undefined>(undefined);
  const failed = useSignal(false);
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    try {
      own.value = await readPicture(file);
      failed.value = false;
      onChoose(own.value);
    } catch {
      failed.value = true;
    }
  };
  return (
    <>
      <div class="picture-choices" role="group" aria-label={words.input.describe}>
        {[...pictures, ...(own.value === undefined ? [] : [own.value])].map((picture, i) => (
          <button
            key={i}
            type="button"
            class={picture === chosen ? 'picture-choice chosen' : 'picture-choice'}
            aria-pressed={picture === chosen}
            onClick={() => onChoose(picture)}
          >
            <PictureView picture={picture} label={words.picture(i + 1)} />
          </button>
        ))}
      </div>
      <div class="field">
        <label for={id}>{words.ownPicture}</label>
        <input
          id={id}
          type="file"
          accept="image/*"
          aria-describedby={`${id}-hint`}
          onChange={(event) => open(event.currentTarget.files?.[0])}
        />
        <p class="hint" id={`${id}-hint`} role="status">
          {failed.value ? words.noPicture : words.hint.describe}
        </p>
      </div>
    </>
  );
}
