# Fails when an include goes against the arrows of ARCHITECTURE.md.
#   cmake -DTREE=<source tree> -P check_layers.cmake
cmake_minimum_required(VERSION 3.25)

set(allowed_gis gis)
set(allowed_planner planner gis)
set(allowed_maps maps gis)
set(allowed_app app planner maps gis)

# A library and the only files (regular expression on the path in the tree) that may include it.
set(guarded
  "<(Q[A-Za-z]|Qt[A-Z])"                      "^(maps|app/map|app/desktop)/"
  "<(gdal|ogr|cpl|gnm|vrt)[a-z_]*\\.h"        "^gis/"
  "<(proj|geodesic)\\.h"                      "^gis/"
  "<boost/"                                   "^gis/"
  "<xlsxwriter"                               "^gis/"
  "<openssl/"                                 "^gis/"
  "[\"<](highs/)?(Highs\\.h|interfaces/highs|lp_data/)" "^planner/solver\\.cpp$"
  "<sqlite3\\.h"                              "^(gis/geopackage|gis/detail/plain_rows|planner/conditions)\\.cpp$"
  "<toml\\+\\+"                               "^planner/(policy_pack[a-z_]*\\.cpp|detail/(toml_table\\.h|read_[a-z_]+\\.cpp))$"
  "<CLI/"                                     "^app/"
  "<(unistd|sys/[a-z]+|fcntl|dirent|pwd|windows)\\.h" "^gis/platform\\.cpp$")

# Names the file and line of an include that is not allowed.
macro(fault file line reason)
  file(STRINGS ${TREE}/${file} all_lines)
  list(FIND all_lines "${line}" number)
  math(EXPR number "${number} + 1")
  message(SEND_ERROR "${file}:${number}: ${line}\n  ${reason}")
endmacro()

foreach(folder gis planner maps app)
  file(GLOB_RECURSE sources RELATIVE ${TREE} ${TREE}/${folder}/*.h ${TREE}/${folder}/*.cpp)
  foreach(source ${sources})
    file(STRINGS ${TREE}/${source} lines REGEX "^[ \t]*#[ \t]*include")
    foreach(line ${lines})
      string(REGEX MATCH "include[ \t]*\"([^/\"]+)/" own "${line}")
      if(own AND NOT "${CMAKE_MATCH_1}" IN_LIST allowed_${folder})
        fault(${source} "${line}" "${folder} may not include ${CMAKE_MATCH_1}")
      endif()
      set(rest ${guarded})
      while(rest)
        list(POP_FRONT rest library place)
        if("${line}" MATCHES "${library}" AND NOT "${source}" MATCHES "${place}")
          fault(${source} "${line}" "only files matching ${place} may include this library")
        endif()
      endwhile()
    endforeach()
  endforeach()
endforeach()
message(STATUS "arrows checked in ${TREE}")
