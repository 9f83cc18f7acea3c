/**
 * SHA-256 of every add-on that was built for this version: package → file → hexadecimal digits. Empty
 * in a checkout, which builds its own; `npm run pack:malmoi` fills it in for publishing. Nothing that
 * is not listed here is loaded from another package.
 */
export const PREBUILT: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
