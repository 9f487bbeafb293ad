// The kernels themselves, compiled once for each path. A path defines before:
// quads, quads_at, low_nibbles, high_nibbles, dot_small, dot_wide, WIDE_START, floats_of_halves,
// dot_value, TILE_TOKENS (tokens that share a loaded weight), GROUPS_WIDE (groups
// of 16 that few queries of attention share), KERNELS and KERNELS_NAME.

#define UNROLL _Pragma("clang loop unroll(full)")

INLINE lanes lanes_at(const float *p) {
  lanes v;
  memcpy(&v, p, 64);
  return v;
}
INLINE void put_lanes(float *p, lanes v) { memcpy(p, &v, 64); }
INLINE lanes fused(lanes a, lanes b, lanes c) { return __builtin_elementwise_fma(a, b, c); }
INLINE lanes floats_of_counts(counts v) { return __builtin_convertvector(v, lanes); }
INLINE lanes larger(lanes a, lanes b) { return a > b ? a : b; }
INLINE lanes smaller(lanes a, lanes b) { return a < b ? a : b; }

// Sums and maxima over the lanes, always by halves.
INLINE float sum_of(lanes v) {
  float __attribute__((ext_vector_type(8))) a = v.lo + v.hi;
  float __attribute__((ext_vector_type(4))) b = a.lo + a.hi;
  float __attribute__((ext_vector_type(2))) c = b.lo + b.hi;
  return c.x + c.y;
}
INLINE float maximum_of(lanes v) {
  float __attribute__((ext_vector_type(8))) a = v.lo > v.hi ? v.lo : v.hi;
  float __attribute__((ext_vector_type(4))) b = a.lo > a.hi ? a.lo : a.hi;
  float __attribute__((ext_vector_type(2))) c = b.lo > b.hi ? b.lo : b.hi;
  return c.x > c.y ? c.x : c.y;
}

// Adding and taking away 1.5·2^23 rounds to a whole number, ties to even, for |x| < 2^22.
INLINE lanes rounded(lanes x) {
  const lanes shift = (lanes)(12582912.0f);
  return (x + shift) - shift;
}

// e^x to about 2 ulp for −87 ≤ x ≤ 88; values outside are moved to the ends. e^0 is exactly 1.
// Source of the polynomial: the Cephes library's expf.
INLINE lanes exponential(lanes x) {
  x = smaller(larger(x, (lanes)(-87.0f)), (lanes)(88.0f));
  lanes n = rounded(x * (lanes)(1.44269504f));
  lanes r = fused(-n, (lanes)(0.693359375f), x);
  r = fused(-n, (lanes)(-2.12194440e-4f), r);
  lanes p = (lanes)(1.9875691500e-4f);
  p = fused(p, r, (lanes)(1.3981999507e-3f));
  p = fused(p, r, (lanes)(8.3334519073e-3f));
  p = fused(p, r, (lanes)(4.1665795894e-2f));
  p = fused(p, r, (lanes)(1.6666665459e-1f));
  p = fused(p, r, (lanes)(5.0000001201e-1f));
  p = fused(p, r * r, r + (lanes)(1.0f));
  counts exponent = (__builtin_convertvector(n, counts) + 127) << 23;
  lanes scale;
  memcpy(&scale, &exponent, 64);
  return p * scale;
}

// The largest lane of each of four vectors.
INLINE floats4 maxima_of(const lanes *v) {
  floats8 halves[4];
  UNROLL for (int i = 0; i < 4; i++) halves[i] = v[i].lo > v[i].hi ? v[i].lo : v[i].hi;
  floats8 pairs[2];
  UNROLL for (int i = 0; i < 2; i++) {
    floats8 a = halves[2 * i], b = halves[2 * i + 1];
    floats8 low = __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11);
    floats8 high = __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15);
    pairs[i] = low > high ? low : high;
  }
  floats8 low = __builtin_shufflevector(pairs[0], pairs[1], 0, 1, 4, 5, 8, 9, 12, 13);
  floats8 high = __builtin_shufflevector(pairs[0], pairs[1], 2, 3, 6, 7, 10, 11, 14, 15);
  floats8 all = low > high ? low : high;
  return all.even > all.odd ? all.even : all.odd;
}

