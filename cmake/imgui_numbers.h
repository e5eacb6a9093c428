/* Dear ImGui's renderer reads whole numbers out of "#version 300 es" and of OpenGL's version, and nothing else with sscanf: this is a
   fraction of the C library's. */
#pragma once
#include <cstdio>
#include <initializer_list>

inline void read_numbers(const char* text, int* first, int* second = nullptr) {
  for (int* number : {first, second}) {
    while (*text && (*text < '0' || *text > '9')) ++text;
    if (!number || !*text) return;
    for (*number = 0; *text >= '0' && *text <= '9'; ++text) *number = *number * 10 + (*text - '0');
  }
}

#define sscanf(text, format, ...) read_numbers(text, __VA_ARGS__)
