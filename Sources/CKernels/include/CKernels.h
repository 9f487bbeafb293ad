// Arithmetic of the forward pass: every kernel exists once as source and is compiled for each kind of
// processor. All paths do the same IEEE operations in the same order, so they give the same bits.
//
// Kernels take pointers and counts, allocate nothing and keep no state. "Padded" counts are rounded up
// to a multiple of 32; callers keep the padding zero. Rows of a matrix are packed in groups of 16.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Rows in one group of a packed matrix.
#define FK_GROUP 16
/// Numbers in one block of quantised numbers.
#define FK_BLOCK 32
/// Positions in one chunk of the attention; the unit in which partial results are merged.
#define FK_CHUNK 128
/// Floats before the sums in a partial attention result: the maximum, the sum of weights, padding.
#define FK_PARTIAL_HEAD 16

/// How the numbers of a packed matrix are stored.
enum fk_layout {
  /// 16 floats a column.
  FK_F32,
  /// 16 halves a column.
  FK_F16,
  /// 16 upper halves of floats a column.
  FK_BF16,
  /// Blocks of 16 rows × 32: nibbles u, 16 scales d, 16 minima m; number = d·u + m.
  FK_U4_MIN,
  /// Blocks of 16 rows × 32: nibbles u, 16 scales d; number = d·(u − 8).
  FK_U4,
  /// Blocks of 16 rows × 32: bytes u, 16 scales d; number = d·(u − 128).
  FK_U8,
  /// Blocks of 16 rows × 32: bytes u < 128, 16 scales d, 16 minima m; number = d·u + m.
  FK_U8_MIN,
  /// Blocks of 16 rows × 32: bytes u < 64, 16 scales for each half of 16; number = d·(u − 32).
  FK_U6,
};

/// The formats of a model file that can be packed; values are those of the file.
enum fk_format {
  FK_FILE_F32 = 0,
  FK_FILE_F16 = 1,
  FK_FILE_Q4_0 = 2,
  FK_FILE_Q4_1 = 3,
  FK_FILE_Q5_0 = 6,
  FK_FILE_Q5_1 = 7,
  FK_FILE_Q8_0 = 8,
  FK_FILE_Q4_K = 12,
  FK_FILE_Q5_K = 13,
  FK_FILE_Q6_K = 14,
  FK_FILE_BF16 = 30,
};

/// What the kernels need of one block of 32 activations q·d: the scale and integer corrections.
typedef struct {
  /// The scale.
  float d;
  /// d · Σq.
  float s;
  /// −8 · Σq.
  int32_t minus8;
  /// −128 · Σq.
  int32_t minus128;
  /// −32 · Σq over the first and the second half.
  int32_t minus32[2];
} fk_block;

// Packing, once when a model is loaded.

/// The layout a file format is packed into.
enum fk_layout fk_layout_of(enum fk_format format);
/// Bytes of one group of 16 rows.
size_t fk_group_bytes(enum fk_layout layout, size_t columns);
/// Packs rows `first_group * 16 …` of a matrix of the file; rows past the last become zero.
/// Returns 0, or 1 + the first row that holds a number that is not finite.
size_t fk_pack(
  enum fk_format format, const uint8_t *source, size_t rows, size_t columns, size_t first_group,
  size_t groups, uint8_t *packed);
/// The numbers of one row of a packed matrix.
void fk_unpack_row(
  enum fk_layout layout, const uint8_t *packed, size_t columns, size_t row, float *out);
/// The numbers of one row as the file stores it.
void fk_decode_row(enum fk_format format, const uint8_t *source, size_t columns, float *out);

// The forward pass.

/// Tokens whose quantised activations are interleaved.
#define FK_INTERLEAVE 8

/// The activations of some tokens: as floats, and as bytes with their blocks where a matrix needs it.
///
/// Bytes and blocks of `step` tokens are interleaved block by block: block b of token t stands at
/// (t / step, b, t mod step). `step` is 1 for a single token, else FK_INTERLEAVE.
typedef struct {
  /// (tokens, stride) floats.
  const float *numbers;
  /// (tokens / step, stride / 32, step, 32).
  const int8_t *bytes;
  /// (tokens / step, stride / 32, step).
  const fk_block *blocks;
  /// Padded numbers of one token.
  size_t stride;
  /// Tokens interleaved.
  size_t step;
} fk_activations;

/// How often a query is rounded, each time what was left out before.
#define FK_QUERY_PLANES 2

/// Queries of some heads that attend to the same keys.
typedef struct {
  /// (count, FK_QUERY_PLANES, head size padded to 32), rounded to bytes in blocks of 32.
  const int8_t *bytes;
  /// (count, FK_QUERY_PLANES, head size padded to 32 / 32).
  const fk_block *blocks;
  /// For each query the positions of the chunk that it sees.
  const int32_t *first, *end;
  size_t count;
  size_t head_size;
  /// Multiplies scores; weights are powers of two, so it includes 1 / ln 2.
  float scale;
} fk_queries;

/// Bytes of the keys and values of one head at FK_CHUNK positions.
static inline size_t fk_chunk_bytes(size_t head_size) {
  return FK_CHUNK / 16 * 576 * ((head_size + 31) / 32)
    + (head_size + 15) / 16 * 16 * FK_CHUNK + 4 * FK_CHUNK;
}

