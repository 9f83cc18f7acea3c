// Keeps Korean particles with their words while building: browsers break a line between `)` and 을, keep-all or not,
// and between a number that can be pressed and 입니다.

/** A closing bracket or tag, and at once a syllable: in JSX the end of a line between a tag and a text is no space. */
const BEFORE_PARTICLE =
  /([)\]](?:<\/\w+>)?|<\/(?:b|dfn|em|span|strong)>|\/>)((?<=>)\s*\n\s*)?(?=[가-힣])/g;

const WORD_JOINER = '\u2060';

/** A Vite plugin for the chapters' Korean texts. */
export function keepParticlesPlugin() {
  return {
    name: 'keep-particles',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/text.ko.tsx')) return null;
      return { code: keepParticles(code), map: null };
    },
  };
}

/** Joins what belongs together in the source of a Korean text. */
export function keepParticles(source) {
  return source.replace(BEFORE_PARTICLE, `$1$2${WORD_JOINER}`);
}
