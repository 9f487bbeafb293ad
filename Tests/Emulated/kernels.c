// Runs every kernel of every path this processor has on seeded numbers, compares the bits with the plain
// path's and prints a digest of them, which is the same on every kind of processor.
// Built and run by .ci/emulated, natively and under an emulator.
#include "CKernels.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 40, COLUMNS = 256, TOKENS = 13, OUT = 48 };

static uint64_t state = 1;
static uint64_t next(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}
static float number(void) { return (float)(next() >> 40) / 8388608.0f - 1; }
static void numbers(float *out, size_t count) {
  for (size_t i = 0; i < count; i++) out[i] = number();
}

static uint64_t digest;
static void add(const void *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) digest = (digest ^ ((const uint8_t *)bytes)[i]) * 0x100000001B3;
}

static const struct { enum fk_format format; size_t length, bytes, scales[2]; } formats[] = {
  {FK_FILE_F32, 1, 4, {0}}, {FK_FILE_F16, 1, 2, {0}}, {FK_FILE_BF16, 1, 2, {0}},
  {FK_FILE_Q4_0, 32, 18, {0}}, {FK_FILE_Q4_1, 32, 20, {0, 2}}, {FK_FILE_Q5_0, 32, 22, {0}},
  {FK_FILE_Q5_1, 32, 24, {0, 2}}, {FK_FILE_Q8_0, 32, 34, {0}}, {FK_FILE_Q4_K, 256, 144, {0, 2}},
  {FK_FILE_Q5_K, 256, 176, {0, 2}}, {FK_FILE_Q6_K, 256, 210, {208, 208}},
};

static uint8_t *packed[11];

// Files of random bytes whose scales are moderate halves.
static void pack_all(void) {
  for (int f = 0; f < 11; f++) {
    size_t blocks = COLUMNS / formats[f].length * ROWS, bytes = formats[f].bytes;
    uint8_t *file = malloc(blocks * bytes);
    for (size_t i = 0; i < blocks * bytes; i++) file[i] = (uint8_t)(next() >> 24);
    for (size_t b = 0; b < blocks; b++) {
      uint8_t *block = file + b * bytes;
      if (formats[f].length == 1) {
        float x = number();
        uint32_t bits;
        memcpy(&bits, &x, 4);
        if (bytes == 4) memcpy(block, &bits, 4);
        else if (formats[f].format == FK_FILE_BF16) memcpy(block, (uint8_t *)&bits + 2, 2);
        else block[1] = (uint8_t)(0x30 | (block[1] & 0x8B));
      } else {
        for (int s = 0; s < 2; s++) block[formats[f].scales[s] + 1] = (uint8_t)(0x20 | (next() & 0x87));
      }
    }
    enum fk_layout layout = fk_layout_of(formats[f].format);
    size_t groups = (ROWS + 15) / 16;
    packed[f] = aligned_alloc(64, groups * fk_group_bytes(layout, COLUMNS) + 16384);
    size_t bad = fk_pack(formats[f].format, file, ROWS, COLUMNS, 0, groups, packed[f]);
    if (bad) {
      printf("format %d: row %zu was not packed\n", formats[f].format, bad - 1);
      exit(1);
    }
    free(file);
  }
}

static void multiply_all(const fk_kernels *k) {
  state = 7;
  static float x[16 * COLUMNS], y[16 * OUT];
  static int8_t bytes[16 * COLUMNS];
  static fk_block blocks[16 * COLUMNS / 32];
  numbers(x, TOKENS * COLUMNS);
  for (size_t tokens = 1; tokens <= TOKENS; tokens += tokens < 4 ? 1 : 3) {
    size_t step = tokens == 1 ? 1 : FK_INTERLEAVE;
    for (size_t t = 0; t < tokens; t++) {
      size_t within = t % step, before = (t - within) * COLUMNS;
      k->quantise(
        x + t * COLUMNS, COLUMNS, bytes + before + 32 * within, blocks + before / 32 + within, step);
    }
    fk_activations a = {x, bytes, blocks, COLUMNS, step};
    for (int f = 0; f < 11; f++) {
      k->multiply(
        fk_layout_of(formats[f].format), packed[f], COLUMNS, &a, tokens, y, OUT, 0, OUT / 16, 0, 0);
      add(y, tokens * OUT * 4);
    }
  }
}

