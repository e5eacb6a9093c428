#include <imgui.h>

#include "tests/bench/timeline_tour.hpp"

namespace comptoir::bench {

ImguiRectangles::ImguiRectangles() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.DisplaySize = {1128, 254};
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
}

ImguiRectangles::~ImguiRectangles() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
  ImGui::DestroyContext();
}

std::size_t ImguiRectangles::frame(std::span<const PlainRectangle> rectangles) {
  ImGui::GetIO().DeltaTime = 1.f / 60;
  ImGui::NewFrame();
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  for (const PlainRectangle& r : rectangles) {
    list.AddRectFilled({r.x, r.y}, {r.x + r.w, r.y + r.h}, r.fill, 3);
    list.AddRect({r.x, r.y}, {r.x + r.w, r.y + r.h}, r.stroke, 3);
  }
  ImGui::Render();
  const ImDrawData& data = *ImGui::GetDrawData();
  if (data.Textures)
    for (ImTextureData* texture : *data.Textures)
      if (texture->Status != ImTextureStatus_OK) {
        texture->SetTexID(1);
        texture->SetStatus(ImTextureStatus_OK);
      }
  return static_cast<std::size_t>(data.TotalVtxCount) * sizeof(ImDrawVert) + static_cast<std::size_t>(data.TotalIdxCount) * sizeof(ImDrawIdx);
}

}  // namespace comptoir::bench