// The sum of the lanes of each of four vectors.
INLINE counts4 totals_of(const counts *v) {
  eight_counts halves[4], pairs[2];
  UNROLL for (int i = 0; i < 4; i++) halves[i] = v[i].lo + v[i].hi;
  UNROLL for (int i = 0; i < 2; i++) {
    eight_counts a = halves[2 * i], b = halves[2 * i + 1];
    pairs[i] = __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11)
      + __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15);
  }
  eight_counts all = __builtin_shufflevector(pairs[0], pairs[1], 0, 1, 4, 5, 8, 9, 12, 13)
    + __builtin_shufflevector(pairs[0], pairs[1], 2, 3, 6, 7, 10, 11, 14, 15);
  return all.even + all.odd;
}

// Four neighbouring blocks, so that reductions and divisions are done for four at once.
INLINE void quantise_four(const float *x, int8_t *bytes, fk_block *blocks, size_t step) {
  lanes tops[4];
  UNROLL for (int b = 0; b < 4; b++) {
    lanes first = lanes_at(x + 32 * b), second = lanes_at(x + 32 * b + 16);
    tops[b] = larger(larger(first, -first), larger(second, -second));
  }
  floats4 largest = maxima_of(tops), inverse = (floats4)(127.0f) / largest;
  floats4 d = largest / (floats4)(127.0f);
  // Numbers too small to scale count as zero.
  inverse = inverse <= (floats4)(3.0e38f) ? inverse : (floats4)(0.0f);
  d = inverse <= (floats4)(0.0f) ? (floats4)(0.0f) : d;
  counts q[2][4];
  UNROLL for (int b = 0; b < 4; b++)
    UNROLL for (int half = 0; half < 2; half++) {
      lanes v = lanes_at(x + 32 * b + 16 * half) * (lanes)(inverse[b]);
      q[half][b] = __builtin_convertvector(rounded(v), counts);
      bytes16 low = __builtin_convertvector(q[half][b], bytes16);
      memcpy(bytes + 32 * step * (size_t)b + 16 * half, &low, 16);
    }
  counts4 sums[2] = {totals_of(q[0]), totals_of(q[1])};
  UNROLL for (int b = 0; b < 4; b++) {
    int sum = sums[0][b] + sums[1][b];
    blocks[step * (size_t)b] = (fk_block){
      d[b], d[b] * (float)sum, -8 * sum, -128 * sum, {-32 * sums[0][b], -32 * sums[1][b]}};
  }
}

static void quantise(
  const float *x, size_t padded, int8_t *bytes, fk_block *blocks, size_t step) {
  size_t b = 0;
  for (; b + 4 <= padded / 32; b += 4)
    quantise_four(x + 32 * b, bytes + 32 * step * b, blocks + step * b, step);
  for (; b < padded / 32; b++) {
    lanes first = lanes_at(x + 32 * b), second = lanes_at(x + 32 * b + 16);
    float largest = maximum_of(larger(larger(first, -first), larger(second, -second)));
    float d = largest / 127.0f, inverse = largest > 0 ? 127.0f / largest : 0;
    if (!(inverse <= 3.0e38f)) d = inverse = 0;  // numbers too small to scale count as zero
    counts q0 = __builtin_convertvector(rounded(first * (lanes)(inverse)), counts);
    counts q1 = __builtin_convertvector(rounded(second * (lanes)(inverse)), counts);
    bytes16 b0 = __builtin_convertvector(q0, bytes16), b1 = __builtin_convertvector(q1, bytes16);
    memcpy(bytes + 32 * step * b, &b0, 16);
    memcpy(bytes + 32 * step * b + 16, &b1, 16);
    int32_t sums[2] = {__builtin_reduce_add(q0), __builtin_reduce_add(q1)};
    int sum = sums[0] + sums[1];
    blocks[step * b] =
      (fk_block){d, d * (float)sum, -8 * sum, -128 * sum, {-32 * sums[0], -32 * sums[1]}};
  }
}

static void rms_norm(
  const float *x, const float *weight, size_t count, size_t padded, float epsilon, float *y) {
  lanes even = 0, odd = 0;
  for (size_t i = 0; i < padded; i += 32) {
    lanes a = lanes_at(x + i), b = lanes_at(x + i + 16);
    even = fused(a, a, even);
    odd = fused(b, b, odd);
  }
  float scale = 1.0f / sqrtf(sum_of(even + odd) / (float)count + epsilon);
  for (size_t i = 0; i < padded; i += 16)
    put_lanes(y + i, lanes_at(x + i) * (lanes)(scale) * lanes_at(weight + i));
}

// Multiplication: one group of 16 rows by `n` tokens, `n` known to the compiler. Each result adds up
// its blocks in order, so it does not depend on how many tokens share the tile.