static void vectors(const fk_kernels *k) {
  state = 11;
  float a[256], b[256], c[256];
  numbers(a, 256);
  numbers(b, 256);
  for (int i = 0; i < 256; i++) a[i] *= 9;
  k->rms_norm(a, b, 250, 256, 1e-5f, c);
  add(c, sizeof c);
  memcpy(c, a, sizeof c);
  k->silu_times(c, b, 256);
  k->gelu_times(c, b, 256);
  k->silu(c, 256);
  k->gated(c, a, 256);
  add(c, sizeof c);
  float top = k->largest(a, 251);
  double sum = k->exponential_sum(a, 251, top, 0);
  add(&top, 4);
  add(&sum, 8);
}

static void attention(const fk_kernels *k, size_t size) {
  state = 13;
  enum { QUERIES = 5 };
  static uint8_t chunk[1 << 18];
  static float partial[2][QUERIES * 512];
  size_t wide = FK_PARTIAL_HEAD + (size + 15) / 16 * 16, blocks = (size + 31) / 32 * FK_QUERY_PLANES;
  int8_t *bytes = calloc(QUERIES * blocks, 32);
  fk_block *scales = calloc(QUERIES * blocks, sizeof(fk_block));
  float row[512];
  memset(chunk, 0, sizeof chunk);
  for (size_t position = 0; position < FK_CHUNK; position++) {
    numbers(row, size);
    k->store_key(row, size, chunk, position);
    numbers(row, size);
    k->store_value(row, size, chunk, position);
  }
  for (size_t q = 0; q < QUERIES; q++) {
    numbers(row, size);
    k->store_query(row, size, bytes + 32 * blocks * q, scales + blocks * q);
  }
  int32_t first[2][QUERIES] = {{0, 0, 3, 17, 100}, {0, 0, 0, 50, 127}};
  int32_t end[2][QUERIES] = {{1, 128, 100, 18, 128}, {128, 64, 128, 51, 128}};
  for (int part = 0; part < 2; part++) {
    fk_queries queries = {bytes, scales, first[part], end[part], QUERIES, size, 0.3f};
    k->attend(&queries, chunk, chunk, partial[part]);
  }
  for (size_t q = 0; q < QUERIES; q++) {
    k->merge(partial[0] + q * wide, partial[1] + q * wide, size);
    k->finish(partial[0] + q * wide, size, row);
    add(row, 4 * size);
  }
  free(bytes);
  free(scales);
}

static void recurrence(const fk_kernels *k) {
  state = 17;
  enum { SIZE = 48 };
  static float memory[SIZE * SIZE], rows[4][SIZE];
  for (int kind = 0; kind < 2; kind++) {
    memset(memory, 0, sizeof memory);
    for (int token = 0; token < 9; token++) {
      for (int i = 0; i < 3; i++) numbers(rows[i], SIZE);
      if (kind) k->delta(memory, rows[0], rows[1], rows[2], 0.9f, 0.4f, SIZE, rows[3]);
      else k->lightning(memory, rows[0], rows[1], rows[2], 0.95f, SIZE - 3, rows[3]);
      add(rows[3], 4 * (SIZE - 3));
    }
  }
}

static uint64_t run(const fk_kernels *k) {
  digest = 0xCBF29CE484222325;
  multiply_all(k);
  vectors(k);
  size_t sizes[] = {16, 24, 64, 128, 256};
  for (int i = 0; i < 5; i++) attention(k, sizes[i]);
  recurrence(k);
  return digest;
}

int main(void) {
  pack_all();
  uint64_t wanted = 0;
  int failures = 0;
  for (int path = FK_SCALAR; path <= FK_NEON; path++) {
    const fk_kernels *k = fk_kernels_of((enum fk_path)path);
    if (!k) continue;
    uint64_t found = run(k);
    if (path == FK_SCALAR) wanted = found;
    failures += found != wanted;
    printf("%-12s %016llx%s\n", k->name, (unsigned long long)found, found == wanted ? "" : " DIFFERS");
  }
  return failures != 0;
}
