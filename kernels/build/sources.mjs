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
