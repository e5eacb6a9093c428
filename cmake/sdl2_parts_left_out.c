/* SDL's window calls on its keyboard, mouse, touch, events, pictures and log, which are not compiled here: these empty
   functions stand in their place. The prototypes are SDL's own, so that another version of SDL can't differ unseen. */
#include <emscripten/html5.h>

#include "SDL.h"
#include "src/video/SDL_sysvideo.h"
#include "src/events/SDL_displayevents_c.h"
#include "src/events/SDL_keyboard_c.h"
#include "src/events/SDL_mouse_c.h"
#include "src/events/SDL_touch_c.h"
#include "src/events/SDL_windowevents_c.h"
#include "src/video/emscripten/SDL_emscriptenevents.h"
#include "src/video/emscripten/SDL_emscriptenframebuffer.h"
#include "src/video/emscripten/SDL_emscriptenmouse.h"

/* Keys, pointer and size come from the page. */
void Emscripten_RegisterEventHandlers(SDL_WindowData* data) {}
void Emscripten_UnregisterEventHandlers(SDL_WindowData* data) {}
EM_BOOL Emscripten_HandleCanvasResize(int type, const void* reserved, void* data) { return EM_FALSE; }
void Emscripten_InitMouse(void) {}
void Emscripten_FiniMouse(void) {}
int SDL_EventsInit(void) { return 0; }
void SDL_EventsQuit(void) {}
Uint8 SDL_EventState(Uint32 type, int state) { return SDL_IGNORE; }
int SDL_SendDisplayEvent(SDL_VideoDisplay* display, Uint8 event, int data1) { return 0; }
int SDL_SendWindowEvent(SDL_Window* window, Uint8 event, int data1, int data2) { return 0; }
int SDL_KeyboardInit(void) { return 0; }
void SDL_KeyboardQuit(void) {}
void SDL_SetKeyboardFocus(SDL_Window* window) {}
SDL_Window* SDL_GetKeyboardFocus(void) { return NULL; }
int SDL_MousePreInit(void) { return 0; }
void SDL_MousePostInit(void) {}
void SDL_MouseQuit(void) {}
SDL_Mouse* SDL_GetMouse(void) {
  static SDL_Mouse none;
  return &none;
}
void SDL_SetMouseFocus(SDL_Window* window) {}
SDL_Window* SDL_GetMouseFocus(void) { return NULL; }
Uint32 SDL_GetMouseState(int* x, int* y) { return 0; }
int SDL_UpdateMouseCapture(SDL_bool force_release) { return 0; }
void SDL_WarpMouseInWindow(SDL_Window* window, int x, int y) {}
int SDL_TouchInit(void) { return 0; }
void SDL_TouchQuit(void) {}

/* All is drawn with WebGL. */
int Emscripten_CreateWindowFramebuffer(SDL_VideoDevice* device, SDL_Window* window, Uint32* format, void** pixels, int* pitch) {
  return SDL_Unsupported();
}
int Emscripten_UpdateWindowFramebuffer(SDL_VideoDevice* device, SDL_Window* window, const SDL_Rect* rects, int count) {
  return SDL_Unsupported();
}
void Emscripten_DestroyWindowFramebuffer(SDL_VideoDevice* device, SDL_Window* window) {}
void SDL_FreeSurface(SDL_Surface* surface) {}
SDL_Renderer* SDL_GetRenderer(SDL_Window* window) { return NULL; }
void SDL_DestroyRendererWithoutFreeing(SDL_Renderer* renderer) {}

/* What goes wrong is told with SDL_GetError. */
void SDL_Log(const char* format, ...) {}
void SDL_LogDebug(int category, const char* format, ...) {}
SDL_LogPriority SDL_LogGetPriority(int category) { return SDL_LOG_PRIORITY_CRITICAL; }

/* The driver is part of the program. */
void SDL_UnloadObject(void* handle) {}

/* The page has its own title, and SDL takes neither the whole screen nor a place on it. */
void emscripten_set_window_title(const char* title) {}
EMSCRIPTEN_RESULT emscripten_request_fullscreen_strategy(const char* target, EM_BOOL deferred, const EmscriptenFullscreenStrategy* strategy) {
  return EMSCRIPTEN_RESULT_NOT_SUPPORTED;
}
void emscripten_get_screen_size(int* width, int* height) { *width = *height = 0; }
EMSCRIPTEN_RESULT emscripten_exit_fullscreen(void) { return EMSCRIPTEN_RESULT_NOT_SUPPORTED; }
