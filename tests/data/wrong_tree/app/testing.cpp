#include "tests/support/make.h"
