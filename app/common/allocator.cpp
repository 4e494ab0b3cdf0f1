// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What jemalloc reads when a program starts. A large ledger is gigabytes of small texts that are
// touched once: in pages of 2 MiB that costs a third less time than in pages of 4 KiB.
extern "C" {
extern const char* malloc_conf;
const char* malloc_conf = "thp:always,metadata_thp:auto";
}
