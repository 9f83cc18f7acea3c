// Reads what the build must know of a WebAssembly binary: its memory import and its exports' types.

const TYPE_SECTION = 1;
const IMPORT_SECTION = 2;
const FUNCTION_SECTION = 3;
const EXPORT_SECTION = 7;
const VALUE_TYPES = { 127: 'i32', 126: 'i64', 125: 'f32', 124: 'f64', 123: 'v128' };

/**
 * @param {Uint8Array} binary a module that imports nothing but one memory
 * @returns {{memoryFlagOffset: number, memoryPages: number, functions: Record<string, string[]>}}
 *   where the byte is that says whether the memory is shared, the least pages that it must have,
 *   and the parameter types of every exported function
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

  const found = { memoryFlagOffset: -1, memoryPages: 0, functions: {} };
  let types = [];
  let functionTypes = [];
  while (position < binary.length) {
    const section = byte();
    const end = unsigned() + position;
    if (section === TYPE_SECTION) {
      types = list(() => {
        byte(); // 0x60: a function type
        const parameters = list(() => VALUE_TYPES[byte()]);
        list(byte);
        return parameters;
      });
    } else if (section === IMPORT_SECTION) {
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
    } else if (section === FUNCTION_SECTION) {
      functionTypes = list(() => types[unsigned()]);
    } else if (section === EXPORT_SECTION) {
      list(() => {
        const exported = name();
        const kind = byte();
        const index = unsigned();
        if (kind === 0) found.functions[exported] = functionTypes[index];
      });
    }
    position = end;
  }
  return found;
}
