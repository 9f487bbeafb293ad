// Layers that keep a state instead of keys and values; part of the kernels, compiled once for each path.
// A state is (keys, values), values side by side, so every lane holds a value of its own and sums run
// over the keys in order.

// x = x / (1 + e^(−x)), over a multiple of 16 numbers.
static void silu(float *x, size_t count) {
  for (size_t i = 0; i < count; i += 16) {
    lanes a = lanes_at(x + i);
    put_lanes(x + i, a / ((lanes)(1.0f) + exponential(-a)));
  }
}

// x = x / (1 + e^(−gate)), over a multiple of 16 numbers.
static void gated(float *x, const float *gate, size_t count) {
  for (size_t i = 0; i < count; i += 16)
    put_lanes(x + i, lanes_at(x + i) / ((lanes)(1.0f) + exponential(-lanes_at(gate + i))));
}

// One token of lightning attention: state = decay · state + key ⊗ value; out = query · state.
static void lightning(
  float *state, const float *query, const float *key, const float *value, float decay, size_t size,
  float *out) {
  size_t column = 0;
  for (; column + 16 <= size; column += 16) {
    lanes v = lanes_at(value + column), sum = 0;
    for (size_t i = 0; i < size; i++) {
      float *row = state + i * size + column;
      lanes s = lanes_at(row) * (lanes)(decay) + v * (lanes)(key[i]);
      put_lanes(row, s);
      sum += s * (lanes)(query[i]);
    }
    put_lanes(out + column, sum);
  }
  for (; column < size; column++) {
    float sum = 0;
    for (size_t i = 0; i < size; i++) {
      float *s = state + i * size + column;
      *s = *s * decay + value[column] * key[i];
      sum += *s * query[i];
    }
    out[column] = sum;
  }
}

// One token of a gated delta net, over a size that is a multiple of 16: the state fades, what it
// already says of the key is taken from the value, and the rest is written with strength beta.
static void delta(
  float *state, const float *query, const float *key, const float *value, float decay, float beta,
  size_t size, float *out) {
  for (size_t column = 0; column < size; column += 16) {
    lanes known = 0, sum = 0;
    for (size_t i = 0; i < size; i++) {
      float *row = state + i * size + column;
      lanes s = lanes_at(row) * (lanes)(decay);
      put_lanes(row, s);
      known += s * (lanes)(key[i]);
    }
    lanes written = (lanes_at(value + column) - known) * (lanes)(beta);
    for (size_t i = 0; i < size; i++) {
      float *row = state + i * size + column;
      lanes s = lanes_at(row) + written * (lanes)(key[i]);
      put_lanes(row, s);
      sum += s * (lanes)(query[i]);
    }
    put_lanes(out + column, sum);
  }
}
