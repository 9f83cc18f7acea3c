import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWords } from '../shell/context.ts';
import { packParameters } from '../shell/long-address.ts';
import { namesOwnText } from '../shell/own-text.ts';
import { HIDEABLE_PARTS, type HideablePart } from '../shell/words.ts';

/** Gives the address of what is seen, with what a teacher wants hidden. */
export function Share({ search }: { search: string }): VNode {
  const words = useWords().share;
  const hidden = useSignal<readonly HideablePart[]>([]);
  const embed = useSignal(false);
  const lock = useSignal(false);
  const packed = useSignal(search);
  const copied = useSignal(false);
  // The page that was written by the build knows no address, and taking it over changes no field.
  const base = useSignal('');
  useEffect(() => {
    base.value = `${location.origin}${location.pathname}`;
  }, []);
  const extra = new URLSearchParams();
  if (hidden.value.length > 0) extra.set('hide', hidden.value.join(','));
  if (embed.value) extra.set('embed', '1');
  if (lock.value) extra.set('lock', 'all');
  useEffect(() => {
    let current = true;
    packParameters(search).then((parameters) => {
      if (current) packed.value = parameters;
    });
    return () => {
      current = false;
    };
  }, [search]);
  const query = [packed.value, extra.toString()].filter(Boolean).join('&');
  const address = query === '' ? base.value : `${base.value}?${query}`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address);
    copied.value = true;
    setTimeout(() => {
      copied.value = false;
    }, 2000);
  };
  return (
    <div class="share">
      <p>{words.about}</p>
      {namesOwnText(search) && <p class="fault">{words.notInAddress}</p>}
      <label class="field">
        <span>{words.address}</span>
        <input type="text" readOnly value={address} onFocus={(e) => e.currentTarget.select()} />
      </label>
      <button type="button" class="main-button" onClick={copy}>
        {copied.value ? words.copied : words.copy}
      </button>
      <fieldset>
        <legend>{words.hide}</legend>
        {HIDEABLE_PARTS.map((part) => (
          <label key={part} class="check">
            <input
              type="checkbox"
              checked={hidden.value.includes(part)}
              onChange={(event) => {
                const { checked } = event.currentTarget;
                const others = hidden.value.filter((one) => one !== part);
                hidden.value = checked ? [...others, part] : others;
              }}
            />
            <span>{words.parts[part]}</span>
          </label>
        ))}
        <label class="check">
          <input
            type="checkbox"
            checked={embed.value}
            onChange={(event) => {
              embed.value = event.currentTarget.checked;
            }}
          />
          <span>{words.embed}</span>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={lock.value}
            onChange={(event) => {
              lock.value = event.currentTarget.checked;
            }}
          />
          <span>{words.lock}</span>
        </label>
      </fieldset>
    </div>
  );
}
