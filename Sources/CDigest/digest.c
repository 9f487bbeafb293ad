#include "digest.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>
#include <stdatomic.h>
#include <string.h>

#define SHA __attribute__((target("sha,sse4.1")))

// First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
static const uint32_t ROUND[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// The eight words of a state, in the order in which the instructions want them.
typedef struct {
  __m128i abef, cdgh;
} State;

SHA static inline void absorb(State *state, const uint8_t *block) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  const __m128i *words = (const __m128i *)block;
  __m128i schedule[4];
  for (int i = 0; i < 4; i++)
    schedule[i] = _mm_shuffle_epi8(_mm_loadu_si128(words + i), big_endian);
  __m128i abef = state->abef, cdgh = state->cdgh;
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i++) {
    // Four rounds with the four oldest words, which then make room for the four that follow.
    __m128i oldest = schedule[i & 3], latest = schedule[(i + 3) & 3];
    __m128i sum = _mm_add_epi32(oldest, _mm_load_si128((const __m128i *)(ROUND + 4 * i)));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
    if (i < 12) {
      __m128i seventh = _mm_alignr_epi8(latest, schedule[(i + 2) & 3], 4);
      __m128i next = _mm_add_epi32(_mm_sha256msg1_epu32(oldest, schedule[(i + 1) & 3]), seventh);
      schedule[i & 3] = _mm_sha256msg2_epu32(next, latest);
    }
  }
  state->abef = _mm_add_epi32(state->abef, abef);
  state->cdgh = _mm_add_epi32(state->cdgh, cdgh);
}

SHA static void digest(const uint8_t *bytes, size_t count, uint8_t out[32]) {
  // Square roots of the first eight primes (FIPS 180-4, 5.3.3), a to h.
  State state = {_mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c),
                 _mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19)};
  size_t rest = count;
  for (; rest >= 64; rest -= 64, bytes += 64) absorb(&state, bytes);
  // The end: what is left, a one bit, zeros, and the length in bits.
  uint8_t end[128] = {0};
  size_t length = rest < 56 ? 64 : 128;
  memcpy(end, bytes, rest);
  end[rest] = 0x80;
  uint64_t bits = __builtin_bswap64((uint64_t)count * 8);
  memcpy(end + length - 8, &bits, 8);
  for (size_t i = 0; i < length; i += 64) absorb(&state, end + i);
  const __m128i bytewise = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i abef = _mm_shuffle_epi32(state.abef, 0x1b), cdgh = _mm_shuffle_epi32(state.cdgh, 0x1b);
  __m128i abcd = _mm_unpacklo_epi64(abef, cdgh), efgh = _mm_unpackhi_epi64(abef, cdgh);
  _mm_storeu_si128((__m128i *)out, _mm_shuffle_epi8(abcd, bytewise));
  _mm_storeu_si128((__m128i *)out + 1, _mm_shuffle_epi8(efgh, bytewise));
}

bool fupan_sha256(const uint8_t *bytes, size_t count, uint8_t out[32]) {
  static _Atomic int kept;  // 0 unknown, 1 has them, 2 has none; every thread finds the same
  int known = atomic_load_explicit(&kept, memory_order_relaxed);
  if (known == 0) {
    unsigned a, b, c, d;
    bool ssse = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_1) && (c & bit_SSSE3);
    bool sha = __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & (1u << 29));
    known = ssse && sha ? 1 : 2;
    atomic_store_explicit(&kept, known, memory_order_relaxed);
  }
  if (known != 1) return false;
  digest(bytes, count, out);
  return true;
}

#else

bool fupan_sha256(const uint8_t *bytes, size_t count, uint8_t out[32]) {
  (void)bytes, (void)count, (void)out;
  return false;
}

#endif
