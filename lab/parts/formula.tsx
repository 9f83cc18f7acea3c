import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A formula: MathML that the build made of TeX. `block` gives it a line of its own. */
export function Formula({ math, block = false }: { math: string; block?: boolean }): VNode {
  if (block) return <FormulaLine math={math} />;
  return <span class="formula" dangerouslySetInnerHTML={{ __html: math }} />;
}

/** A formula's own line: where it is wider than its column it scrolls, and the keyboard reaches it. */
function FormulaLine({ math }: { math: string }): VNode {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const fit = (): void => {
      const element = line.current;
      if (element === null) return;
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
    };
    fit();
    document.fonts.ready.then(fit);
    addEventListener('resize', fit);
    return () => removeEventListener('resize', fit);
  }, []);
  return <div ref={line} class="formula block" dangerouslySetInnerHTML={{ __html: math }} />;
}
