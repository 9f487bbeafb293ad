// The kernels for processors with AVX2, FMA and F16C.
#include "lanes.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma,f16c"))), apply_to = function)
#include "path_avx2.h"

#define KERNELS fk_avx2_kernels
#define KERNELS_NAME "avx2"
#define TILE_TOKENS 2
#define GROUPS_WIDE 1

// Pairs of products must fit 16 bits: u < 128.
INLINE counts dot_small(counts sums, quads u, const int8_t *x) {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i four = four_of(x);
  return sums + joined(_mm256_madd_epi16(_mm256_maddubs_epi16(u.a, four), ones),
                       _mm256_madd_epi16(_mm256_maddubs_epi16(u.b, four), ones));
}
INLINE __m256i dot_signed(__m256i u, __m256i four) {
  __m256i w = _mm256_xor_si256(u, _mm256_set1_epi8(-128));
  return _mm256_madd_epi16(
    _mm256_maddubs_epi16(_mm256_abs_epi8(w), _mm256_sign_epi8(four, w)), _mm256_set1_epi16(1));
}
// Multiplies u − 128 itself, so the sums start at zero.
INLINE counts dot_wide(counts sums, quads u, const int8_t *x) {
  __m256i four = four_of(x);
  return sums + joined(dot_signed(u.a, four), dot_signed(u.b, four));
}
// A byte of eight bits is twice its upper seven and its lowest, so that pairs fit 16 bits.
INLINE __m256i dot_unsigned(__m256i four, __m256i values) {
  const __m256i low = _mm256_set1_epi8(1), seven = _mm256_set1_epi8(127);
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i upper = _mm256_and_si256(_mm256_srli_epi16(four, 1), seven);
  __m256i twice = _mm256_madd_epi16(_mm256_maddubs_epi16(upper, values), _mm256_set1_epi16(2));
  return _mm256_add_epi32(
    twice, _mm256_madd_epi16(_mm256_maddubs_epi16(_mm256_and_si256(four, low), values), ones));
}
INLINE counts dot_value(counts sums, quads values, const uint8_t *x) {
  __m256i four = four_of((const int8_t *)x);
  return sums + joined(dot_unsigned(four, values.a), dot_unsigned(four, values.b));
}
#define WIDE_START(block) ((counts)(0))

#include "kernels.h"
#pragma clang attribute pop
#endif
