// A fast checksum of much memory: finds damage and tells files apart; no defence against intent.
#include "CKernels.h"
#include <string.h>

static const uint64_t odd = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio

static inline uint64_t turned(uint64_t x, int by) { return x << by | x >> (64 - by); }

// Every step can be undone, so two inputs that differ in one word never end alike.
static inline uint64_t mixed(uint64_t sum, uint64_t word) {
  return turned(sum ^ word, 29) * odd;
}

void fk_fingerprint(const void *memory, size_t count, uint64_t out[2]) {
  const uint8_t *bytes = memory;
  uint64_t sums[8];
  for (uint64_t i = 0; i < 8; i++) sums[i] = mixed(count, i + 1);
  for (; count >= 64; count -= 64, bytes += 64) {
    uint64_t words[8];
    memcpy(words, bytes, 64);
    for (int i = 0; i < 8; i++) sums[i] = mixed(sums[i], words[i]);
  }
  uint64_t rest[8] = {0};
  if (count > 0) memcpy(rest, bytes, count);
  out[0] = odd;
  out[1] = ~odd;
  for (int i = 0; i < 8; i++) {
    uint64_t sum = mixed(sums[i], rest[i]);
    sum ^= sum >> 32;
    out[0] = mixed(out[0], sum);
    out[1] = mixed(out[1], turned(sum, 17) + out[0]);
  }
  for (int i = 0; i < 2; i++) {
    out[i] ^= out[i] >> 31;
    out[i] *= odd;
    out[i] ^= out[i] >> 29;
  }
}
