// The most multiply-adds that 128-bit SIMD does in a WebAssembly engine, with nothing from memory: twelve sums, since
// each waits for its own product and sum, three cycles or four each, while four of these begin in a cycle.
typedef float vector __attribute__((vector_size(16)));

enum { SUMS = 12 };

__attribute__((export_name("multiplyAdds"))) float multiply_adds(int count, float x, float y) {
  vector sums[SUMS] = {{0}};
  const vector factor = x - (vector){0}, term = y - (vector){0};
  for (int k = 0; k < count; k++) {
#pragma clang loop unroll(full)
    for (int i = 0; i < SUMS; i++) sums[i] = sums[i] * factor + term;
  }
  vector total = {0};
  for (int i = 0; i < SUMS; i++) total += sums[i];
  return total[0] + total[1] + total[2] + total[3];
}
