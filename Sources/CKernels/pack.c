// From the rows of a model file to groups of 16 interleaved rows.
//
// A block covers 16 rows × 32 columns. Its quads hold four neighbouring columns of every row in 64
// bytes, so one vector instruction works on 16 rows at once. Nibble blocks keep quad j in the low and
// quad j + 4 in the high nibbles.
#include "CKernels.h"
#include "halves.h"

enum { NIBBLES = 256, BYTES = 512, HALVES = 32 };

enum fk_layout fk_layout_of(enum fk_format format) {
  switch (format) {
  case FK_FILE_F32: return FK_F32;
  case FK_FILE_F16: return FK_F16;
  case FK_FILE_BF16: return FK_BF16;
  case FK_FILE_Q4_0: return FK_U4;
  case FK_FILE_Q4_1:
  case FK_FILE_Q4_K: return FK_U4_MIN;
  case FK_FILE_Q5_0:
  case FK_FILE_Q8_0: return FK_U8;
  case FK_FILE_Q5_1:
  case FK_FILE_Q5_K: return FK_U8_MIN;
  case FK_FILE_Q6_K: return FK_U6;
  }
  return FK_F32;
}

// Bytes of a block's quads and of its scales. A group holds the quads of all its blocks, then the
// scales of all, so that every load of quads lies within one cache line.
static size_t quad_bytes(enum fk_layout layout) {
  return layout == FK_U4_MIN || layout == FK_U4 ? NIBBLES : BYTES;
}

static size_t scale_bytes(enum fk_layout layout) {
  return layout == FK_U4 || layout == FK_U8 ? HALVES : 2 * HALVES;
}

size_t fk_group_bytes(enum fk_layout layout, size_t columns) {
  if (layout == FK_F32) return 64 * columns;
  if (layout == FK_F16 || layout == FK_BF16) return (32 * columns + 63) / 64 * 64;
  return (columns / 32 * (quad_bytes(layout) + scale_bytes(layout)) + 63) / 64 * 64;
}

static int is_finite_half(uint16_t half) { return (half & 0x7C00) != 0x7C00; }

static void put_half(uint8_t *out, int row, uint16_t half) { memcpy(out + 2 * row, &half, 2); }

// Sixteen bytes of nibbles as the file has them: number i low, number i + 16 high.
static void put_nibbles(uint8_t *out, int row, const uint8_t *nibbles) {
  for (int j = 0; j < 4; j++) memcpy(out + 64 * j + 4 * row, nibbles + 4 * j, 4);
}

static void put_bytes(uint8_t *out, int row, const uint8_t *numbers) {
  for (int j = 0; j < 8; j++) memcpy(out + 64 * j + 4 * row, numbers + 4 * j, 4);
}

static int pack_half_scales(const uint8_t *p, int minimum, uint8_t *out, int row) {
  uint16_t d = fk_half_at(p);
  put_half(out, row, d);
  if (!minimum) return is_finite_half(d);
  uint16_t m = fk_half_at(p + 2);
  put_half(out + HALVES, row, m);
  return is_finite_half(d) && is_finite_half(m);
}

static int pack_q5(const uint8_t *p, int minimum, uint8_t *out, uint8_t *scales, int row) {
  const uint8_t *high = p + (minimum ? 4 : 2), *low = high + 4;
  uint8_t numbers[32];
  int offset = minimum ? 0 : 128 - 16;
  for (int i = 0; i < 32; i++) {
    int nibble = i < 16 ? low[i] & 15 : low[i - 16] >> 4;
    numbers[i] = (uint8_t)((nibble | (high[i / 8] >> (i % 8) & 1) << 4) + offset);
  }
  put_bytes(out, row, numbers);
  return pack_half_scales(p, minimum, scales, row);
}

static int pack_q8_0(const uint8_t *p, uint8_t *out, uint8_t *scales, int row) {
  uint8_t numbers[32];
  for (int i = 0; i < 32; i++) numbers[i] = p[2 + i] ^ 0x80;
  put_bytes(out, row, numbers);
  return pack_half_scales(p, 0, scales, row);
}