/// The kernels of one kind of processor.
typedef struct {
  /// `avx512vnni`, `avxvnni`, `avx2`, `neon` or `scalar`.
  const char *name;
  /// Quantises one token's padded numbers in blocks of 32 to −127…127; blocks lie `step` apart.
  void (*_Nonnull quantise)(
    const float *x, size_t padded, int8_t *bytes, fk_block *blocks, size_t step);
  /// y = x / √(mean(x²) + epsilon) · weight over `count` numbers; sums run over `padded`.
  void (*_Nonnull rms_norm)(
    const float *x, const float *weight, size_t count, size_t padded, float epsilon, float *y);
  /// y[token][row] = matrix · x[token], or += when `accumulate`; row groups first ..< end.
  /// - next: the weights that will be read next, whose beginning is fetched meanwhile
  void (*_Nonnull multiply)(
    enum fk_layout layout, const uint8_t *packed, size_t columns, const fk_activations *x,
    size_t tokens, float *y, size_t y_stride, size_t first_group, size_t end_group,
    int accumulate, const uint8_t *_Nullable next);
  /// gate = silu(gate) · up, over a multiple of 16 numbers.
  void (*_Nonnull silu_times)(float *gate, const float *up, size_t count);
  /// gate = gelu(gate) · up with the tanh form of GELU, over a multiple of 16 numbers.
  void (*_Nonnull gelu_times)(float *gate, const float *up, size_t count);
  /// Rounds one head's query to bytes: the planes of (FK_QUERY_PLANES, head size padded to 32).
  void (*_Nonnull store_query)(
    const float *query, size_t head_size, int8_t *bytes, fk_block *blocks);
  /// Stores one head's key, rounded to bytes in blocks of 32, at a position of a chunk.
  void (*_Nonnull store_key)(
    const float *key, size_t head_size, uint8_t *chunk, size_t position);
  /// Stores one head's value, rounded to bytes, at a position of a chunk.
  void (*_Nonnull store_value)(
    const float *value, size_t head_size, uint8_t *chunk, size_t position);
  /// Attention of some queries over one chunk.
  /// - next: the chunk that will be asked for next, to be fetched meanwhile
  /// - partial: (count, FK_PARTIAL_HEAD + head size padded to 16)
  void (*_Nonnull attend)(
    const fk_queries *queries, const uint8_t *chunk, const uint8_t *_Nullable next,
    float *partial);
  /// Merges a later chunk's partial result into an earlier one's.
  void (*_Nonnull merge)(float *state, const float *partial, size_t head_size);
  /// out = sums / weight of a finished attention.
  void (*_Nonnull finish)(const float *state, size_t head_size, float *out);
  /// The largest number; −∞ when there is none.
  float (*_Nonnull largest)(const float *x, size_t count);
  /// Σ exp(x − top) over all numbers, or over those whose bit is set in `words`.
  double (*_Nonnull exponential_sum)(const float *x, size_t count, float top, const uint64_t *_Nullable words);
  /// x = silu(x), over a multiple of 16 numbers.
  void (*_Nonnull silu)(float *x, size_t count);
  /// x = x · sigmoid(gate), over a multiple of 16 numbers.
  void (*_Nonnull gated)(float *x, const float *gate, size_t count);
  /// One token of one head of lightning attention; `state` is (size, size), keys by values.
  void (*_Nonnull lightning)(
    float *state, const float *query, const float *key, const float *value, float decay,
    size_t size, float *out);
  /// One token of one head of a gated delta net; `size` is a multiple of 16.
  void (*_Nonnull delta)(
    float *state, const float *query, const float *key, const float *value, float decay,
    float beta, size_t size, float *out);
  /// Nothing but byte products; returns how many multiplications it did.
  uint64_t (*_Nonnull only_products)(size_t rounds);
  /// Nothing but reading; returns something of what it read.
  uint64_t (*_Nonnull only_reads)(const uint8_t *bytes, size_t count);
} fk_kernels;

/// The ways to run the kernels, the fastest last.
enum fk_path { FK_SCALAR, FK_AVX2, FK_AVX_VNNI, FK_AVX512_VNNI, FK_NEON };

/// The kernels of a path; null when this processor lacks it.
const fk_kernels *_Nullable fk_kernels_of(enum fk_path path);

/// Turns the first `rotary` numbers of each head by the position's angles.
/// `neox` pairs i with i + rotary/2, otherwise 2i with 2i + 1. `angles`: cosine and sine of each pair.
void fk_rotate(
  float *x, size_t heads, size_t head_size, size_t rotary, int neox, const float *angles);

/// x = x / √(mean(x²) + epsilon) · weight over a short vector, in place.
void fk_rms_norm_short(float *x, const float *weight, size_t count, float epsilon);

/// A checksum of memory in 128 bits; not for adversaries.
void fk_fingerprint(const void *memory, size_t count, uint64_t out[_Nonnull 2]);

/// out = x · scale / √(Σx² + epsilon) over a short vector.
void fk_normalise_length(const float *x, size_t count, float epsilon, float scale, float *out);

/// out[i] = Σ weights[i][tap] · rows[tap][i] for channels first ..< end; rows from the oldest.
void fk_convolve(
  const float *_Nonnull const *_Nonnull rows, size_t taps, const float *weights, size_t first,
  size_t end, float *out);

/// One step of a waiting loop.
static inline void fk_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Bytes that `fk_fetch` asks for.
#define FK_FETCH 256

/// Asks for memory that will be read soon, into the second-level cache.
static inline void fk_fetch(const uint8_t *bytes) {
  for (int i = 0; i < FK_FETCH; i += 64) __builtin_prefetch(bytes + i, 0, 2);
}

#pragma clang assume_nonnull end

#endif
