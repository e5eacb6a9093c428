/* SDL's OpenGL on a page, without EGL: the browser has its own way to a WebGL context, and Emscripten's EGL is much code in front of
   it. Stands in the place of SDL's SDL_egl.c and SDL_emscriptenopengles.c, whose prototypes are used. */
#include <emscripten/html5_webgl.h>

#include "src/SDL_internal.h"
#include "src/video/emscripten/SDL_emscriptenopengles.h"
#include "src/video/emscripten/SDL_emscriptenvideo.h"

int Emscripten_GLES_LoadLibrary(_THIS, const char* path) { return 0; }
void SDL_EGL_UnloadLibrary(_THIS) {}
void* SDL_EGL_GetProcAddress(_THIS, const char* name) { return NULL; }   /* all is linked directly */

/* The canvas is the surface. */
EGLSurface* SDL_EGL_CreateSurface(_THIS, NativeWindowType window) {
  static EGLSurface canvas;
  return &canvas;
}
void SDL_EGL_DestroySurface(_THIS, EGLSurface surface) {}

SDL_GLContext Emscripten_GLES_CreateContext(_THIS, SDL_Window* window) {
  const SDL_WindowData* data = window->driverdata;
  EmscriptenWebGLContextAttributes wanted;
  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context;
  emscripten_webgl_init_context_attributes(&wanted);
  wanted.alpha = _this->gl_config.alpha_size > 0;
  wanted.depth = _this->gl_config.depth_size > 0;
  wanted.stencil = _this->gl_config.stencil_size > 0;
  wanted.antialias = _this->gl_config.multisamplesamples > 0;
  wanted.majorVersion = _this->gl_config.major_version - 1;   /* WebGL 2 is OpenGL ES 3 */
  wanted.enableExtensionsByDefault = EM_FALSE;                /* what WebGL 2 has by itself is enough */
  context = emscripten_webgl_create_context(data->canvas_id, &wanted);
  if (context <= 0) {
    SDL_SetError("no WebGL context");
    return NULL;
  }
  emscripten_webgl_make_context_current(context);
  return (SDL_GLContext)context;
}
int Emscripten_GLES_MakeCurrent(_THIS, SDL_Window* window, SDL_GLContext context) {
  return emscripten_webgl_make_context_current((EMSCRIPTEN_WEBGL_CONTEXT_HANDLE)context) == EMSCRIPTEN_RESULT_SUCCESS ? 0 : -1;
}
void SDL_EGL_DeleteContext(_THIS, SDL_GLContext context) { emscripten_webgl_destroy_context((EMSCRIPTEN_WEBGL_CONTEXT_HANDLE)context); }

/* The browser shows what was drawn, in its own time. */
int Emscripten_GLES_SwapWindow(_THIS, SDL_Window* window) { return 0; }
int SDL_EGL_SetSwapInterval(_THIS, int interval) { return SDL_Unsupported(); }
int SDL_EGL_GetSwapInterval(_THIS) { return 1; }
