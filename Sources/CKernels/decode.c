// The block formats of model files, number by number.
// Source: the format descriptions of the GGUF ecosystem; a block's scales are halves.
#include "CKernels.h"
#include "halves.h"

static float f16(const uint8_t *p) { return fk_float_of_half(fk_half_at(p)); }

static void decode_q4_0(const uint8_t *p, float *out) {
  float d = f16(p);
  for (int i = 0; i < 16; i++) {
    out[i] = d * (float)((p[2 + i] & 15) - 8);
    out[i + 16] = d * (float)((p[2 + i] >> 4) - 8);
  }
}

static void decode_q4_1(const uint8_t *p, float *out) {
  float d = f16(p), m = f16(p + 2);
  for (int i = 0; i < 16; i++) {
    out[i] = d * (float)(p[4 + i] & 15) + m;
    out[i + 16] = d * (float)(p[4 + i] >> 4) + m;
  }
}

static int fifth_bit(const uint8_t *bits, int i) { return (bits[i / 8] >> (i % 8) & 1) << 4; }

static void decode_q5_0(const uint8_t *p, float *out) {
  float d = f16(p);
  for (int i = 0; i < 16; i++) {
    out[i] = d * (float)(((p[6 + i] & 15) | fifth_bit(p + 2, i)) - 16);
    out[i + 16] = d * (float)(((p[6 + i] >> 4) | fifth_bit(p + 2, i + 16)) - 16);
  }
}

static void decode_q5_1(const uint8_t *p, float *out) {
  float d = f16(p), m = f16(p + 2);
  for (int i = 0; i < 16; i++) {
    out[i] = d * (float)((p[8 + i] & 15) | fifth_bit(p + 4, i)) + m;
    out[i + 16] = d * (float)((p[8 + i] >> 4) | fifth_bit(p + 4, i + 16)) + m;
  }
}

static void decode_q8_0(const uint8_t *p, float *out) {
  float d = f16(p);
  for (int i = 0; i < 32; i++) out[i] = d * (float)(int8_t)p[2 + i];
}

// Scale and minimum of part j of a K block: six bits each, packed in 12 bytes.
static void part_scales(const uint8_t *s, int j, int *scale, int *minimum) {
  if (j < 4) {
    *scale = s[j] & 63;
    *minimum = s[j + 4] & 63;
  } else {
    *scale = (s[j + 4] & 15) | (s[j - 4] >> 6) << 4;
    *minimum = (s[j + 4] >> 4) | (s[j] >> 6) << 4;
  }
}

static void decode_q4_k(const uint8_t *p, float *out) {
  float d = f16(p), dmin = f16(p + 2);
  for (int j = 0; j < 8; j++) {
    int scale, minimum;
    part_scales(p + 4, j, &scale, &minimum);
    const uint8_t *q = p + 16 + j / 2 * 32;
    for (int i = 0; i < 32; i++) {
      int u = j % 2 ? q[i] >> 4 : q[i] & 15;
      out[32 * j + i] = d * (float)scale * (float)u - dmin * (float)minimum;
    }
  }
}

static void decode_q5_k(const uint8_t *p, float *out) {
  float d = f16(p), dmin = f16(p + 2);
  for (int j = 0; j < 8; j++) {
    int scale, minimum;
    part_scales(p + 4, j, &scale, &minimum);
    const uint8_t *q = p + 48 + j / 2 * 32;
    for (int i = 0; i < 32; i++) {
      int u = (j % 2 ? q[i] >> 4 : q[i] & 15) | (p[16 + i] >> j & 1) << 4;
      out[32 * j + i] = d * (float)scale * (float)u - dmin * (float)minimum;
    }
  }
}

static int q6_k_number(const uint8_t *p, int i) {
  int half = i / 128, j = i % 128, lane = j % 32;
  uint8_t low = p[64 * half + (j / 32 % 2) * 32 + lane];
  int nibble = j >= 64 ? low >> 4 : low & 15;
  return nibble | (p[128 + 32 * half + lane] >> (2 * (j / 32)) & 3) << 4;
}

static void decode_q6_k(const uint8_t *p, float *out) {
  float d = f16(p + 208);
  for (int i = 0; i < 256; i++)
    out[i] = d * (float)(int8_t)p[192 + i / 16] * (float)(q6_k_number(p, i) - 32);
}

void fk_decode_row(enum fk_format format, const uint8_t *source, size_t columns, float *out) {
  switch (format) {
  case FK_FILE_F32: memcpy(out, source, 4 * columns); break;
  case FK_FILE_F16:
    for (size_t i = 0; i < columns; i++) out[i] = f16(source + 2 * i);
    break;
  case FK_FILE_BF16:
    for (size_t i = 0; i < columns; i++)
      out[i] = fk_float_of_bits((uint32_t)fk_half_at(source + 2 * i) << 16);
    break;
#define BLOCKS(decode, length, bytes) \
  for (size_t i = 0; i < columns / length; i++) decode(source + bytes * i, out + length * i); \
  break
  case FK_FILE_Q4_0: BLOCKS(decode_q4_0, 32, 18);
  case FK_FILE_Q4_1: BLOCKS(decode_q4_1, 32, 20);
  case FK_FILE_Q5_0: BLOCKS(decode_q5_0, 32, 22);
  case FK_FILE_Q5_1: BLOCKS(decode_q5_1, 32, 24);
  case FK_FILE_Q8_0: BLOCKS(decode_q8_0, 32, 34);
  case FK_FILE_Q4_K: BLOCKS(decode_q4_k, 256, 144);
  case FK_FILE_Q5_K: BLOCKS(decode_q5_k, 256, 176);
  case FK_FILE_Q6_K: BLOCKS(decode_q6_k, 256, 210);
#undef BLOCKS
  }
}