typedef struct {
  const uint8_t *packed;
  size_t columns;
  const fk_activations *x;
  size_t token;
  float *y;
  size_t y_stride;
  int accumulate;
  // Whether the weights are read for the first time, so that those that follow are fetched ahead.
  int fetches;
  // Where this thread's weights end, and from there to those that it reads next.
  const uint8_t *end;
  ptrdiff_t to_next;
} tile;

// Where a token's bytes and blocks start.
INLINE const int8_t *bytes_of(const tile *t) {
  size_t within = t->token % t->x->step;
  return t->x->bytes + (t->token - within) * t->x->stride + 32 * within;
}
INLINE const fk_block *blocks_of(const tile *t) {
  size_t within = t->token % t->x->step;
  return t->x->blocks + (t->token - within) * (t->x->stride / 32) + within;
}
INLINE void finish_tile(const tile *t, const lanes *sums, int n) {
  for (int i = 0; i < n; i++) {
    float *y = t->y + (t->token + (size_t)i) * t->y_stride;
    put_lanes(y, t->accumulate ? lanes_at(y) + sums[i] : sums[i]);
  }
}
// How far ahead weights are fetched: measured best where blocks of nibbles and of bytes are read.
enum { NIBBLES_AHEAD = 8192, BYTES_AHEAD = 16384 };
// Into the second-level cache, which takes more requests at once than the first. Quads and scales
// together walk through all of this thread's weights, then into those that it reads next.
INLINE const uint8_t *ahead_of(const tile *t, const uint8_t *p, int distance) {
  p += distance;
  return p < t->end ? p : p + t->to_next;
}
INLINE void prefetch(
  const tile *t, const uint8_t *quads, int lines, const uint8_t *scales, int distance) {
  if (!t->fetches) return;
  quads = ahead_of(t, quads, distance);
  UNROLL for (int i = 0; i < lines; i++) __builtin_prefetch(quads + 64 * i, 0, 2);
  __builtin_prefetch(ahead_of(t, scales, distance), 0, 2);
}

// Σ u·x over one block of nibbles.
INLINE void dot_nibbles(const uint8_t *p, const int8_t *x, counts *dots, int n) {
  // A single token has a second chain of sums, so that they wait for each other half as long.
  counts upper = {0}, *high_dots = n == 1 ? &upper : dots;
  UNROLL for (int j = 0; j < 4; j++) {
    quads both = quads_at(p + 64 * j), low = low_nibbles(both), high = high_nibbles(both);
    UNROLL for (int i = 0; i < n; i++) dots[i] = dot_small(dots[i], low, x + 32 * i + 4 * j);
    UNROLL for (int i = 0; i < n; i++)
      high_dots[i] = dot_small(high_dots[i], high, x + 32 * i + 16 + 4 * j);
  }
  if (n == 1) dots[0] += upper;
}

INLINE void multiply_u4_min(const tile *t, int n) {
  lanes sums[TILE_TOKENS] = {0};
  size_t count = t->columns / 32, step = t->x->step;
  const uint8_t *p = t->packed, *scales = p + 256 * count;
  const int8_t *x = bytes_of(t);
  const fk_block *blocks = blocks_of(t);
  for (; count > 0; count--, p += 256, scales += 64, x += 32 * step, blocks += step) {
    prefetch(t, p, 4, scales, NIBBLES_AHEAD);
    counts dots[TILE_TOKENS] = {0};
    dot_nibbles(p, x, dots, n);
    lanes d = floats_of_halves((const uint16_t *)(scales));
    lanes m = floats_of_halves((const uint16_t *)(scales + 32));
    UNROLL for (int i = 0; i < n; i++) {
      fk_block block = blocks[i];
      sums[i] = fused(d * (lanes)(block.d), floats_of_counts(dots[i]), sums[i]);
      sums[i] = fused(m, (lanes)(block.s), sums[i]);
    }
  }
  finish_tile(t, sums, n);
}

INLINE void multiply_u4(const tile *t, int n) {
  lanes sums[TILE_TOKENS] = {0};
  size_t count = t->columns / 32, step = t->x->step;
  const uint8_t *p = t->packed, *scales = p + 256 * count;
  const int8_t *x = bytes_of(t);
  const fk_block *blocks = blocks_of(t);
  for (; count > 0; count--, p += 256, scales += 32, x += 32 * step, blocks += step) {
    prefetch(t, p, 4, scales, NIBBLES_AHEAD);
    counts dots[TILE_TOKENS];
    UNROLL for (int i = 0; i < n; i++) dots[i] = (counts)(blocks[i].minus8);
    dot_nibbles(p, x, dots, n);
    lanes d = floats_of_halves((const uint16_t *)(scales));
    UNROLL for (int i = 0; i < n; i++)
      sums[i] = fused(d * (lanes)(blocks[i].d), floats_of_counts(dots[i]), sums[i]);
  }
  finish_tile(t, sums, n);
}

