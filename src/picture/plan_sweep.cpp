#include "picture/plan_sweep.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "picture/controls.hpp"
#include "picture/parts.hpp"
#include "picture/plan_parts.hpp"
#include "picture/plan_study.hpp"
#include "session/study_words.hpp"

namespace comptoir::picture {
namespace {

using draw::Align;
using draw::Rect;
using draw::Scene;
using model::Candidate;
using text::Key;

constexpr float padding = 12, row_height = 28;

std::size_t chosen_row(const Context& context) { return static_cast<std::size_t>(context.bench.settings().plan.values[model::plan_row("sweep")]); }

/// Which number varies: all names beside each other, or one between two arrows. The result is how high that is.
float chooser(Scene& scene, const Context& context) {
  const model::Parameter& row = model::plan_rows[model::plan_row("sweep")];
  const std::size_t chosen = chosen_row(context);
  const auto name = [&](std::size_t i) { return session::option_label(context.language, context.bench.lesson(), row, i); };
  const float height = context.touch ? touch_side : row_height, width = scene.size().w - 2 * padding;
  std::vector<Choice> choices;
  float widest = 0;
  for (std::size_t i = 0; i < row.options.size(); ++i) {
    choices.push_back({name(i), plan_option(context, row.key, i), i == chosen});
    widest = std::max(widest, width_of(name(i), type::caption, draw::Face::semibold));
  }
  if ((widest + 14) * static_cast<float>(choices.size()) <= width) {
    segmented(scene, context, {padding, 0, width, height}, choices, type::caption);
    return height;
  }
  const std::size_t last = row.options.size() - 1, left = chosen == 0 ? last : chosen - 1, right = chosen == last ? 0 : chosen + 1;
  icon_button(scene, context, {padding, 0, height, height}, draw::Icon::left, plan_option(context, row.key, left));
  icon_button(scene, context, {padding + width - height, 0, height, height}, draw::Icon::right, plan_option(context, row.key, right));
  words_at(scene, {scene.size().w / 2, height / 2}, name(chosen), {.color = context.theme.text, .size = type::body, .face = draw::Face::semibold, .align = Align::centre, .max_width = width - 2 * height - 16});
  return height;
}

/// One curve over the values, in a room of its own.
class Curve {
 public:
  Curve(Scene& scene, const Context& context, Rect room, std::string_view title, double top) : scene_(scene), context_(context), theme_(context.theme), sweep_(*context.bench.study()->sweep()), room_(room), top_(top > 0 ? top : 1) {
    plot_ = {room.x + 40, room.y + 26, room.w - 40 - 22, room.h - 26 - 24};
    words_at(scene, {room.x + 4, room.y + 8}, title, {.color = theme_.text2, .max_width = room.w - 8});
  }

  float x(std::size_t i) const {
    const auto values = sweep_.values();
    const double first = static_cast<double>(values.front()), last = static_cast<double>(values.back());
    return plot_.x + (last > first ? static_cast<float>((static_cast<double>(values[i]) - first) / (last - first)) * plot_.w : 0);
  }
  float y(double value) const { return plot_.y + plot_.h - static_cast<float>(std::min(value, top_) / top_) * plot_.h; }

  void ground() {
    const double step = tick_step(top_, std::max(2, static_cast<int>(plot_.h / 36)));
    for (double value = 0; value <= top_ * 1.001; value += step) {
      scene_.box({plot_.x, y(value), plot_.w, 1}, {.fill = theme_.line});
      words_at(scene_, {plot_.x - 8, y(value)}, session::rate_text(context_.language, value), {.color = theme_.text3, .face = draw::Face::mono, .align = Align::right});
    }
  }

  /// What the plan promises: a line across.
  void promise(double value) {
    if (value <= top_) scene_.segment({plot_.x, y(value)}, {plot_.x + plot_.w, y(value)}, 1, theme_.ok.edge, draw::Line::dashed);
  }

  /// The value that holds now; its own words stand below, and the ends' where they are far enough from it.
  void now(std::size_t i) {
    const std::string words = context_.words(Key::plan_sweep_now, {session::swept_words(context_.bench, sweep_.values()[i])});
    const float width = width_of(words, type::caption, draw::Face::semibold), below = plot_.y + plot_.h + 14;
    const float middle = std::clamp(x(i), room_.x + width / 2 + 2, room_.x + room_.w - width / 2 - 2);
    scene_.segment({x(i), plot_.y - 6}, {x(i), plot_.y + plot_.h}, 1.5f, theme_.text, draw::Line::dashed);
    words_at(scene_, {middle, below}, words, {.color = theme_.text, .face = draw::Face::semibold, .align = Align::centre});
    for (const std::size_t end : {std::size_t{0}, sweep_.values().size() - 1}) {
      const std::string value = session::swept_words(context_.bench, sweep_.values()[end]);
      const float half = width_of(value, type::caption, draw::Face::mono) / 2, at = std::min(x(end), room_.x + room_.w - half - 2);
      if (std::abs(at - middle) > half + width / 2 + 8) words_at(scene_, {at, below}, value, {.color = theme_.text3, .face = draw::Face::mono, .align = Align::centre});
    }
  }

