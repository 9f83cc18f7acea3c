import type { VNode } from 'preact';
import { useWords } from '../shell/context.ts';
import { ErrorSentence } from './error-sentence.tsx';

/** Says why a picture has nothing to show of a model yet: it is being opened, it is gone, or it cannot read the text. */
export function ReaderSays({
  problem,
  waits,
}: {
  /** `gone`, what `ErrorSentence` says, or undefined. */
  problem: unknown;
  waits: boolean;
}): VNode | null {
  const words = useWords().bench;
  if (problem === undefined && !waits) return null;
  return (
    <p class="reader-says">
      {problem === 'gone' ? (
        words.gone
      ) : problem !== undefined ? (
        <ErrorSentence error={problem} />
      ) : (
        words.opening
      )}
    </p>
  );
}