INLINE void multiply_u8(const tile *t, int n) {
  lanes sums[TILE_TOKENS] = {0};
  size_t count = t->columns / 32, step = t->x->step;
  const uint8_t *p = t->packed, *scales = p + 512 * count;
  const int8_t *x = bytes_of(t);
  const fk_block *blocks = blocks_of(t);
  for (; count > 0; count--, p += 512, scales += 32, x += 32 * step, blocks += step) {
    prefetch(t, p, 8, scales, BYTES_AHEAD);
    counts dots[TILE_TOKENS];
    UNROLL for (int i = 0; i < n; i++) dots[i] = WIDE_START(blocks[i]);
    UNROLL for (int j = 0; j < 8; j++) {
      quads u = quads_at(p + 64 * j);
      UNROLL for (int i = 0; i < n; i++) dots[i] = dot_wide(dots[i], u, x + 32 * i + 4 * j);
    }
    lanes d = floats_of_halves((const uint16_t *)(scales));
    UNROLL for (int i = 0; i < n; i++)
      sums[i] = fused(d * (lanes)(blocks[i].d), floats_of_counts(dots[i]), sums[i]);
  }
  finish_tile(t, sums, n);
}

INLINE void multiply_u8_min(const tile *t, int n) {
  lanes sums[TILE_TOKENS] = {0};
  size_t count = t->columns / 32, step = t->x->step;
  const uint8_t *p = t->packed, *scales = p + 512 * count;
  const int8_t *x = bytes_of(t);
  const fk_block *blocks = blocks_of(t);
  for (; count > 0; count--, p += 512, scales += 64, x += 32 * step, blocks += step) {
    prefetch(t, p, 8, scales, BYTES_AHEAD);
    counts dots[TILE_TOKENS] = {0};
    UNROLL for (int j = 0; j < 8; j++) {
      quads u = quads_at(p + 64 * j);
      UNROLL for (int i = 0; i < n; i++) dots[i] = dot_small(dots[i], u, x + 32 * i + 4 * j);
    }
    lanes d = floats_of_halves((const uint16_t *)(scales));
    lanes m = floats_of_halves((const uint16_t *)(scales + 32));
    UNROLL for (int i = 0; i < n; i++) {
      fk_block block = blocks[i];
      sums[i] = fused(d * (lanes)(block.d), floats_of_counts(dots[i]), sums[i]);
      sums[i] = fused(m, (lanes)(block.s), sums[i]);
    }
  }
  finish_tile(t, sums, n);
}

INLINE void multiply_u6(const tile *t, int n) {
  lanes sums[TILE_TOKENS] = {0};
  size_t count = t->columns / 32, step = t->x->step;
  const uint8_t *p = t->packed, *scales = p + 512 * count;
  const int8_t *x = bytes_of(t);
  const fk_block *blocks = blocks_of(t);
  for (; count > 0; count--, p += 512, scales += 64, x += 32 * step, blocks += step) {
    prefetch(t, p, 8, scales, BYTES_AHEAD);
    UNROLL for (int half = 0; half < 2; half++) {
      counts dots[TILE_TOKENS];
      UNROLL for (int i = 0; i < n; i++) dots[i] = (counts)(blocks[i].minus32[half]);
      UNROLL for (int j = 4 * half; j < 4 * half + 4; j++) {
        quads u = quads_at(p + 64 * j);
        UNROLL for (int i = 0; i < n; i++)
          dots[i] = dot_small(dots[i], u, x + 32 * i + 4 * j);
      }
      lanes d = floats_of_halves((const uint16_t *)(scales + 32 * half));
      UNROLL for (int i = 0; i < n; i++)
        sums[i] = fused(d * (lanes)(blocks[i].d), floats_of_counts(dots[i]), sums[i]);
    }
  }
  finish_tile(t, sums, n);
}

INLINE lanes column_at(enum fk_layout layout, const uint8_t *packed, size_t column) {
  if (layout == FK_F32) return lanes_at((const float *)(packed + 64 * column));
  if (layout == FK_F16) return floats_of_halves((const uint16_t *)(packed + 32 * column));
  halves upper;
  memcpy(&upper, packed + 32 * column, 32);
  counts bits = __builtin_convertvector(upper, counts) << 16;
  lanes v;
  memcpy(&v, &bits, 64);
  return v;
}

