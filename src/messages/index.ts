export { fillKorean, formatError, translate } from './format-error.ts';
export { LANGUAGES, type Language, languageOf, type Translated } from './language.ts';
export type { HelpTable, OptionHelp } from './option-help.ts';
export { chooseParticle, type ParticlePair } from './particles.ts';
