#include "EmbeddedMarket.h"
