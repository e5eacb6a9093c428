#include "picture/plan_goal.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "picture/controls.hpp"
#include "picture/parts.hpp"
#include "picture/plan_parts.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Face;
using draw::Rect;
using draw::Scene;
using text::Key;

constexpr float padding = 16, head_height = 40, group_height = 28, choice_label = 24, field_height = 26;

float row_height(const Context& context) { return context.touch ? touch_side : 32; }

/// One line of the panel: rows of the table by their keys; two fields stand beside each other.
struct Item {
  enum class Kind : std::uint8_t { heading, slider, fields, choice } kind = Kind::slider;
  Key label{};                        ///< of a heading, and of two fields
  std::string_view first, second;     ///< keys of rows
  std::string_view between = {};      ///< two fields: a word between them
};

bool chosen(const Context& context, std::string_view key, std::string_view word) {
  const auto rows = context.bench.rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].key == key) return rows[i].options[static_cast<std::size_t>(context.bench.value(i))] == word;
  }
  return false;
}

std::vector<Item> items_of(const Context& context) {
  using Kind = Item::Kind;
  const bool listed = !context.bench.board()->plan().restaurant.arrivals.empty();   // the list says how many come, when, and for how long
  std::vector<Item> items = {{Kind::heading, Key::param_group_clients, {}, {}}};
  for (const std::string_view key : {"clients", "period", "patience", "share"}) {
    if (!listed || key == "patience" || key == "share") items.push_back({Kind::slider, {}, key, {}});
  }
  if (!listed) items.push_back({Kind::choice, {}, "horizon", {}});
  if (context.bench.board()->plan().restaurant.by_chance()) items.push_back({Kind::slider, {}, "runs", {}});
  items.push_back({Kind::heading, Key::plan_group_prices, {}, {}});
  items.push_back({Kind::choice, {}, "prices", {}});
  if (chosen(context, "prices", "money")) {
    for (const std::string_view key : {"soda_price", "cook_price", "portion_price"}) items.push_back({Kind::slider, {}, key, {}});
  } else {
    items.push_back({Kind::fields, Key::plan_soda_price, "soda_cpu", "soda_ram", "+"});
    items.push_back({Kind::fields, Key::plan_cook_price, "cook_cpu", "cook_ram", "+"});
    items.push_back({Kind::fields, Key::plan_portion_price, "portion_cpu", "portion_ram", "+"});
  }
  constexpr std::string_view to = "–";
  items.push_back({Kind::heading, Key::plan_group_choices, {}, {}});
  items.push_back({Kind::fields, Key::param_sodas, "sodas_from", "sodas_to", to});
  items.push_back({Kind::fields, Key::param_cooks, "cooks_from", "cooks_to", to});
  items.push_back({Kind::fields, Key::param_batch, "batch_from", "batch_to", to});
  items.push_back({Kind::choice, {}, "shop", {}});
  const bool challenge = context.bench.settings().plan.shown == session::PlanShown::challenge;
  if (challenge) {   // what the learner proposes is told by the lesson's own rows
    items.insert(items.begin(), {{Kind::heading, Key::param_group_equipment, {}, {}}, {Kind::slider, {}, "sodas", {}}, {Kind::slider, {}, "cooks", {}}, {Kind::slider, {}, "batch", {}}});
  }
  items.push_back({Kind::heading, Key::plan_group_today, {}, {}});
  for (const std::string_view key : {"today_sodas", "today_cooks", "today_batch"}) items.push_back({Kind::slider, {}, key, {}});
  return items;
}

float height_of(const Context& context, const Item& item) {
  if (item.kind == Item::Kind::heading) return group_height + 4;
  return item.kind == Item::Kind::choice ? choice_label + 6 + row_height(context) : row_height(context);
}

/// Draws the items of the panel one below the other.
class Items {
 public:
  Items(Scene& scene, const Context& context, const SettingsView& view) : scene_(scene), context_(context), theme_(context.theme), view_(view), value_width_(context.touch ? 64.f : 52.f) {}

