/** Tags of common, proper and bound nouns: those of Sejong's corpora (NNG, NNP, NNB) and of KAIST's (ncn, nq, nbn …). */
const NOUNS = /^(?:NN[GPB]|n[cqb])/;

/** Says whether a tag is a noun's: of a common, proper or bound one, no pronoun and no numeral. */
export function isNounTag(tag: string): boolean {
  return NOUNS.test(tag);
}
