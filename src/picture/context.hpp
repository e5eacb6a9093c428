/// What every picture is drawn from. A picture reads it, keeps nothing and changes nothing: the same context and
/// size give the same scene.
#pragma once

#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>

#include "model/lesson.hpp"
#include "picture/hits.hpp"
#include "picture/theme.hpp"
#include "session/lesson_words.hpp"
#include "session/workbench.hpp"
#include "text/format.hpp"
#include "text/keys.hpp"
#include "trace/views.hpp"

namespace comptoir::picture {

struct Context {
  const session::Workbench& bench;
  const Theme& theme;
  text::Language language = text::Language::en;
  model::Level level = model::Level::loop;
  bool touch = false;           ///< fingers: targets of 44 px and more
  bool compact = false;         ///< an embed: no captions that the page around it gives
  bool still = false;           ///< a picture to keep or to print: nothing in it can be pressed
  bool cpp_listing = false;     ///< the code panel's tab
  std::size_t drawing_part = 0; ///< of a drawing that answers clicks: the one chosen
  bool future_shown = true;     ///< whether anything right of the cursor may show
  Pointed hovered = {};
  Pointed focused = {};         ///< the page's focused control

  /// Up to which time anything may show. The one place that decides: pictures ask no other.
  loop::Time shown_until() const { return future_shown ? loop::Time{std::numeric_limits<std::int64_t>::max()} : std::max(bench.time(), bench.seen_until()); }
  /// The same in positions, for what takes no time.
  trace::Position shown_position(std::size_t track = 0) const {
    const trace::Recording& recording = bench.run(track).recording();
    if (future_shown) return recording.handle_count();
    const trace::Position here = bench.playhead(track).position;
    return bench.seen_until() > bench.time() ? std::max(here, recording.position_of({bench.seen_until(), 0})) : here;
  }
  /// Whether something may show that happens at this time and is known from this position on.
  bool shows(loop::Time t, trace::Position at, std::size_t track = 0) const { return t < shown_until() || at <= shown_position(track); }

  std::string_view words(text::Key key) const { return text::entry(language, key); }
  std::string words(text::Key key, std::initializer_list<std::string_view> args) const {
    return text::fill(language, key, args);
  }
  /// "4,0" with as many decimals as asked; no unit.
  std::string seconds(loop::Time t, int decimals) const { return text::decimal(language, t.ns, decimals); }
  /// Words of the lesson shown: "title", "takeaway" ...; empty as long as its sheet has not come.
  std::string_view lesson(std::string_view key) const { return session::lesson_words(language, bench.lesson(), key); }
  std::string_view label(const model::Parameter& row) const { return session::parameter_label(language, bench.lesson(), row); }
  std::string_view help(const model::Parameter& row) const { return session::parameter_help(language, bench.lesson(), row); }
  std::string_view group(const model::Parameter& row) const { return session::parameter_group(language, bench.lesson(), row); }
};

}  // namespace comptoir::picture
