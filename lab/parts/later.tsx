import { useSignal } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';
import { useEffect } from 'preact/hooks';

/** A part whose code is loaded when it is first drawn: what few readers ask for does not delay the first picture. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
): (props: P) => VNode | null {
  return (props) => {
    const part = useSignal<{ readonly Part: ComponentType<P> } | undefined>(undefined);
    useEffect(() => {
      load().then((Part) => {
        part.value = { Part };
      });
    }, []);
    const { Part } = part.value ?? {};
    return Part === undefined ? null : <Part {...props} />;
  };
}
