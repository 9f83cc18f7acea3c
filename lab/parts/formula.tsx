import type { VNode } from 'preact';

/** A formula: MathML that the build made of TeX. `block` gives it a line of its own. */
export function Formula({ math, block = false }: { math: string; block?: boolean }): VNode {
  const Element = block ? 'div' : 'span';
  return (
    <Element
      class={block ? 'formula block' : 'formula'}
      dangerouslySetInnerHTML={{ __html: math }}
    />
  );
}