// Part j of a K block with six-bit scales; products of scales are rounded to halves.
static int pack_k(
  const uint8_t *p, int j, int fifth, uint8_t *out, uint8_t *scales, int row) {
  const uint8_t *s = p + 4, *q = p + (fifth ? 48 : 16) + j / 2 * 32;
  int scale = j < 4 ? s[j] & 63 : (s[j + 4] & 15) | (s[j - 4] >> 6) << 4;
  int minimum = j < 4 ? s[j + 4] & 63 : (s[j + 4] >> 4) | (s[j] >> 6) << 4;
  uint16_t d = fk_half_of_float(fk_float_of_half(fk_half_at(p)) * (float)scale);
  uint16_t m = fk_half_of_float(-fk_float_of_half(fk_half_at(p + 2)) * (float)minimum);
  uint8_t numbers[32], nibbles[16];
  for (int i = 0; i < 32; i++) {
    numbers[i] = j % 2 ? q[i] >> 4 : q[i] & 15;
    if (fifth) numbers[i] |= (uint8_t)((p[16 + i] >> j & 1) << 4);
  }
  for (int i = 0; i < 16; i++) nibbles[i] = (uint8_t)(numbers[i] | numbers[i + 16] << 4);
  if (fifth) put_bytes(out, row, numbers); else put_nibbles(out, row, nibbles);
  put_half(scales, row, d);
  put_half(scales + HALVES, row, m);
  return is_finite_half(d) && is_finite_half(m);
}

static int pack_q6_k(const uint8_t *p, int part, uint8_t *out, uint8_t *scales, int row) {
  uint8_t numbers[32];
  int half = part / 4, quarter = part % 4;
  const uint8_t *low = p + 64 * half + quarter % 2 * 32, *high = p + 128 + 32 * half;
  for (int i = 0; i < 32; i++) {
    int nibble = quarter >= 2 ? low[i] >> 4 : low[i] & 15;
    numbers[i] = (uint8_t)(nibble | (high[i] >> 2 * quarter & 3) << 4);
  }
  put_bytes(out, row, numbers);
  float d = fk_float_of_half(fk_half_at(p + 208));
  int finite = 1;
  for (int i = 0; i < 2; i++) {
    uint16_t scale = fk_half_of_float(d * (float)(int8_t)p[192 + 2 * part + i]);
    put_half(scales + HALVES * i, row, scale);
    finite &= is_finite_half(scale);
  }
  return finite;
}

// Packs block b of a row; false when a scale is not finite.
static int pack_block(
  enum fk_format format, const uint8_t *row, size_t b, uint8_t *out, uint8_t *scales, int lane) {
  switch (format) {
  case FK_FILE_Q4_0:
    put_nibbles(out, lane, row + 18 * b + 2);
    return pack_half_scales(row + 18 * b, 0, scales, lane);
  case FK_FILE_Q4_1:
    put_nibbles(out, lane, row + 20 * b + 4);
    return pack_half_scales(row + 20 * b, 1, scales, lane);
  case FK_FILE_Q5_0: return pack_q5(row + 22 * b, 0, out, scales, lane);
  case FK_FILE_Q5_1: return pack_q5(row + 24 * b, 1, out, scales, lane);
  case FK_FILE_Q8_0: return pack_q8_0(row + 34 * b, out, scales, lane);
  case FK_FILE_Q4_K: return pack_k(row + 144 * (b / 8), (int)(b % 8), 0, out, scales, lane);
  case FK_FILE_Q5_K: return pack_k(row + 176 * (b / 8), (int)(b % 8), 1, out, scales, lane);
  case FK_FILE_Q6_K: return pack_q6_k(row + 210 * (b / 8), (int)(b % 8), out, scales, lane);
  default: return 1;
  }
}

static size_t row_bytes(enum fk_format format, size_t columns) {
  switch (format) {
  case FK_FILE_F32: return 4 * columns;
  case FK_FILE_F16:
  case FK_FILE_BF16: return 2 * columns;
  case FK_FILE_Q4_0: return columns / 32 * 18;
  case FK_FILE_Q4_1: return columns / 32 * 20;
  case FK_FILE_Q5_0: return columns / 32 * 22;
  case FK_FILE_Q5_1: return columns / 32 * 24;
  case FK_FILE_Q8_0: return columns / 32 * 34;
  case FK_FILE_Q4_K: return columns / 256 * 144;
  case FK_FILE_Q5_K: return columns / 256 * 176;
  case FK_FILE_Q6_K: return columns / 256 * 210;
  }
  return 0;
}

