/* The page draws with WebGL alone. These functions, taken instead of SDL's and Emscripten's own, leave out of the program
   what only they would bring: SDL's software surfaces, and the glue of every WebGL function there is. */
#include <GLES3/gl3.h>
#include <string.h>

int SDL_CalculateBlit(void* surface);
int SDL_RLESurface(void* surface);
void SDL_UnRLESurface(void* surface, int recode);
void* emscripten_GetProcAddress(const char* name);

/* There is no way to copy between surfaces. */
int SDL_CalculateBlit(void* surface) {
  (void)surface;
  return -1;
}

/* Surfaces are never compressed. */
int SDL_RLESurface(void* surface) {
  (void)surface;
  return -1;
}

void SDL_UnRLESurface(void* surface, int recode) {
  (void)surface;
  (void)recode;
}

/* SDL asks for these by name; all else is linked directly. */
void* emscripten_GetProcAddress(const char* name) {
  if (strcmp(name, "glGetString") == 0) return (void*)glGetString;
  if (strcmp(name, "glGetStringi") == 0) return (void*)glGetStringi;
  if (strcmp(name, "glGetIntegerv") == 0) return (void*)glGetIntegerv;
  return 0;
}
