// The most multiply-adds that 128-bit SIMD does in a WebAssembly engine: eight sums, nothing from memory.
typedef float vector __attribute__((vector_size(16)));

__attribute__((export_name("multiplyAdds"))) float multiply_adds(int count, float x, float y) {
  vector sums[8] = {{0}}, factor = x - (vector){0};
  const vector b0 = factor * y, b1 = factor + y;
  for (int k = 0; k < count; k++) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 8; i += 2) {
      sums[i] += b0 * factor;
      sums[i + 1] += b1 * factor;
    }
    factor += y;
  }
  vector total = {0};
  for (int i = 0; i < 8; i++) total += sums[i];
  return total[0] + total[1] + total[2] + total[3];
}