// Unquantised numbers: columns add up in two chains, even and odd, joined at the end.
INLINE void multiply_plain(enum fk_layout layout, const tile *t, int n) {
  lanes even[TILE_TOKENS] = {0}, odd[TILE_TOKENS] = {0};
  size_t column = 0;
  for (; column + 1 < t->columns; column += 2) {
    lanes first = column_at(layout, t->packed, column);
    lanes second = column_at(layout, t->packed, column + 1);
    UNROLL for (int i = 0; i < n; i++) {
      const float *x = t->x->numbers + (t->token + (size_t)i) * t->x->stride + column;
      even[i] = fused(first, (lanes)(x[0]), even[i]);
      odd[i] = fused(second, (lanes)(x[1]), odd[i]);
    }
  }
  if (column < t->columns) {
    lanes first = column_at(layout, t->packed, column);
    UNROLL for (int i = 0; i < n; i++) {
      const float *x = t->x->numbers + (t->token + (size_t)i) * t->x->stride + column;
      even[i] = fused(first, (lanes)(x[0]), even[i]);
    }
  }
  UNROLL for (int i = 0; i < n; i++) even[i] += odd[i];
  finish_tile(t, even, n);
}
INLINE void multiply_f32(const tile *t, int n) { multiply_plain(FK_F32, t, n); }
INLINE void multiply_f16(const tile *t, int n) { multiply_plain(FK_F16, t, n); }
INLINE void multiply_bf16(const tile *t, int n) { multiply_plain(FK_BF16, t, n); }

// Groups by tokens: a group's weights stay in the first-level cache while the tokens pass.
#define TILES(name) \
  static void name##_groups( \
    const uint8_t *packed, size_t group_bytes, tile t, size_t tokens, size_t first, size_t end) { \
    size_t from = t.token; \
    float *y = t.y; \
    for (size_t group = first; group < end; group++) { \
      t.packed = packed + group * group_bytes; \
      t.y = y + 16 * group; \
      t.token = from; \
      t.fetches = 1; \
      size_t left = tokens; \
      for (; left >= TILE_TOKENS; left -= TILE_TOKENS, t.token += TILE_TOKENS, t.fetches = 0) \
        name(&t, TILE_TOKENS); \
      if (TILE_TOKENS > 4 && left >= 4) { \
        name(&t, 4); \
        left -= 4; \
        t.token += 4; \
        t.fetches = 0; \
      } \
      if (TILE_TOKENS > 2 && left >= 2) { \
        name(&t, 2); \
        left -= 2; \
        t.token += 2; \
        t.fetches = 0; \
      } \
      if (left) name(&t, 1); \
    } \
  }
TILES(multiply_f32)
TILES(multiply_f16)
TILES(multiply_bf16)
TILES(multiply_u4_min)
TILES(multiply_u4)
TILES(multiply_u8)
TILES(multiply_u8_min)
TILES(multiply_u6)

static void multiply(
  enum fk_layout layout, const uint8_t *packed, size_t columns, const fk_activations *x,
  size_t tokens, float *y, size_t y_stride, size_t first_group, size_t end_group,
  int accumulate, const uint8_t *next) {
  size_t bytes = fk_group_bytes(layout, columns);
  // The activations of one round of tokens stay in the second-level cache.
  size_t round = (layout <= FK_BF16 ? 131072 : 524288) / x->stride / 8 * 8;
  if (round < 8) round = 8;
  for (size_t token = 0; token < tokens; token += round) {
    size_t count = tokens - token < round ? tokens - token : round;
    const uint8_t *end = packed + end_group * bytes;
    // Another round reads the same weights again; before nothing at all the last are asked for twice.
    const uint8_t *following = token + count < tokens ? packed + first_group * bytes : next;
    ptrdiff_t to_next = following ? following - end : -BYTES_AHEAD;
    tile t = {packed, columns, x, token, y, y_stride, accumulate, 1, end, to_next};
    switch (layout) {
    case FK_F32: multiply_f32_groups(packed, bytes, t, count, first_group, end_group); break;
    case FK_F16: multiply_f16_groups(packed, bytes, t, count, first_group, end_group); break;
    case FK_BF16: multiply_bf16_groups(packed, bytes, t, count, first_group, end_group); break;
    case FK_U4_MIN: multiply_u4_min_groups(packed, bytes, t, count, first_group, end_group); break;
    case FK_U4: multiply_u4_groups(packed, bytes, t, count, first_group, end_group); break;
    case FK_U8: multiply_u8_groups(packed, bytes, t, count, first_group, end_group); break;
    case FK_U8_MIN: multiply_u8_min_groups(packed, bytes, t, count, first_group, end_group); break;
    case FK_U6: multiply_u6_groups(packed, bytes, t, count, first_group, end_group); break;
    }
  }
}

