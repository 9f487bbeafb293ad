// Sixteen lanes of floats and integers, one for each row of a group; vectors of the compiler, so the
// same source becomes one 512-bit, two 256-bit or four 128-bit registers.
#ifndef FK_LANES_H
#define FK_LANES_H

#include "CKernels.h"
#include "halves.h"
#include <math.h>

typedef float lanes __attribute__((ext_vector_type(16)));
typedef int32_t counts __attribute__((ext_vector_type(16)));
typedef uint32_t ucounts __attribute__((ext_vector_type(16)));
typedef uint8_t ubytes16 __attribute__((ext_vector_type(16)));
typedef float floats8 __attribute__((ext_vector_type(8)));
typedef float floats4 __attribute__((ext_vector_type(4)));
typedef int32_t eight_counts __attribute__((ext_vector_type(8)));
typedef int32_t counts4 __attribute__((ext_vector_type(4)));
typedef int8_t bytes16 __attribute__((ext_vector_type(16)));
typedef uint16_t halves __attribute__((ext_vector_type(16)));

// Vectors pass between functions only where one is inlined into the other, so no calling convention
// is involved.
#pragma clang diagnostic ignored "-Wpsabi"
#define INLINE static inline __attribute__((always_inline))

#endif
