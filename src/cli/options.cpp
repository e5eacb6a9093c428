#include "cli/options.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "session/mark.hpp"
#include "session/problem.hpp"
#include "text/format.hpp"

namespace comptoir::cli {
namespace {

using text::Key;

constexpr std::array<std::string_view, 3> formats = {"chrome", "json", "csv"};
constexpr std::array<std::string_view, 2> tables = {"clients", "events"};
constexpr std::array<std::string_view, 3> forms = {"program", "script", "notebook"};
constexpr std::string_view picture_file = ".svg";

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

/// "1200x700".
std::optional<draw::Size> read_size(std::string_view text) {
  const std::size_t by = std::min(text.find('x'), text.size());
  const auto width = exports::read_side(text.substr(0, by)), height = exports::read_side(text.substr(std::min(by + 1, text.size())));
  if (!width || !height) return std::nullopt;
  return draw::Size{*width, *height};
}

class Reader {
 public:
  explicit Reader(std::span<const std::string_view> words) : words_(words) {}

  Options read() {
    language_first();
    const std::string_view command = words_.empty() ? std::string_view("--help") : words_.front();
    next_ = 1;
    if (command == "run") options_.command = Command::run;
    else if (command == "open") options_.command = Command::open;
    else if (command == "list") options_.command = Command::list;
    else if (command == "plan") options_.command = Command::plan;
    else if (command != "help" && command != "--help" && command != "-h") complain(Key::cli_unknown_command, command, "run, open, plan, list, help");
    while (next_ < words_.size()) read_word(words_[next_++]);
    picture();
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
      if (options_.join) return options_.files.emplace_back(word), void();
      const bool setting = options_.command == Command::run || options_.command == Command::plan || (options_.command == Command::open && options_.settings.empty());
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
    else if (name == "--csv") choose(Output::csv, name, tables);
    else if (name == "--svg") svg();
    else if (name == "--python") choose(Output::python, name, forms);
    else if (name == "--lang") language();
    else if (name == "--theme") theme();
    else if (name == "--size") put(name, read_size, request().size, "64x64 – 8192x8192");
    else if (name == "--view") put(name, exports::read_views, request().views, exports::panel_names());
    else if (name == "--at") put(name, session::read_moment, request().at, exports::at_allowed);
    else if (name == "--select") request().select = take_value();
    else if (name == "--site") put(name, exports::read_site, request().site, exports::site_allowed);
    else if (name == "--letters") letters();
    else if (options_.command == Command::plan && name == "--part") part();
    else if (options_.command == Command::plan && name == "--jobs") jobs();
    else if (options_.command == Command::plan && name == "--join") options_.join = true;
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
    claim(output, name);
    if (choices.empty()) return;
    options_.what = take_value();
    if (std::ranges::find(choices, options_.what) == choices.end()) bad_value(name, options_.what, joined(choices));
  }

  void claim(Output output, std::string_view name) {
    if (options_.output != Output::summary) complain(Key::cli_one_output, name);
    options_.output = output;
  }

  /// A file, "-" for standard output, or the name of a panel, which goes there.
  void svg() {
    const std::string_view value = take_value();
    if (options_.command == Command::list) return complain(Key::cli_unknown_word, "--svg");
    claim(Output::svg, "--svg");
    svg_ = value;
  }
  /// When all words are read: the picture's panels may come before its file or after it.
  void picture() {
    if (!svg_) return;
    if (svg_->ends_with(picture_file) && svg_->size() > picture_file.size()) options_.file = *svg_;
    else if (const exports::Panel* panel = exports::find_panel(*svg_); panel && request().views.empty()) request().views = {panel};
    else if (*svg_ != "-") bad_value("--svg", *svg_, "FILE.svg, -" + (request().views.empty() ? ", " + exports::panel_names() : std::string()));
  }
  exports::Request& request() { return options_.request; }
  template <class Value>
  void put(std::string_view name, std::optional<Value> (*read)(std::string_view), auto& into, std::string_view allowed) {
    const std::string_view value = take_value();
    if (auto taken = read(value)) into = std::move(*taken);
    else bad_value(name, value, allowed);
  }

  void bad_value(std::string_view name, std::string_view value, std::string_view allowed) {
    options_.problems.push_back(text::fill(options_.words(), Key::cli_bad_value, {name, session::safe_excerpt(value), allowed}));
  }

  void part() {
    const std::string_view value = take_value();
    const std::size_t slash = std::min(value.find('/'), value.size());
    const auto index = read_count(value.substr(0, slash)), count = read_count(value.substr(std::min(slash + 1, value.size())));
    if (!index || !count || *index > *count) return bad_value("--part", value, "1/16 – 16/16, 1/1000000");
    options_.part = *index;
    options_.parts = *count;
  }
  void jobs() {
    const std::string_view value = take_value();
    const auto count = read_count(value);
    if (!count || *count > 1'000) return bad_value("--jobs", value, "1 – 1000");
    options_.jobs = static_cast<unsigned>(*count);
  }
  /// 1 to 1 000 000.
  static std::optional<std::int64_t> read_count(std::string_view text) {
    std::int64_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && stop == text.data() + text.size();
    return whole && value >= 1 && value <= 1'000'000 ? std::optional(value) : std::nullopt;
  }

  void language() {
    const std::string_view value = take_value();
    if (value == "fr") options_.language = text::Language::fr;
    else if (value == "en") options_.language = text::Language::en;
    else bad_value("--lang", value, "fr, en");
  }
  void theme() {
    const std::string_view value = take_value();
    if (value == "dark") request().theme = session::Theme::dark;
    else if (value == "light") request().theme = session::Theme::light;
    else bad_value("--theme", value, "dark, light");
  }
  void letters() {
    const std::string_view value = take_value();
    request().words = value == "words";
    if (!request().words && value != "outlines") bad_value("--letters", value, "outlines, words");
  }

  std::span<const std::string_view> words_;
  std::size_t next_ = 0;
  std::optional<std::string_view> value_;
  std::optional<std::string_view> svg_;   ///< what was given to --svg
  Options options_;
};

}  // namespace

Options read_options(std::span<const std::string_view> words) { return Reader(words).read(); }

}  // namespace comptoir::cli
