// Attention over keys and values kept as bytes; part of the kernels, compiled once for each path.
// A path also defines dot_value. Sums of products are whole numbers, so paths cannot differ in them.

enum { QUERIES_MAX = TILE_TOKENS, KEY_GROUPS = FK_CHUNK / 16, BLOCKS = FK_CHUNK / 32 };

// A chunk of one head: 8 groups of 16 positions [blocks of 32 numbers as quads][scales], then
// values (numbers / 16, blocks of 32 positions, quads), then the scale of each position's value.
INLINE size_t key_blocks(size_t head_size) { return (head_size + 31) / 32; }
INLINE size_t key_group_bytes(size_t head_size) { return 576 * key_blocks(head_size); }
INLINE size_t values_at(size_t head_size) { return KEY_GROUPS * key_group_bytes(head_size); }
INLINE size_t value_scales_at(size_t head_size) {
  return values_at(head_size) + (head_size + 15) / 16 * 512 * BLOCKS;
}

// A step of the quantisation and its inverse; numbers too small to scale count as zero.
INLINE float step_of(float largest, float steps, float *inverse) {
  *inverse = largest > 0 ? steps / largest : 0;
  if (*inverse <= 3.0e38f) return largest / steps;
  return *inverse = 0;
}

// One block of a head, turned so that no number stands out: a Walsh–Hadamard transform, which leaves
// products of queries and keys as they are and rounds both with smaller steps.
#define SWAPPED(v, d) \
  __builtin_shufflevector( \
    v, v, 0 ^ d, 1 ^ d, 2 ^ d, 3 ^ d, 4 ^ d, 5 ^ d, 6 ^ d, 7 ^ d, 8 ^ d, 9 ^ d, 10 ^ d, 11 ^ d, \
    12 ^ d, 13 ^ d, 14 ^ d, 15 ^ d)
// Sums and differences of numbers that lie `d` apart.
#define CROSSED(v, d) (SWAPPED(v, d) + (v) * __builtin_convertvector(1 - (counts)((lane & d) != 0) * -2, lanes))
INLINE void turned_block(const float *head, size_t head_size, size_t block, float *out) {
  const counts lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  size_t count = head_size - 32 * block < 32 ? head_size - 32 * block : 32;
  const float *from = head + 32 * block;
  if (count < 32) {
    memset(out, 0, 128);
    memcpy(out, from, 4 * count);
    from = out;
  }
  lanes half[2];
  UNROLL for (int i = 0; i < 2; i++) {
    lanes v = lanes_at(from + 16 * i);
    v = CROSSED(v, 1);
    v = CROSSED(v, 2);
    v = CROSSED(v, 4);
    half[i] = CROSSED(v, 8);
  }
  const lanes scale = (lanes)(0.17677669529663687f);  // 1/√32
  put_lanes(out, (half[0] + half[1]) * scale);
  put_lanes(out + 16, (half[0] - half[1]) * scale);
}
#undef CROSSED
#undef SWAPPED

// A query is rounded twice: to bytes, and what that left out to bytes again.
static void store_query(const float *query, size_t head_size, int8_t *bytes, fk_block *blocks) {
  size_t count = key_blocks(head_size);
  for (size_t b = 0; b < count; b++) {
    float numbers[32];
    turned_block(query, head_size, b, numbers);
    for (size_t plane = 0; plane < FK_QUERY_PLANES; plane++) {
      int8_t *own = bytes + 32 * (plane * count + b);
      fk_block *block = blocks + plane * count + b;
      quantise(numbers, 32, own, block, 1);
      for (int i = 0; i < 32; i++) numbers[i] -= block->d * (float)own[i];
    }
  }
}

static void store_key(const float *key, size_t head_size, uint8_t *chunk, size_t position) {
  size_t blocks = key_blocks(head_size);
  uint8_t *group = chunk + position / 16 * key_group_bytes(head_size) + 4 * (position % 16);
  for (size_t b = 0; b < blocks; b++) {
    float numbers[32];
    turned_block(key, head_size, b, numbers);
    int8_t bytes[32];
    fk_block block;
    quantise(numbers, 32, bytes, &block, 1);
    for (int i = 0; i < 32; i++) bytes[i] ^= -128;
    for (size_t j = 0; j < 8; j++) memcpy(group + 512 * b + 64 * j, bytes + 4 * j, 4);
    memcpy(group + 512 * blocks + 64 * b, &block.d, 4);
  }
}

