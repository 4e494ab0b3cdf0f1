#include "planner/model.h"
#include <QString>