static void silu_times(float *gate, const float *up, size_t count) {
  for (size_t i = 0; i < count; i += 16) {
    lanes a = lanes_at(gate + i);
    put_lanes(gate + i, lanes_at(up + i) * (a / ((lanes)(1.0f) + exponential(-a))));
  }
}

// x·(1 + tanh u)/2 = x / (1 + e^(−2u)) with u = √(2/π)·(x + 0.044715·x³).
static void gelu_times(float *gate, const float *up, size_t count) {
  for (size_t i = 0; i < count; i += 16) {
    lanes a = lanes_at(gate + i);
    lanes inner = fused(a * a * a, (lanes)(0.044715f), a);
    lanes below = (lanes)(1.0f) + exponential(inner * (lanes)(-1.5957691216f));
    put_lanes(gate + i, lanes_at(up + i) * (a / below));
  }
}

#include "attention.h"
#include "recurrence.h"

static float largest(const float *x, size_t count) {
  lanes top = (lanes)(-INFINITY);
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    lanes v = lanes_at(x + i);
    top = v > top ? v : top;
  }
  float best = maximum_of(top);
  for (; i < count; i++)
    if (x[i] > best) best = x[i];
  return best;
}

static double exponential_sum(const float *x, size_t count, float top, const uint64_t *words) {
  double total = 0;
  for (size_t i = 0; i < count; i += 64) {
    uint64_t allowed = words ? words[i / 64] : ~(uint64_t)0;
    if (count - i < 64) allowed &= ((uint64_t)1 << (count - i)) - 1;
    if (!allowed) continue;
    float padded[64];
    const float *p = x + i;
    if (count - i < 64) {
      for (size_t j = 0; j < 64; j++) padded[j] = j < count - i ? p[j] : top;
      p = padded;
    }
    const counts bits = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768};
    lanes sum = 0;
    for (int j = 0; j < 4; j++) {
      lanes v = lanes_at(p + 16 * j) - (lanes)(top);
      counts on = bits & (counts)((int32_t)(allowed >> (16 * j) & 0xFFFF));
      // Below e^-80 of the largest, and where a number is NaN, nothing is added.
      sum += on != 0 && v > (lanes)(-80.0f) ? exponential(v) : (lanes)(0.0f);
    }
    total += (double)sum_of(sum);
  }
  return total;
}

// What limits the others: products without anything around them, and reading without products.

static uint64_t only_products(size_t rounds) {
  enum { CHAINS = 12 };
  uint8_t weights[64] = {1};
  int8_t x[64] = {1};
  counts sums[CHAINS] = {0}, all = 0;
  quads u = quads_at(weights);
  for (size_t i = 0; i < rounds; i++) {
    // Nothing is known of x, so no round can be left out.
    __asm__ volatile("" : : "r"(x) : "memory");
    UNROLL for (int c = 0; c < CHAINS; c++) sums[c] = dot_small(sums[c], u, x + 4 * c);
  }
  for (int c = 0; c < CHAINS; c++) all += sums[c];
  __asm__ volatile("" : : "r"(&all) : "memory");
  return (uint64_t)rounds * CHAINS * 64;
}

static uint64_t only_reads(const uint8_t *p, size_t count) {
  counts all[4] = {0};
  for (; count >= 256; count -= 256, p += 256) {
    UNROLL for (int i = 0; i < 4; i++) {
      counts v;
      __builtin_prefetch(p + 8192 + 64 * i, 0, 2);
      memcpy(&v, p + 64 * i, 64);
      all[i] ^= v;
    }
  }
  all[0] ^= all[1] ^ all[2] ^ all[3];
  return (uint64_t)__builtin_reduce_xor(all[0]);
}

const fk_kernels KERNELS = {
  KERNELS_NAME, quantise,    rms_norm, multiply, silu_times, gelu_times, store_query,
  store_key,    store_value, attend,   merge,    finish,     largest,   exponential_sum,
  silu,         gated,       lightning, delta,
  only_products, only_reads,
};