static void store_value(const float *value, size_t head_size, uint8_t *chunk, size_t position) {
  lanes top = 0;
  size_t i = 0;
  for (; i + 16 <= head_size; i += 16) {
    lanes v = lanes_at(value + i);
    top = larger(top, larger(v, -v));
  }
  float last[16] = {0};
  memcpy(last, value + i, 4 * (head_size - i));
  top = larger(top, larger(lanes_at(last), -lanes_at(last)));
  float inverse, step = step_of(maximum_of(top), 127.0f, &inverse);
  memcpy(chunk + value_scales_at(head_size) + 4 * position, &step, 4);
  uint8_t *first = chunk + values_at(head_size) + position / 32 * 512 + position % 32 / 4 * 64
    + position % 4;
  for (size_t j = 0; j < head_size; j += 16) {
    lanes v = j < i ? lanes_at(value + j) : lanes_at(last);
    counts q = __builtin_convertvector(rounded(v * (lanes)(inverse)), counts);
    for (size_t k = 0; k < 16 && j + k < head_size; k++)
      first[j / 16 * 512 * BLOCKS + 4 * k] = (uint8_t)q[k];
  }
}

// 2^x for x ≤ 0, about 2e-6 off; below −126 the result is next to nothing.
INLINE lanes power_of_two(lanes x) {
  x = larger(x, (lanes)(-126.0f));
  lanes shifted = x + (lanes)(12582912.0f), r = x - (shifted - (lanes)(12582912.0f));
  lanes p = fused(r, (lanes)(1.33335581e-3f), (lanes)(9.61812911e-3f));
  p = fused(p, r, (lanes)(5.55041087e-2f));
  p = fused(p, r, (lanes)(2.40226507e-1f));
  p = fused(p, r, (lanes)(6.93147181e-1f));
  p = fused(p, r, (lanes)(1.0f));
  // The whole part stands in the low bits of `shifted`: it moves into the exponent.
  ucounts whole, bits;
  memcpy(&whole, &shifted, 64);
  memcpy(&bits, &p, 64);
  bits += whole << 23;
  memcpy(&p, &bits, 64);
  return p;
}

// Scores of `n` queries against `w` groups of 16 positions; `n` and `w` known to the compiler.
INLINE void score(
  const fk_queries *q, size_t query, int n, const uint8_t *group, const uint8_t *next, int w,
  float *scores) {
  size_t blocks = key_blocks(q->head_size), bytes = key_group_bytes(q->head_size);
  size_t count = FK_QUERY_PLANES * blocks;
  const int8_t *x = q->bytes + 32 * count * query;
  const fk_block *scales = q->blocks + count * query;
  for (size_t part = 0; part < count; part++, x += 32, scales++) {
    size_t b = part < blocks ? part : part - blocks;
    counts dots[QUERIES_MAX][4];
    UNROLL for (int i = 0; i < n; i++)
      UNROLL for (int g = 0; g < w; g++) dots[i][g] = WIDE_START(scales[(size_t)i * count]);
    UNROLL for (int j = 0; j < 8; j++) {
      quads u[4];
      UNROLL for (int g = 0; g < w; g++) {
        u[g] = quads_at(group + bytes * (size_t)g + 512 * b + 64 * j);
        if (next) __builtin_prefetch(next + bytes * (size_t)g + 512 * b + 64 * j, 0, 2);
      }
      UNROLL for (int i = 0; i < n; i++)
        UNROLL for (int g = 0; g < w; g++)
          dots[i][g] = dot_wide(dots[i][g], u[g], x + 32 * count * (size_t)i + 4 * j);
    }
    UNROLL for (int g = 0; g < w; g++) {
      lanes d = lanes_at((const float *)(group + bytes * (size_t)g + 512 * blocks + 64 * b));
      UNROLL for (int i = 0; i < n; i++) {
        float *out = scores + FK_CHUNK * i + 16 * g;
        lanes scale = d * (lanes)(scales[(size_t)i * count].d * q->scale);
        put_lanes(out, fused(scale, floats_of_counts(dots[i][g]), part ? lanes_at(out) : (lanes)(0.0f)));
      }
    }
  }
}

