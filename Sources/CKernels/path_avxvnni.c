// The kernels for processors with AVX-VNNI: AVX2 with byte dot products.
#include "lanes.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma,f16c,avxvnni"))), apply_to = function)
#include "path_avx2.h"

#define KERNELS fk_avxvnni_kernels
#define KERNELS_NAME "avxvnni"
#define TILE_TOKENS 2
#define GROUPS_WIDE 1

INLINE counts dot_small(counts sums, quads u, const int8_t *x) {
  __m256i four = four_of(x);
  return joined(_mm256_dpbusd_avx_epi32((__m256i)sums.lo, u.a, four),
                _mm256_dpbusd_avx_epi32((__m256i)sums.hi, u.b, four));
}
INLINE counts dot_value(counts sums, quads values, const uint8_t *x) {
  __m256i four = four_of((const int8_t *)x);
  return joined(_mm256_dpbusd_avx_epi32((__m256i)sums.lo, four, values.a),
                _mm256_dpbusd_avx_epi32((__m256i)sums.hi, four, values.b));
}
INLINE counts dot_wide(counts sums, quads u, const int8_t *x) { return dot_small(sums, u, x); }
#define WIDE_START(block) ((counts)((block).minus128))

#include "kernels.h"
#pragma clang attribute pop
#endif
