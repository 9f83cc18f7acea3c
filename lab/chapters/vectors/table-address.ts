import english from '../../texts/english-words.malmoi?url';

/** The address of the table that ships: 8,000 English words. */
export function tableAddress(): string {
  return typeof location === 'undefined' ? english : new URL(english, location.href).href;
}
