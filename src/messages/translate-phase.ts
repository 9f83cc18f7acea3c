import { KOREAN_PHASES } from './korean/phases.ts';
import type { Language } from './language.ts';

/** The phase of a piece of long work, as `Progress` has it, in a language; the phases of others stay as they are. */
export function translatePhase(phase: string, language: Language): string {
  if (language === 'en') return phase;
  const whole = KOREAN_PHASES[phase];
  if (whole !== undefined) return whole;
  for (const [english, korean] of TEMPLATES) {
    const values = english.exec(phase)?.groups;
    if (values === undefined) continue;
    return korean.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      // A phase may stand within another: `lstm: epoch 2 of 5`.
      return name === 'phase' ? translatePhase(value, language) : value;
    });
  }
  return phase;
}

/** The phases in which something changes, as patterns. */
const TEMPLATES: readonly (readonly [english: RegExp, korean: string])[] = Object.entries(
  KOREAN_PHASES,
)
  .filter(([english]) => english.includes('{'))
  .map(([english, korean]) => [
    new RegExp(`^${english.replace(/\{(\w+)\}/g, '(?<$1>.+?)')}$`, 's'),
    korean,
  ]);
