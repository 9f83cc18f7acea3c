import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWords } from './context.ts';

/** Switches between light and dark; kept for the next visit. `theme.js` sets it before anything is drawn. */
export function ThemeSwitch(): VNode {
  const words = useWords().theme;
  const dark = useSignal(false);
  useEffect(() => {
    const chosen = document.documentElement.dataset.theme;
    dark.value =
      chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  }, []);
  const change = (): void => {
    dark.value = !dark.value;
    const theme = dark.value ? 'dark' : 'light';
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
  };
  return (
    <button
      type="button"
      class="icon theme"
      aria-label={`${words.label}: ${dark.value ? words.light : words.dark}`}
      onClick={change}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="1.8" />
        <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />
      </svg>
    </button>
  );
}
