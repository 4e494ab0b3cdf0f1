#include "gis/crs.h"

#include <ogr_core.h>
#include <highs/Highs.h>
#include <sqlite3.h>
