// Reads what the build must know of a WebAssembly binary: where its memory import stands.

const IMPORT_SECTION = 2;

/**
 * @param {Uint8Array} binary a module that imports nothing but one memory
 * @returns {{memoryFlagOffset: number, memoryPages: number}} where the byte is that says whether the
 *   memory is shared, and the least pages that it must have
 * @throws Error that names an import which is no memory
 */
export function readSections(binary) {
  let position = 8;
  const byte = () => binary[position++];
  const unsigned = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const part = byte();
      value += (part & 0x7f) * 2 ** shift;
      if (part < 0x80) return value;
    }
  };
  const name = () => {
    const length = unsigned();
    position += length;
    return new TextDecoder().decode(binary.subarray(position - length, position));
  };
  const list = (read) => Array.from({ length: unsigned() }, read);

  const found = { memoryFlagOffset: -1, memoryPages: 0 };
  while (position < binary.length) {
    const section = byte();
    const end = unsigned() + position;
    if (section === IMPORT_SECTION) {
      list(() => {
        const imported = `${name()}.${name()}`;
        const kind = byte();
        if (kind !== 2) {
          throw new Error(
            `a kernel needs ${imported}, which kernels must do without (libc, libm?).`,
          );
        }
        found.memoryFlagOffset = position;
        const hasMaximum = byte() & 1;
        found.memoryPages = unsigned();
        if (hasMaximum) unsigned();
      });
    }
    position = end;
  }
  return found;
}