  /// `of` gives a point's value; none: it is beyond any number.
  void points(const std::function<std::optional<double>(const Candidate&)>& of, std::size_t now) {
    const std::size_t known = sweep_.known();
    std::vector<std::optional<double>> found;
    for (const Candidate& point : sweep_.points().first(known)) found.push_back(of(point));
    for (std::size_t i = 1; i < known; ++i) {
      if (found[i - 1] && found[i]) scene_.segment({x(i - 1), y(*found[i - 1])}, {x(i), y(*found[i])}, 1.5f, theme_.text3);
    }
    bool endless = false;
    for (std::size_t i = 0; i < known; ++i) {
      const draw::Point at{x(i), found[i] ? y(*found[i]) : plot_.y};
      if (!found[i] && !std::exchange(endless, true)) words_at(scene_, {at.x + 8, at.y - 8}, context_.words(Key::plan_sweep_endless), {.color = theme_.text, .size = type::body});
      const Pointed what{Hit::plan_swept, i};
      plan_point(scene_, theme_, at, i == now ? PointKind::today : sweep_.points()[i].holds ? PointKind::enough : PointKind::other);
      if (context_.hovered == what || context_.focused == what) scene_.circle(at, 9, {.stroke = theme_.text, .stroke_width = 2});
      const float before = i == 0 ? plot_.x - 8 : (x(i - 1) + x(i)) / 2, after = i + 1 == sweep_.values().size() ? plot_.x + plot_.w + 8 : (x(i) + x(i + 1)) / 2;
      scene_.hit({before, plot_.y - 8, after - before, plot_.h + 8}, static_cast<std::uint16_t>(what.what), what.which);
    }
  }

 private:
  Scene& scene_;
  const Context& context_;
  const Theme& theme_;
  const model::Sweep& sweep_;
  Rect room_, plot_;
  double top_;
};

double in_seconds(loop::Duration duration) { return static_cast<double>(duration.ns) / 1e9; }

}  // namespace

Scene plan_sweep(const Context& context, draw::Size size) {
  Scene scene(size);
  const session::Study& study = *context.bench.study();
  const model::Sweep& sweep = *study.sweep();
  const model::Plan& plan = context.bench.board()->plan();
  const float head = chooser(scene, context) + 10;
  if (const std::string note = session::sweep_note(context.bench); !note.empty()) {
    words_at(scene, {size.w / 2, (head + size.h) / 2}, note, {.color = context.theme.text2, .size = type::body, .align = Align::centre, .max_width = size.w - 2 * padding});
    return scene;
  }
  const Rect all{padding, head, size.w - 2 * padding, size.h - head - 6};
  const bool beside = size.w >= 560 || size.h < 280;   // else one below the other
  const Rect first = beside ? Rect{all.x, all.y, all.w / 2 - 8, all.h} : Rect{all.x, all.y, all.w, all.h / 2 - 4};
  const Rect second = beside ? Rect{all.x + all.w / 2 + 8, all.y, all.w / 2 - 8, all.h} : Rect{all.x, all.y + all.h / 2 + 4, all.w, all.h / 2 - 4};
  if (first.h < 80) return scene;
  const auto row = session::find_parameter(context.bench.lesson(), sweep.key());
  const std::int64_t today = row ? study.settings().values[*row] : sweep.values().front();
  const auto now = static_cast<std::size_t>(std::ranges::find(sweep.values(), today) - sweep.values().begin());
  double longest = 0;
  for (const Candidate& point : sweep.points().first(sweep.known())) longest = std::max(longest, point.grows ? 0 : in_seconds(point.worst));
  Curve satisfied(scene, context, first, context.words(Key::plan_sweep_satisfied), 100);
  satisfied.ground();
  satisfied.promise(static_cast<double>(plan.share));
  satisfied.now(now);
  satisfied.points([](const Candidate& point) { return point.share() * 100; }, now);
  Curve worst(scene, context, second, context.words(Key::plan_sweep_worst), longest);
  worst.ground();
  worst.promise(in_seconds(plan.restaurant.patience));
  worst.now(now);
  worst.points([](const Candidate& point) { return point.grows ? std::nullopt : std::optional(in_seconds(point.worst)); }, now);
  return scene;
}

}  // namespace comptoir::picture
