// What is done to single heads before attention: norm and rotary position embedding. Plain C that is
// the same on every path.
#include "CKernels.h"
#include <math.h>

void fk_rms_norm_short(float *x, const float *weight, size_t count, float epsilon) {
  float sums[8] = {0};
  for (size_t i = 0; i < count; i++) sums[i % 8] += x[i] * x[i];
  float sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
  float scale = 1.0f / sqrtf(sum / (float)count + epsilon);
  for (size_t i = 0; i < count; i++) x[i] = x[i] * scale * weight[i];
}

void fk_rotate(
  float *x, size_t heads, size_t head_size, size_t rotary, int neox, const float *angles) {
  size_t half = rotary / 2, step = neox ? 1 : 2, distance = neox ? half : 1;
  for (size_t head = 0; head < heads; head++) {
    float *p = x + head * head_size;
    for (size_t i = 0; i < half; i++) {
      float cosine = angles[2 * i], sine = angles[2 * i + 1];
      float a = p[step * i], b = p[step * i + distance];
      p[step * i] = a * cosine - b * sine;
      p[step * i + distance] = a * sine + b * cosine;
    }
  }
}

void fk_normalise_length(const float *x, size_t count, float epsilon, float scale, float *out) {
  float sums[8] = {0};
  for (size_t i = 0; i < count; i++) sums[i % 8] += x[i] * x[i];
  float sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
  float factor = scale / sqrtf(sum + epsilon);
  for (size_t i = 0; i < count; i++) out[i] = x[i] * factor;
}

void fk_convolve(
  const float *const *rows, size_t taps, const float *weights, size_t first, size_t end, float *out) {
  for (size_t i = first; i < end; i++) {
    float sum = 0;
    for (size_t tap = 0; tap < taps; tap++) sum += weights[taps * i + tap] * rows[tap][i];
    out[i] = sum;
  }
}
