// Half-precision numbers without hardware: the same results as the conversion instructions.
#ifndef FK_HALVES_H
#define FK_HALVES_H

#include <stdint.h>
#include <string.h>

static inline float fk_float_of_bits(uint32_t bits) {
  float value;
  memcpy(&value, &bits, 4);
  return value;
}

static inline uint32_t fk_bits_of_float(float value) {
  uint32_t bits;
  memcpy(&bits, &value, 4);
  return bits;
}

static inline float fk_float_of_half(uint16_t half) {
  uint32_t sign = (uint32_t)(half & 0x8000) << 16;
  uint32_t rest = half & 0x7FFF;
  if (rest >= 0x7C00) return fk_float_of_bits(sign | 0x7F800000 | (rest & 0x3FF) << 13);
  if (rest < 0x400) {
    // A subnormal is a whole number of 2^-24.
    float magnitude = (float)rest * 0x1p-24f;
    return sign ? -magnitude : magnitude;
  }
  return fk_float_of_bits(sign | ((rest << 13) + 0x38000000));
}

// Rounds to nearest, ties to even.
static inline uint16_t fk_half_of_float(float value) {
  uint32_t bits = fk_bits_of_float(value);
  uint16_t sign = (uint16_t)(bits >> 16 & 0x8000);
  bits &= 0x7FFFFFFF;
  if (bits > 0x7F800000) return sign | 0x7E00;
  if (bits >= 0x477FF000) return sign | 0x7C00;
  if (bits < 0x38800000) {
    // Adding 0.5 leaves a whole number of 2^-24, rounded by the addition, in the low bits.
    float shifted = fk_float_of_bits(bits) + 0.5f;
    return sign | (uint16_t)(fk_bits_of_float(shifted) - 0x3F000000);
  }
  bits += 0xFFF + (bits >> 13 & 1);
  return sign | (uint16_t)((bits - 0x38000000) >> 13);
}

static inline uint16_t fk_half_at(const uint8_t *p) {
  uint16_t half;
  memcpy(&half, p, 2);
  return half;
}

#endif
