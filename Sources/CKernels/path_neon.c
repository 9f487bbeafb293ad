// The kernels for ARM processors with NEON and its byte dot products: 16 lanes are four registers.
#include "lanes.h"

#if defined(__aarch64__)
#pragma clang attribute push(__attribute__((target("dotprod"))), apply_to = function)
#include <arm_neon.h>

#define KERNELS fk_neon_kernels
#define KERNELS_NAME "neon"
#define TILE_TOKENS 4
#define GROUPS_WIDE 1

#define UNROLL_FOUR(i) _Pragma("clang loop unroll(full)") for (int i = 0; i < 4; i++)

typedef struct { uint8x16_t q[4]; } quads;

INLINE quads quads_at(const uint8_t *p) {
  return (quads){{vld1q_u8(p), vld1q_u8(p + 16), vld1q_u8(p + 32), vld1q_u8(p + 48)}};
}
INLINE quads low_nibbles(quads v) {
  UNROLL_FOUR(i) v.q[i] = vandq_u8(v.q[i], vdupq_n_u8(15));
  return v;
}
INLINE quads high_nibbles(quads v) {
  UNROLL_FOUR(i) v.q[i] = vshrq_n_u8(v.q[i], 4);
  return v;
}
INLINE int8x16_t four_of(const int8_t *x) {
  int32_t four;
  memcpy(&four, x, 4);
  return vreinterpretq_s8_s32(vdupq_n_s32(four));
}
// Sums of four products in every lane; both factors have a sign.
INLINE counts dot_signed(counts sums, const int8x16_t *a, int8x16_t four) {
  int32x4_t part[4];
  memcpy(part, &sums, 64);
  UNROLL_FOUR(i) part[i] = vdotq_s32(part[i], a[i], four);
  memcpy(&sums, part, 64);
  return sums;
}
// u < 128, so its bytes have a sign as well.
INLINE counts dot_small(counts sums, quads u, const int8_t *x) {
  int8x16_t a[4];
  UNROLL_FOUR(i) a[i] = vreinterpretq_s8_u8(u.q[i]);
  return dot_signed(sums, a, four_of(x));
}
// Multiplies u − 128 itself, so the sums start at zero.
INLINE counts dot_wide(counts sums, quads u, const int8_t *x) {
  int8x16_t a[4];
  UNROLL_FOUR(i) a[i] = vreinterpretq_s8_u8(veorq_u8(u.q[i], vdupq_n_u8(128)));
  return dot_signed(sums, a, four_of(x));
}
#define WIDE_START(block) ((counts)(0))
// Bytes without a sign are 128 more than bytes with one, and 128 is twice 64.
INLINE counts dot_value(counts sums, quads values, const uint8_t *x) {
  int8x16_t a[4];
  UNROLL_FOUR(i) a[i] = vreinterpretq_s8_u8(values.q[i]);
  int8x16_t four = veorq_s8(four_of((const int8_t *)x), vdupq_n_s8(-128));
  sums = dot_signed(sums, a, four);
  sums = dot_signed(sums, a, vdupq_n_s8(64));
  return dot_signed(sums, a, vdupq_n_s8(64));
}

INLINE lanes floats_of_halves(const uint16_t *p) {
  float32x4_t part[4];
  UNROLL_FOUR(i) part[i] = vcvt_f32_f16(vreinterpret_f16_u16(vld1_u16(p + 4 * i)));
  lanes v;
  memcpy(&v, part, 64);
  return v;
}

#include "kernels.h"
#pragma clang attribute pop
#endif
