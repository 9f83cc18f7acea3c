import type { ComponentChildren, VNode } from 'preact';

/** A table that may be wider than the page: it scrolls within itself, by the keyboard too. */
export function Scrolled({
  label,
  children,
}: {
  label: string;
  children: ComponentChildren;
}): VNode {
  return (
    <div class="scrolled" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