// Turns one query's scores into bytes, weight · scale of the value, with a step for each block of 32.
// Weights are 2^(score − top) with a whole number `top`, so that merging chunks rounds nothing.
// `all`: the query sees the whole chunk.
INLINE void weigh(
  const float *scores, const float *value_scales, int32_t first, int32_t end, int all,
  uint8_t *bytes, float *steps, float *partial) {
  const counts lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
#define ONLY_SEEN(at, v, other) \
  (all ? (v) : (((lane + (at) >= first) & (lane + (at) < end)) ? (v) : (lanes)(other)))
  int from = all ? 0 : first / 32, last = all ? BLOCKS : (end + 31) / 32;
  lanes highest = (lanes)(-INFINITY);
  for (int b = from; b < last; b++)
    for (int at = 32 * b; at < 32 * b + 32; at += 16)
      highest = larger(highest, ONLY_SEEN(at, lanes_at(scores + at), -INFINITY));
  float top = ceilf(maximum_of(highest));
  lanes sum = 0, weights[2 * BLOCKS], tops[4] = {0};
  if (!all) UNROLL for (int i = 0; i < 2 * BLOCKS; i++) weights[i] = 0;
  for (int b = from; b < last; b++) {
    UNROLL for (int half = 0; half < 2; half++) {
      int at = 32 * b + 16 * half;
      lanes weight = power_of_two(lanes_at(scores + at) - (lanes)(top));
      weight = ONLY_SEEN(at, weight, 0.0f);
      sum += weight;
      weight *= lanes_at(value_scales + at);
      weights[2 * b + half] = ONLY_SEEN(at, weight, 0.0f);
    }
    tops[b] = larger(weights[2 * b], weights[2 * b + 1]);
  }
#undef ONLY_SEEN
  floats4 most = maxima_of(tops), inverses = (floats4)(255.0f) / most;
  inverses = inverses <= (floats4)(3.0e38f) ? inverses : (floats4)(0.0f);
  most *= (floats4)(1.0f / 255.0f);
  memcpy(steps, &most, 16);
  UNROLL for (int i = 0; i < 2 * BLOCKS; i++) {
    // Added to 2^23 a number is rounded to a whole one in the low bits.
    lanes shifted = fused(weights[i], (lanes)(inverses[i / 2]), (lanes)(8388608.0f));
    ucounts bits;
    memcpy(&bits, &shifted, 64);
    ubytes16 low = __builtin_convertvector(bits, ubytes16);
    memcpy(bytes + 16 * i, &low, 16);
  }
  partial[0] = top;
  partial[1] = sum_of(sum);
}

// Σ weight · value of `n` queries over blocks from ..< last for `w` groups of 16 numbers.
INLINE void gather(
  const uint8_t *bytes, const float *steps, int n, const uint8_t *values, const uint8_t *next,
  int from, int last, int w, float *out, size_t stride) {
  for (int b = from; b < last; b++) {
    counts dots[QUERIES_MAX][4];
    UNROLL for (int i = 0; i < n; i++) UNROLL for (int g = 0; g < w; g++) dots[i][g] = 0;
    UNROLL for (int j = 0; j < 8; j++) {
      quads v[4];
      UNROLL for (int g = 0; g < w; g++) {
        v[g] = quads_at(values + 512 * (BLOCKS * g + b) + 64 * j);
        if (next) __builtin_prefetch(next + 512 * (BLOCKS * g + b) + 64 * j, 0, 2);
      }
      UNROLL for (int i = 0; i < n; i++)
        UNROLL for (int g = 0; g < w; g++)
          dots[i][g] = dot_value(dots[i][g], v[g], bytes + FK_CHUNK * i + 32 * b + 4 * j);
    }
    UNROLL for (int i = 0; i < n; i++)
      UNROLL for (int g = 0; g < w; g++) {
        float *sums = out + stride * (size_t)i + 16 * g;
        lanes before = b > from ? lanes_at(sums) : (lanes)(0.0f);
        put_lanes(
          sums, fused((lanes)(steps[BLOCKS * i + b]), floats_of_counts(dots[i][g]), before));
      }
  }
}

