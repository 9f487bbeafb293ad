// The kernels in plain C: the reference for all other paths, and the path of other processors.
#include "lanes.h"

#define KERNELS fk_scalar_kernels
#define KERNELS_NAME "scalar"
#define TILE_TOKENS 2
#define GROUPS_WIDE 1

typedef struct { uint8_t bytes[64]; } quads;

INLINE quads quads_at(const uint8_t *p) {
  quads q;
  memcpy(&q, p, 64);
  return q;
}
INLINE quads low_nibbles(quads q) {
  for (int i = 0; i < 64; i++) q.bytes[i] &= 15;
  return q;
}
INLINE quads high_nibbles(quads q) {
  for (int i = 0; i < 64; i++) q.bytes[i] >>= 4;
  return q;
}
INLINE counts dot_small(counts sums, quads u, const int8_t *x) {
  for (int r = 0; r < 16; r++) {
    int sum = 0;
    for (int i = 0; i < 4; i++) sum += u.bytes[4 * r + i] * x[i];
    sums[r] += sum;
  }
  return sums;
}
INLINE counts dot_value(counts sums, quads values, const uint8_t *x) {
  for (int r = 0; r < 16; r++) {
    int sum = 0;
    for (int i = 0; i < 4; i++) sum += (int8_t)values.bytes[4 * r + i] * x[i];
    sums[r] += sum;
  }
  return sums;
}
INLINE counts dot_wide(counts sums, quads u, const int8_t *x) { return dot_small(sums, u, x); }
#define WIDE_START(block) ((counts)((block).minus128))

INLINE lanes floats_of_halves(const uint16_t *p) {
  lanes v;
  for (int i = 0; i < 16; i++) v[i] = fk_float_of_half(p[i]);
  return v;
}

#include "kernels.h"
