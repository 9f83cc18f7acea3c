// What a C file is made of: includes are named from kernels/, whichever file has them.

/**
 * A C file with all that it includes, directly or not: what its object file depends on.
 * @param {string} name of a file in kernels/
 * @param {Record<string, string>} sources path below kernels/ → text
 * @returns {Record<string, string>} path → text
 */
export function withIncludes(name, sources) {
  const found = {};
  const visit = (path) => {
    if (path in found || !(path in sources)) return;
    found[path] = sources[path];
    for (const [, included] of sources[path].matchAll(/^#include "(.+)"/gm)) visit(included);
  };
  visit(name);
  return found;
}

/**
 * The C files, the longest first: with its headers it takes the longest to compile, and what begins last should
 * end soon.
 */
export function byLength(sources) {
  const length = (name) => Object.values(withIncludes(name, sources)).join('').length;
  return Object.keys(sources)
    .filter((name) => name.endsWith('.c'))
    .sort((a, b) => length(b) - length(a));
}
