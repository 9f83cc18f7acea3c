import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWords } from '../context.ts';

/** Opens the palette, as Ctrl-K (⌘K) does anywhere on the page; its code comes when it is first asked for. */
export function PaletteButton({ base }: { base: string }): VNode {
  const words = useWords().palette;
  const open = async (): Promise<void> => {
    const { openPalette } = await import('./palette.tsx');
    await openPalette({ base, words });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [base]);
  return (
    <button
      type="button"
      class="icon find"
      aria-label={words.label}
      aria-keyshortcuts="Control+K Meta+K"
      title={`${words.label} (Ctrl-K)`}
      onClick={open}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <circle cx="10.5" cy="10.5" r="6.5" fill="none" stroke="currentColor" stroke-width="1.8" />
        <path d="M15.5 15.5L21 21" stroke="currentColor" stroke-width="1.8" />
      </svg>
    </button>
  );
}
