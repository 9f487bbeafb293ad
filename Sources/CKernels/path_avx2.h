// What the two 256-bit paths share: 16 lanes are two registers.
#include <immintrin.h>

typedef struct { __m256i a, b; } quads;
typedef int32_t counts8 __attribute__((ext_vector_type(8)));
typedef float lanes8 __attribute__((ext_vector_type(8)));

INLINE quads quads_at(const uint8_t *p) {
  return (quads){_mm256_loadu_si256((const __m256i *)p),
                 _mm256_loadu_si256((const __m256i *)(p + 32))};
}
INLINE quads low_nibbles(quads q) {
  const __m256i mask = _mm256_set1_epi8(15);
  return (quads){_mm256_and_si256(q.a, mask), _mm256_and_si256(q.b, mask)};
}
INLINE quads high_nibbles(quads q) {
  const __m256i mask = _mm256_set1_epi8(15);
  return (quads){_mm256_and_si256(_mm256_srli_epi16(q.a, 4), mask),
                 _mm256_and_si256(_mm256_srli_epi16(q.b, 4), mask)};
}
INLINE __m256i four_of(const int8_t *x) {
  int32_t four;
  memcpy(&four, x, 4);
  return _mm256_set1_epi32(four);
}
INLINE counts joined(__m256i a, __m256i b) {
  return __builtin_shufflevector(
    (counts8)a, (counts8)b, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}
INLINE lanes floats_of_halves(const uint16_t *p) {
  return __builtin_shufflevector(
    (lanes8)_mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)p)),
    (lanes8)_mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)(p + 8))),
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}
