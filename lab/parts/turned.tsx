import type { VNode } from 'preact';

/** Letters up to which a name stands upright: an I on its side is a dash. */
const UPRIGHT = 2;

/** The name above a narrow column, which is turned on its side. */
export function Turned({ name }: { name: string }): VNode {
  return <span class={Array.from(name).length > UPRIGHT ? 'turned' : undefined}>{name}</span>;
}
