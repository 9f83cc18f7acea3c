// The most multiply-adds that a core does in vectors, with nothing from memory. Each sum waits for its own product
// and sum, three to five cycles, while two to four of these begin in a cycle: so there are many, as registers allow.
//   WebAssembly: clang exports `multiplyAdds`. Natively: a program that answers a line of seconds by GFLOP/s.
#if defined(__AVX512F__)
enum { LANES = 16, SUMS = 24 };
#elif defined(__AVX__)
enum { LANES = 8, SUMS = 12 };
#else
enum { LANES = 4, SUMS = 12 };
#endif
typedef float vector __attribute__((vector_size(4 * LANES)));

#ifdef __wasm__
__attribute__((export_name("multiplyAdds")))
#else
static __attribute__((noinline))
#endif
float multiply_adds(int count, float x, float y) {
  vector sums[SUMS];
  const vector factor = x - (vector){0}, term = y - (vector){0};
  // Each begins elsewhere: of equal sums a compiler would keep one.
  for (int i = 0; i < SUMS; i++) sums[i] = term * (float)i;
  for (int k = 0; k < count; k++) {
#pragma GCC unroll 24
    for (int i = 0; i < SUMS; i++) sums[i] = sums[i] * factor + term;
  }
  vector total = {0};
  for (int i = 0; i < SUMS; i++) total += sums[i];
  float all = 0;
  for (int i = 0; i < LANES; i++) all += total[i];
  return all;
}

#ifndef __wasm__
#include <stdio.h>
#include <time.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

int main(void) {
  enum { COUNT = 20000 };
  puts("ready");
  fflush(stdout);
  double seconds;
  volatile float kept;
  while (scanf("%lf", &seconds) == 1) {
    double best = 1e9;
    for (const double end = now() + seconds; now() < end;) {
      const double start = now();
      kept = multiply_adds(COUNT, 0.5f, 1);
      const double used = now() - start;
      if (used < best) best = used;
    }
    printf("%f\n", 2.0 * COUNT * LANES * SUMS / best / 1e9);
    fflush(stdout);
  }
  (void)kept;
}
#endif