  void draw(const Item& item, float y) {
    switch (item.kind) {
      case Item::Kind::heading: return heading_line(item, y);
      case Item::Kind::slider: return slider_line(item, y);
      case Item::Kind::fields: return fields_line(item, y);
      case Item::Kind::choice: return choice_line(item, y);
    }
  }

 private:
  std::size_t row_of(std::string_view key) const {
    const auto rows = context_.bench.rows();
    return static_cast<std::size_t>(std::ranges::find(rows, key, &model::Parameter::key) - rows.begin());
  }
  const model::Parameter& row(std::size_t i) const { return context_.bench.rows()[i]; }
  float right() const { return scene_.size().w - padding; }

  void heading_line(const Item& item, float y) {
    const float middle = y + group_height / 2 + 4;
    const float width = words_at(scene_, {padding, middle}, context_.words(item.label), {.color = theme_.text3, .face = Face::semibold});
    scene_.box({padding + width + 10, middle, std::max(0.f, right() - padding - width - 10), 1}, {.fill = theme_.line});
  }

  void label(std::string_view words, float y, float width) {
    const std::size_t space = words.rfind(' ');
    if (width_of(words, type::body) <= width || space == words.npos) {
      words_at(scene_, {padding, y}, words, {.color = theme_.text, .size = type::body, .max_width = width});
      return;
    }
    words_at(scene_, {padding, y - 7}, words.substr(0, space), {.color = theme_.text, .max_width = width});   // smaller, on two lines
    words_at(scene_, {padding, y + 7}, words.substr(space + 1), {.color = theme_.text, .max_width = width});
  }

  std::string_view unit_of(const model::Parameter& row) const {
    if (row.kind == model::ParameterKind::duration) return context_.words(Key::settings_seconds);
    if (row.key == "share" || row.key == "deviation") return "%";
    return row.key.ends_with("_price") ? "€" : "";
  }

  void value_field(std::size_t i, Rect rect) {
    const model::Parameter& parameter = row(i);
    const bool refused = view_.refused == i;
    const std::string words = refused ? view_.typed : shown_value(parameter, context_.bench.value(i));
    field(scene_, context_, rect, words, unit_of(parameter), {Hit::param_field, i}, {.refused = refused, .being_edited = view_.edited == i});
  }

  std::string shown_value(const model::Parameter& parameter, std::int64_t value) const {
    if (parameter.kind == model::ParameterKind::price) return session::display_value(context_.language, parameter, value);
    return value_words(context_.language, parameter, value);
  }

  void slider_line(const Item& item, float y) {
    const std::size_t i = row_of(item.first);
    const float middle = y + row_height(context_) / 2, height = context_.touch ? 36 : field_height;
    const float field_left = right() - value_width_, track = std::clamp(scene_.size().w * 0.22f, 40.f, 200.f);
    const float slider_left = field_left - 10 - slider_margin / 2 - track;
    label(context_.label(row(i)), middle, slider_left - 2 * slider_margin - padding);
    slider(scene_, context_, {.start = {slider_left, middle}, .width = track, .fraction = fraction_of(row(i), context_.bench.value(i))}, {Hit::param_slider, i});
    value_field(i, {field_left, middle - height / 2, value_width_, height});
  }

  void fields_line(const Item& item, float y) {
    const float middle = y + row_height(context_) / 2, height = context_.touch ? 36 : field_height, gap = 22;
    const float second = right() - value_width_, first = second - gap - value_width_;
    label(context_.words(item.label), middle, first - 8 - padding);
    value_field(row_of(item.first), {first, middle - height / 2, value_width_, height});
    words_at(scene_, {second - gap / 2, middle}, item.between, {.color = theme_.text3, .align = Align::centre});
    value_field(row_of(item.second), {second, middle - height / 2, value_width_, height});
  }