// Floats and halves: column by column, 16 rows side by side.
static int pack_plain_row(
  enum fk_format format, const uint8_t *row, size_t columns, uint8_t *out, size_t lane) {
  int finite = 1;
  for (size_t i = 0; i < columns; i++) {
    if (format == FK_FILE_F32) {
      uint32_t bits;
      memcpy(&bits, row + 4 * i, 4);
      finite &= (bits & 0x7F800000) != 0x7F800000;
      memcpy(out + 64 * i + 4 * lane, &bits, 4);
    } else {
      uint16_t bits = fk_half_at(row + 2 * i), exponent = format == FK_FILE_F16 ? 0x7C00 : 0x7F80;
      finite &= (bits & exponent) != exponent;
      memcpy(out + 32 * i + 2 * lane, &bits, 2);
    }
  }
  return finite;
}

size_t fk_pack(
  enum fk_format format, const uint8_t *source, size_t rows, size_t columns, size_t first_group,
  size_t groups, uint8_t *packed) {
  enum fk_layout layout = fk_layout_of(format);
  size_t bytes = fk_group_bytes(layout, columns), source_bytes = row_bytes(format, columns);
  for (size_t group = first_group; group < first_group + groups; group++) {
    uint8_t *out = packed + group * bytes;
    if (16 * group + 16 > rows) memset(out, 0, bytes);
    for (size_t lane = 0; lane < 16 && 16 * group + lane < rows; lane++) {
      const uint8_t *row = source + (16 * group + lane) * source_bytes;
      int finite = 1;
      if (layout <= FK_BF16) {
        finite = pack_plain_row(format, row, columns, out, lane);
      } else {
        size_t blocks = columns / 32, quads = quad_bytes(layout), scales = scale_bytes(layout);
        for (size_t b = 0; b < blocks; b++)
          finite &= pack_block(
            format, row, b, out + b * quads, out + blocks * quads + b * scales, (int)lane);
      }
      if (!finite) return 16 * group + lane + 1;
    }
  }
  return 0;
}

void fk_unpack_row(
  enum fk_layout layout, const uint8_t *packed, size_t columns, size_t row, float *out) {
  const uint8_t *group = packed + row / 16 * fk_group_bytes(layout, columns);
  size_t lane = row % 16;
  if (layout <= FK_BF16) {
    for (size_t i = 0; i < columns; i++) {
      if (layout == FK_F32) memcpy(out + i, group + 64 * i + 4 * lane, 4);
      else {
        uint16_t bits = fk_half_at(group + 32 * i + 2 * lane);
        out[i] = layout == FK_F16 ? fk_float_of_half(bits) : fk_float_of_bits((uint32_t)bits << 16);
      }
    }
    return;
  }
  int nibbles = layout == FK_U4 || layout == FK_U4_MIN;
  for (size_t b = 0; b < columns / 32; b++) {
    const uint8_t *p = group + b * quad_bytes(layout);
    const uint8_t *scales = group + columns / 32 * quad_bytes(layout) + b * scale_bytes(layout)
      + 2 * lane;
    float d = fk_float_of_half(fk_half_at(scales));
    float second = layout == FK_U4 || layout == FK_U8 ? 0
      : fk_float_of_half(fk_half_at(scales + HALVES));
    for (size_t i = 0; i < 32; i++) {
      size_t quad = i / 4;
      int u = nibbles ? p[64 * (quad % 4) + 4 * lane + i % 4] >> (quad / 4 * 4) & 15
        : p[64 * quad + 4 * lane + i % 4];
      float *number = out + 32 * b + i;
      switch (layout) {
      case FK_U4: *number = d * (float)(u - 8); break;
      case FK_U8: *number = d * (float)(u - 128); break;
      case FK_U6: *number = (i < 16 ? d : second) * (float)(u - 32); break;
      default: *number = d * (float)u + second; break;
      }
    }
  }
}
