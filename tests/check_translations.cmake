# Fails when the desktop has a word that the Chinese file does not translate.
#   cmake -DTREE=<source tree> -DLUPDATE=<program> -DSCRATCH=<folder> -P check_translations.cmake
cmake_minimum_required(VERSION 3.25)

set(copy ${SCRATCH}/ruyuan_zh_CN.ts)
file(COPY_FILE ${TREE}/resources/translations/ruyuan_zh_CN.ts ${copy})
execute_process(
  COMMAND ${LUPDATE} -silent -locations none -no-obsolete -I ${TREE} -recursive ${TREE}/app/desktop ${TREE}/maps -ts ${copy}
  RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "lupdate failed")
endif()
file(READ ${copy} text)
string(REPLACE ";" "," text "${text}")
string(REGEX REPLACE "</message>" ";" messages "${text}")
foreach(message ${messages})
  if("${message}" MATCHES "type=\"unfinished\"")
    string(REGEX MATCH "<source>[^<]*" source "${message}")
    string(REPLACE "<source>" "" source "${source}")
    message(SEND_ERROR "not translated: ${source}")
  endif()
endforeach()
message(STATUS "every word is translated")
