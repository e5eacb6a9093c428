#include "exports/request.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "session/mark.hpp"
#include "session/percent.hpp"
#include "session/problem.hpp"
#include "session/utf8.hpp"
#include "text/format.hpp"

namespace comptoir::exports {
namespace {

using text::Key;

/// Takes a value into the request; false when it is none.
struct Word {
  std::string_view key;
  bool (*take)(Request&, std::string_view value);
  std::string_view allowed;   ///< empty: the names of the panels
};

template <class Value>
bool put(std::optional<Value> read, auto& into) {
  if (read) into = std::move(*read);
  return read.has_value();
}

constexpr std::array words_known = {
    Word{"view", [](Request& request, std::string_view value) { return put(read_views(value), request.views); }, {}},
    Word{"lang", [](Request& request, std::string_view value) {
           request.language = value == "fr" ? text::Language::fr : text::Language::en;
           return value == "fr" || value == "en";
         }, "fr, en"},
    Word{"theme", [](Request& request, std::string_view value) {
           request.theme = value == "dark" ? session::Theme::dark : session::Theme::light;
           return value == "dark" || value == "light";
         }, "dark, light"},
    Word{"at", [](Request& request, std::string_view value) { return put(session::read_moment(value), request.at); }, at_allowed},
    Word{"select", [](Request& request, std::string_view value) {
           request.select = value;
           return !value.empty();
         }, select_allowed},
    Word{"width", [](Request& request, std::string_view value) { return put(read_side(value), request.size.w); }, sides_allowed},
    Word{"height", [](Request& request, std::string_view value) { return put(read_side(value), request.size.h); }, sides_allowed},
    Word{"site", [](Request& request, std::string_view value) { return put(read_site(value), request.site); }, site_allowed},
    Word{"letters", [](Request& request, std::string_view value) {
           request.words = value == "words";
           return request.words || value == "outlines";
         }, "outlines, words"},
};

std::string keys_known() {
  std::string keys;
  for (const Word& word : words_known) keys.append(keys.empty() ? "" : ", ").append(word.key);
  return keys;
}

}  // namespace

std::optional<std::vector<const Panel*>> read_views(std::string_view text) {
  std::vector<const Panel*> views;
  for (bool more = true; more;) {
    const std::size_t comma = text.find(',');
    const Panel* panel = find_panel(text.substr(0, comma));
    if (!panel || std::ranges::find(views, panel) != views.end()) return std::nullopt;
    views.push_back(panel);
    more = comma != std::string_view::npos;
    if (more) text.remove_prefix(comma + 1);
  }
  return views;
}

std::optional<float> read_side(std::string_view text) {
  int side = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), side);
  if (error != std::errc() || end != text.data() + text.size() || side < smallest_side || side > largest_side) return std::nullopt;
  return static_cast<float>(side);
}

std::optional<std::string> read_site(std::string_view text) {
  const bool web = text.starts_with("https://") || text.starts_with("http://");
  const bool plain = std::ranges::all_of(text, [](unsigned char c) { return c > 0x20 && c < 0x7f && !std::string_view("\"'<>`\\#").contains(static_cast<char>(c)); });
  if (!web || !plain || text.size() > longest_site || text.ends_with("//")) return std::nullopt;
  return std::string(text);
}

ReadRequest read_request(std::string_view text, text::Language speak) {
  ReadRequest read;
  const auto complain = [&](Key key, std::string_view name, std::string_view value, std::string_view allowed) {
    read.problems.push_back(text::fill(speak, key, {session::safe_excerpt(name), session::safe_excerpt(value), allowed}));
  };
  std::vector<std::string_view> seen;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(pair.size() + 1, text.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view key = pair.substr(0, equals), encoded = pair.substr(std::min(equals + 1, pair.size()));
    const auto word = std::ranges::find(words_known, key, &Word::key);
    const auto value = session::percent_decoded(encoded);
    if (word == words_known.end()) complain(Key::problem_unknown_key, key, encoded, keys_known());
    else if (!value) complain(Key::problem_bad_encoding, key, encoded, {});
    else if (std::ranges::find(seen, key) != seen.end()) complain(Key::problem_duplicate, key, *value, {});
    else if (!word->take(read.request, *value)) complain(Key::problem_unknown_value, key, *value, word->allowed.empty() ? panel_names() : std::string(word->allowed));
    seen.push_back(key);
    if (read.problems.size() == 20) break;
  }
  return read;
}

}  // namespace comptoir::exports
