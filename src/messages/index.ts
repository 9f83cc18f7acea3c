export { describeOption, describeOptionDefault, type OptionTexts } from './describe-option.ts';
export { type ErrorData, errorToData } from './error-data.ts';
export { fillKorean, formatError, translate } from './format-error.ts';
export { LANGUAGES, type Language, languageOf, type Translated } from './language.ts';
export type { HelpTable, OptionHelp } from './option-help.ts';
export { chooseParticle, type ParticlePair } from './particles.ts';
export { type Term, translateTerm } from './terms.ts';
export { translatePhase } from './translate-phase.ts';
