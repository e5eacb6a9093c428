#include "cli/options.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "session/problem.hpp"
#include "text/format.hpp"

namespace comptoir::cli {
namespace {

using text::Key;

constexpr std::array<std::string_view, 3> formats = {"chrome", "json", "csv"};
constexpr std::array<std::string_view, 9> panels = {"loop", "timeline", "compare", "drawing", "floor", "results", "why", "code", "console"};
constexpr std::array<std::string_view, 3> forms = {"program", "script", "notebook"};
constexpr int smallest_side = 64, largest_side = 8'192;

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

/// "1200x700".
std::optional<Size> read_size(std::string_view text) {
  Size size;
  const char* end = text.data() + text.size();
  const auto width = std::from_chars(text.data(), end, size.width);
  if (width.ec != std::errc() || width.ptr == end || *width.ptr != 'x') return std::nullopt;
  const auto height = std::from_chars(width.ptr + 1, end, size.height);
  if (height.ec != std::errc() || height.ptr != end) return std::nullopt;
  if (std::min(size.width, size.height) < smallest_side || std::max(size.width, size.height) > largest_side) return std::nullopt;
  return size;
}

class Reader {
 public:
  explicit Reader(std::span<const std::string_view> words) : words_(words) {}

  Options read() {
    language_first();
    const std::string_view command = words_.empty() ? std::string_view("--help") : words_.front();
    next_ = 1;
    if (command == "run") options_.command = Command::run;
    else if (command == "list") options_.command = Command::list;
    else if (command != "help" && command != "--help" && command != "-h") complain(Key::cli_unknown_command, command, "run, list, help");
    while (next_ < words_.size()) read_word(words_[next_++]);
    return std::move(options_);
  }

 private:
  /// Problems are said in the language asked for, wherever it is asked for.
  void language_first() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i] == "--lang=fr" || (words_[i] == "--lang" && i + 1 < words_.size() && words_[i + 1] == "fr")) options_.language = text::Language::fr;
    }
  }

  void complain(Key key, std::string_view value, std::string_view allowed = {}) {
    options_.problems.push_back(text::fill(options_.words(), key, {session::safe_excerpt(value), allowed}));
  }

  void read_word(std::string_view word) {
    if (!word.starts_with('-')) {
      const bool setting = options_.command == Command::run;
      if (setting) options_.settings.append(options_.settings.empty() ? "" : "&").append(word);
      else complain(Key::cli_unknown_word, word);
      return;
    }
    const std::size_t equals = std::min(word.find('='), word.size());
    const std::string_view name = word.substr(0, equals);
    value_ = equals < word.size() ? std::optional(word.substr(equals + 1)) : std::nullopt;
    if (name == "--help" || name == "-h") options_.command = Command::help;
    else if (name == "--json") choose(Output::json, name);
    else if (name == "--log") choose(Output::log, name);
    else if (name == "--trace") choose(Output::trace, name, formats);
    else if (name == "--svg") choose(Output::svg, name, panels);
    else if (name == "--python") choose(Output::python, name, forms);
    else if (name == "--lang") language();
    else if (name == "--theme") theme();
    else if (name == "--size") size();
    else complain(Key::cli_unknown_option, word);
  }

  /// What stands after '=' or as the next word.
  std::string_view take_value() {
    if (value_) return *value_;
    return next_ < words_.size() && !words_[next_].starts_with("--") ? words_[next_++] : std::string_view();
  }

  void choose(Output output, std::string_view name, std::span<const std::string_view> choices = {}) {
    if (choices.empty() && value_) return complain(Key::cli_unknown_option, std::string(name).append("=").append(*value_));
    if (options_.command == Command::list && output != Output::json) {
      if (!choices.empty()) take_value();
      return complain(Key::cli_unknown_word, name);
    }
    if (options_.output != Output::summary) complain(Key::cli_one_output, name);
    options_.output = output;
    if (choices.empty()) return;
    options_.what = take_value();
    if (std::ranges::find(choices, options_.what) == choices.end()) {
      bad_value(name, options_.what, joined(choices));
    }
  }

  void bad_value(std::string_view name, std::string_view value, std::string_view allowed) {
    options_.problems.push_back(text::fill(options_.words(), Key::cli_bad_value, {name, session::safe_excerpt(value), allowed}));
  }

  void language() {
    const std::string_view value = take_value();
    if (value == "fr") options_.language = text::Language::fr;
    else if (value == "en") options_.language = text::Language::en;
    else bad_value("--lang", value, "fr, en");
  }
  void theme() {
    const std::string_view value = take_value();
    if (value == "dark") options_.theme = session::Theme::dark;
    else if (value == "light") options_.theme = session::Theme::light;
    else bad_value("--theme", value, "dark, light");
  }
  void size() {
    const std::string_view value = take_value();
    if (const auto read = read_size(value)) options_.size = *read;
    else bad_value("--size", value, "64x64 – 8192x8192");
  }

  std::span<const std::string_view> words_;
  std::size_t next_ = 0;
  std::optional<std::string_view> value_;
  Options options_;
};

}  // namespace

Options read_options(std::span<const std::string_view> words) { return Reader(words).read(); }
std::span<const std::string_view> trace_formats() { return formats; }
std::span<const std::string_view> pictures() { return panels; }
std::span<const std::string_view> program_forms() { return forms; }

}  // namespace comptoir::cli