  void choice_line(const Item& item, float y) {
    const std::size_t i = row_of(item.first);
    label(context_.label(row(i)), y + choice_label / 2, right() - padding);
    std::vector<Choice> choices;
    for (std::size_t option = 0; option < row(i).options.size(); ++option) {
      choices.push_back({session::option_label(context_.language, context_.bench.lesson(), row(i), option), option_hit(i, option),
                         context_.bench.value(i) == static_cast<std::int64_t>(option)});
    }
    segmented(scene_, context_, {padding, y + choice_label, right() - padding, row_height(context_)}, choices, type::caption);
    if (item.first == "prices" && chosen(context_, "prices", "document")) {   // above the two columns of fields
      const float second = right() - value_width_ / 2, first = second - 22 - value_width_;
      words_at(scene_, {first, y + choice_label / 2}, context_.words(Key::plan_cpu), {.color = theme_.text3, .align = Align::centre});
      words_at(scene_, {second, y + choice_label / 2}, context_.words(Key::plan_ram), {.color = theme_.text3, .align = Align::centre});
    }
  }

  Scene& scene_;
  const Context& context_;
  const Theme& theme_;
  const SettingsView& view_;
  float value_width_;
};

float how_height(const Context& context, float width) {
  Scene measure({width, 1'000});
  const std::array runs{Scene::Run{std::string(context.words(Key::plan_how)), {.size = type::body}}};
  return measure.paragraph({0, 0}, width - 2 * padding, 20, runs);
}

}  // namespace

float plan_goal_height(const Context& context) {
  float height = head_height;
  for (const Item& item : items_of(context)) height += height_of(context, item);
  return height + 12;
}

Scene plan_goal(const Context& context, draw::Size size, const SettingsView& view) {
  Scene scene(size);
  const Theme& theme = context.theme;
  panel_frame(scene, theme, {0, 0, size.w, size.h});
  heading(scene, theme, {padding, 24}, context.words(Key::plan_group_goal), size.w - 2 * padding);
  const std::string_view reset = context.words(Key::plan_reset);
  const float width = button_width(reset, true), side = button_size(context);
  button(scene, context, {size.w - 8 - width, 24 - side / 2, width, side}, reset, draw::Icon::reset, {Hit::plan_reset, 0}, {.kind = ButtonKind::ghost});
  Items items(scene, context, view);
  float y = head_height;
  for (const Item& item : items_of(context)) {
    items.draw(item, y);
    y += height_of(context, item);
  }
  return scene;
}

float plan_key_height(const Context& context, float width) {
  return 54 + how_height(context, width) + 82;
}

Scene plan_key(const Context& context, draw::Size size) {
  Scene scene(size);
  const Theme& theme = context.theme;
  panel_frame(scene, theme, {0, 0, size.w, size.h});
  heading(scene, theme, {padding, 24}, context.words(Key::plan_how_title), size.w - 2 * padding);
  const std::array runs{Scene::Run{std::string(context.words(Key::plan_how)), {.size = type::body, .color = theme.text2}}};
  scene.paragraph({padding, 54}, size.w - 2 * padding, 20, runs);
  const session::PlanBoard& board = *context.bench.board();
  const bool going = !board.complete();
  card(scene, theme, {padding, size.h - 72, size.w - 2 * padding, 56});
  const std::string known = text::whole(context.language, static_cast<std::int64_t>(board.known()));
  const float drawn = words_at(scene, {32, size.h - 44}, known, {.color = theme.text, .size = type::clock, .face = Face::semibold});
  const std::string words = going || board.stopped() ? context.words(Key::plan_tried_of, {text::whole(context.language, board.size())}) : std::string(context.words(Key::plan_tried));
  words_at(scene, {44 + drawn, size.h - 44}, words, {.color = theme.text2, .max_width = std::max(1.f, size.w - padding - 52 - drawn)});
  return scene;
}

}  // namespace comptoir::picture
