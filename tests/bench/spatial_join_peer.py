#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Ruyuan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares Ruyuan's spatial join with GeoPandas in one run, on two processor cores.

    spatial_join_peer.py [--rounds N] COMMAND…

COMMAND runs spatial_join_bench, for example: tools/sdk build/dev/bin/spatial_join_bench
The data set lies below RUYUAN_SHARED_DATA, or in ../shared/data beside the sources. Rounds of both
alternate, so that a busy machine slows both; medians, ratios and the peak memory are printed. The
exit status is 1 when the two programs do not count the same facilities.
"""
import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import time

import geopandas
import pandas
import shapely

SOURCES = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(os.environ.get("RUYUAN_SHARED_DATA", SOURCES / "../shared/data"))
POINTS = DATA / "plants/real_facilities_merged.csv"
AREAS = DATA / "urban/ne_50m/ne_50m_urban_areas.json"


def geopandas_round():
    """Seconds to read, to read with pandas' own CSV reader instead, to join; facilities inside."""
    start = time.perf_counter()
    areas = geopandas.read_file(AREAS)
    areas_read = time.perf_counter()
    table = geopandas.read_file(POINTS)
    facilities = geopandas.GeoDataFrame(
        table.drop(columns="geometry", errors="ignore"),
        geometry=geopandas.points_from_xy(table.lon.astype(float), table.lat.astype(float)),
        crs=areas.crs)
    read = time.perf_counter()
    before = time.process_time()
    joined = geopandas.sjoin(facilities, areas, predicate="intersects")
    join_cpu = time.process_time() - before
    end = time.perf_counter()
    table = pandas.read_csv(POINTS, low_memory=False)
    geopandas.points_from_xy(table.lon, table.lat)
    pandas_read = time.perf_counter() - end + areas_read - start
    return {"read": read - start, "pandas_read": pandas_read, "join": end - read,
            "join_cpu": join_cpu, "inside": joined.index.nunique()}


def ruyuan_round(command):
    output = subprocess.run([*command, "--benchmark_format=json"], check=True,
                            stdout=subprocess.PIPE).stdout
    found = {b["name"].split("/")[0]: b for b in json.loads(output)["benchmarks"]}
    whole, join = found["readIndexJoin"], found["indexAndJoin"]
    if "inside" not in whole:
        sys.exit("spatial_join_bench: " + whole.get("error_message", "no result"))
    return {"whole": whole["real_time"] / 1000, "join": join["real_time"] / 1000,
            "join_cpu": join["cpu_time"] / 1000,
            "points": found["readFacilitiesOnly"]["real_time"] / 1000,
            "areas": found["readAreasOnly"]["real_time"] / 1000,
            "inside": int(whole["inside"]), "peak": whole["peak_MB"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    ours, theirs = [], []
    for _ in range(arguments.rounds):
        ours.append(ruyuan_round(arguments.command))
        theirs.append(geopandas_round())
    def median(rounds, key):
        return statistics.median(r[key] for r in rounds)
    for r in theirs:
        r["whole"] = r["read"] + r["join"]
        r["pandas_whole"] = r["pandas_read"] + r["join"]
    print(f"GeoPandas {geopandas.__version__}, shapely {shapely.__version__}; "
          f"medians of {arguments.rounds} rounds, in seconds")
    rows = [("read + index + join", "whole", "whole"),
            ("the same, pandas' CSV reader", "whole", "pandas_whole"),
            ("index + join", "join", "join"),
            ("index + join, processor time", "join_cpu", "join_cpu")]
    for name, mine, other in rows:
        a, b = median(ours, mine), median(theirs, other)
        print(f"{name:<30} Ruyuan {a:7.3f}   GeoPandas {b:7.3f}   {b / a:5.1f} times")
    print(f"{'reading alone':<30} points {median(ours, 'points'):.3f}, "
          f"areas {median(ours, 'areas'):.3f} (Ruyuan)")
    peer_peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory':<30} Ruyuan {median(ours, 'peak'):.0f} MB   GeoPandas {peer_peak:.0f} MB")
    counts = {r["inside"] for r in ours + theirs}
    print(f"{'inside an urban area':<30} {sorted(counts)}")
    return 0 if len(counts) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
