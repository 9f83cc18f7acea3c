#include "contract/fill.h"

// out[i] = value, for i in begin … end − 1.
KERNEL(fill)(float *out, float value, int32_t begin, int32_t end) {
  for (int32_t i = begin; i < end; i++) out[i] = value;
}
