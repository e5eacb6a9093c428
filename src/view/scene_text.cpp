#include "view/scene_text.hpp"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstring>

#include "draw/text_metrics.hpp"

namespace comptoir::view {
namespace {

/// Vertices are counted in 16 bits; what comes after would point at the wrong ones.
constexpr int most_vertices = 65'000;

ImU32 packed(draw::Color color) {
  const std::uint32_t c = color.rgba;
  return IM_COL32(c >> 24, c >> 16 & 0xff, c >> 8 & 0xff, c & 0xff);
}

float left_of(const draw::Text& text, float width) {
  switch (text.align) {
    case draw::Align::left: return text.at.x;
    case draw::Align::centre: return text.at.x - width / 2;
    case draw::Align::right: return text.at.x - width;
  }
  return text.at.x;
}

}  // namespace

bool SceneText::add_face(draw::Face face, void* data, int size) {
  ImFontConfig config;
  // Negative: sizes are the font's em, as pictures mean them, not its line height.
  config.SizePixels = -14;
  // Dear ImGui scales this limit by the sign of the size as well: so turned, it stays no limit.
  config.GlyphMaxAdvanceX = -FLT_MAX;
  config.OversampleH = 2;
  config.OversampleV = 1;
  config.Flags = ImFontFlags_NoLoadError;
  ImFont* font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(data, size, 0, &config);
  faces_[static_cast<std::size_t>(face)] = font;
  return font != nullptr;
}

bool SceneText::complete() const { return std::ranges::all_of(faces_, [](const ImFont* face) { return face != nullptr; }); }

draw::FontFiles SceneText::files() const {
  draw::FontFiles files;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!faces_[i]) continue;
    const ImFontConfig& source = *faces_[i]->Sources[0];
    files[i] = {static_cast<const std::uint8_t*>(source.FontData), static_cast<std::size_t>(source.FontDataSize)};
  }
  return files;
}

void SceneText::draw(ImDrawList& list, const draw::Text& text, draw::Point at, draw::Rect clip, float scale) const {
  if (!text.color.visible() || text.words.empty() || list.VtxBuffer.Size > most_vertices) return;
  const float width = draw::text_width(text.words, text.face, text.size);
  const float left = at.x + left_of(text, width), middle = at.y + text.at.y;
  if (left > clip.x + clip.w || left + width < clip.x) return;
  if (middle - text.size > clip.y + clip.h || middle + text.size < clip.y) return;

  ImFont* font = faces_[static_cast<std::size_t>(text.face)];
  ImFontBaked* baked = font->GetFontBaked(text.size, scale);
  // Every glyph is loaded before the first is drawn: loading may move to another texture.
  for (std::size_t i = 0; i < text.words.size();) baked->FindGlyph(static_cast<ImWchar>(draw::next_code_point(text.words, i)));

  const auto snapped = [scale](float v) { return std::round(v * scale) / scale; };
  const float base = snapped(middle + draw::cap_height(text.face, text.size) / 2);
  const float top = base - std::round(baked->Ascent);
  float x = snapped(left);

  const bool cut = left < clip.x || left + width > clip.x + clip.w || middle - text.size < clip.y || middle + text.size > clip.y + clip.h;
  if (cut) list.PushClipRect({clip.x, clip.y}, {clip.x + clip.w, clip.y + clip.h}, true);
  const ImU32 color = packed(text.color);
  for (std::size_t i = 0; i < text.words.size();) {
    const std::size_t start = i;
    const char32_t code = draw::next_code_point(text.words, i);
    const ImFontGlyph* glyph = baked->FindGlyph(static_cast<ImWchar>(code));
    if (glyph->Visible) {
      list.PrimReserve(6, 4);
      list.PrimRectUV({x + glyph->X0, top + glyph->Y0}, {x + glyph->X1, top + glyph->Y1}, {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, color);
    }
    x += draw::text_width(std::string_view(text.words).substr(start, i - start), text.face, text.size);
  }
  if (cut) list.PopClipRect();
}

}  // namespace comptoir::view