INLINE void attend_some(
  const fk_queries *q, size_t query, int n, const uint8_t *chunk, const uint8_t *next,
  float *partial) {
  const int w = n > 4 ? GROUPS_WIDE / 2 : GROUPS_WIDE;
  size_t stride = FK_PARTIAL_HEAD + (q->head_size + 15) / 16 * 16;
  const int32_t *first = q->first + query, *end = q->end + query;
  int32_t from = FK_CHUNK, last = 0;
  for (int i = 0; i < n; i++) {
    partial[stride * (size_t)i] = -INFINITY;
    partial[stride * (size_t)i + 1] = 0;
    if (first[i] >= end[i]) continue;
    if (first[i] < from) from = first[i];
    if (end[i] > last) last = end[i];
  }
  if (from >= last) return;
  from /= 32;
  last = (last + 31) / 32;
  float scores[FK_CHUNK * QUERIES_MAX], steps[BLOCKS * QUERIES_MAX];
  uint8_t bytes[FK_CHUNK * QUERIES_MAX];
  size_t group_bytes = key_group_bytes(q->head_size);
  for (int g = 2 * from / w * w; g < 2 * last; g += w) {
    const uint8_t *following = next ? next + group_bytes * (size_t)g : 0;
    score(q, query, n, chunk + group_bytes * (size_t)g, following, w, scores + 16 * g);
  }
  const float *value_scales = (const float *)(chunk + value_scales_at(q->head_size));
  for (int i = 0; i < n; i++) {
    uint8_t *own = bytes + FK_CHUNK * i;
    float *own_steps = steps + BLOCKS * i, *own_partial = partial + stride * (size_t)i;
    if (first[i] >= end[i]) {
      memset(own, 0, FK_CHUNK);
      memset(own_steps, 0, 4 * BLOCKS);
    } else if (first[i] == 0 && end[i] == FK_CHUNK) {
      weigh(scores + FK_CHUNK * i, value_scales, 0, FK_CHUNK, 1, own, own_steps, own_partial);
    } else {
      weigh(
        scores + FK_CHUNK * i, value_scales, first[i], end[i], 0, own, own_steps, own_partial);
    }
  }
  const uint8_t *values = chunk + values_at(q->head_size);
  const uint8_t *next_values = next ? next + values_at(q->head_size) : 0;
  float *sums = partial + FK_PARTIAL_HEAD;
  int groups = (int)(q->head_size + 15) / 16, g = 0;
  for (; g + w <= groups; g += w)
    gather(
      bytes, steps, n, values + 512 * BLOCKS * g, next ? next_values + 512 * BLOCKS * g : 0, from,
      last, w, sums + 16 * g, stride);
  for (; g < groups; g++)
    gather(bytes, steps, n, values + 512 * BLOCKS * g, 0, from, last, 1, sums + 16 * g, stride);
}

static void attend(
  const fk_queries *q, const uint8_t *chunk, const uint8_t *next, float *partial) {
  size_t stride = FK_PARTIAL_HEAD + (q->head_size + 15) / 16 * 16, i = 0;
  // Two copies, so that the one without a next chunk tests for none.
#define SOME(n) \
  if (next && i == 0) attend_some(q, i, n, chunk, next, partial + i * stride); \
  else attend_some(q, i, n, chunk, 0, partial + i * stride)
#if TILE_TOKENS >= 8
  for (; i + 8 <= q->count; i += 8) {
    SOME(8);
  }
  for (; i + 4 <= q->count; i += 4) {
    SOME(4);
  }
  if (i + 3 == q->count) {
    SOME(3);
    return;
  }
#endif
  for (; i + 2 <= q->count; i += 2) {
    SOME(2);
  }
  if (i < q->count) {
    SOME(1);
  }
#undef SOME
}

// 2^x for a whole number x ≤ 0.
INLINE float power_of_whole(float x) {
  return fk_float_of_bits((uint32_t)((x > -127.0f ? (int32_t)x : -127) + 127) << 23);
}

static void merge(float *state, const float *partial, size_t head_size) {
  size_t size = FK_PARTIAL_HEAD + (head_size + 15) / 16 * 16;
  if (partial[0] == -INFINITY) return;
  if (state[0] == -INFINITY) {
    memcpy(state, partial, 4 * size);
    return;
  }
  float top = state[0] > partial[0] ? state[0] : partial[0];
  float before = power_of_whole(state[0] - top), now = power_of_whole(partial[0] - top);
  state[0] = top;
  state[1] = state[1] * before + partial[1] * now;
  for (size_t i = FK_PARTIAL_HEAD; i < size; i += 16)
    put_lanes(
      state + i,
      fused(lanes_at(state + i), (lanes)(before), lanes_at(partial + i) * (lanes)(now)));
}

static void finish(const float *state, size_t head_size, float *out) {
  float inverse = 1.0f / state[1];
  const float *sums = state + FK_PARTIAL_HEAD;
  for (size_t i = 0; i < head_size; i++) out[i] = sums[i] * inverse;
}
