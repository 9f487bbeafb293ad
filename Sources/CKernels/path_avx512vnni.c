// The kernels for processors with AVX-512 VNNI: one register holds the 16 lanes.
#include "lanes.h"

#if defined(__x86_64__)
#pragma clang attribute push( \
  __attribute__((target("avx2,fma,f16c,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"))), \
  apply_to = function)
#include <immintrin.h>

#define KERNELS fk_avx512vnni_kernels
#define KERNELS_NAME "avx512vnni"
#define TILE_TOKENS 8
#define GROUPS_WIDE 4

typedef __m512i quads;

INLINE quads quads_at(const uint8_t *p) { return _mm512_loadu_si512(p); }
INLINE quads low_nibbles(quads q) { return _mm512_and_si512(q, _mm512_set1_epi8(15)); }
INLINE quads high_nibbles(quads q) {
  return _mm512_and_si512(_mm512_srli_epi16(q, 4), _mm512_set1_epi8(15));
}
INLINE counts dot_small(counts sums, quads u, const int8_t *x) {
  int32_t four;
  memcpy(&four, x, 4);
  __m512i result = _mm512_dpbusd_epi32((__m512i)sums, u, _mm512_set1_epi32(four));
  // Keeps the order written: tokens in turn, so that no chain of sums waits for itself.
  __asm__ volatile("" : "+v"(result));
  return (counts)result;
}
// Bytes without a sign times values with one.
INLINE counts dot_value(counts sums, quads values, const uint8_t *x) {
  int32_t four;
  memcpy(&four, x, 4);
  __m512i result = _mm512_dpbusd_epi32((__m512i)sums, _mm512_set1_epi32(four), values);
  __asm__ volatile("" : "+v"(result));
  return (counts)result;
}
INLINE counts dot_wide(counts sums, quads u, const int8_t *x) { return dot_small(sums, u, x); }
#define WIDE_START(block) ((counts)((block).minus128))

INLINE lanes floats_of_halves(const uint16_t *p) {
  return (lanes)_mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)p));
}

#include "kernels.h"
#pragma clang attribute pop
#endif
