// Which kernels this processor can run.
#include "CKernels.h"
#if defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>
#endif

extern const fk_kernels fk_scalar_kernels;
#if defined(__x86_64__)
extern const fk_kernels fk_avx2_kernels, fk_avxvnni_kernels, fk_avx512vnni_kernels;

static int has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
    && __builtin_cpu_supports("f16c");
}

static int has_avx512(void) {
  return has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
    && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")
    && __builtin_cpu_supports("avx512vnni");
}
#elif defined(__aarch64__)
extern const fk_kernels fk_neon_kernels;

// Every Apple processor of this kind multiplies bytes; on Linux the system says.
static int has_dot_products(void) {
#if defined(__linux__)
  enum { HAS_DOT_PRODUCTS = 1 << 20 };  // HWCAP_ASIMDDP
  return (getauxval(AT_HWCAP) & HAS_DOT_PRODUCTS) != 0;
#else
  return 1;
#endif
}
#endif

const fk_kernels *fk_kernels_of(enum fk_path path) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  switch (path) {
  case FK_SCALAR: return &fk_scalar_kernels;
  case FK_AVX2: return has_avx2() ? &fk_avx2_kernels : 0;
  case FK_AVX_VNNI:
    return has_avx2() && __builtin_cpu_supports("avxvnni") ? &fk_avxvnni_kernels : 0;
  case FK_AVX512_VNNI: return has_avx512() ? &fk_avx512vnni_kernels : 0;
  case FK_NEON: return 0;
  }
  return 0;
#else
#if defined(__aarch64__)
  if (path == FK_NEON) return has_dot_products() ? &fk_neon_kernels : 0;
#endif
  return path == FK_SCALAR ? &fk_scalar_kernels : 0;
#endif
}
