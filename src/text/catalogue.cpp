#include "text/catalogue.hpp"

#include <algorithm>
#include <vector>

namespace comptoir::text {
namespace {

/// By language: its texts, in the order of the keys; null as long as they are not there.
const std::string_view* texts[2] = {};

const std::string_view*& texts_of(Language language) { return texts[static_cast<std::size_t>(language)]; }

}  // namespace

bool has_catalogue(Language language) { return texts_of(language) != nullptr; }

bool give_catalogue(Language language, std::string lines) {
  if (std::ranges::count(lines, '\n') != static_cast<std::ptrdiff_t>(key_count) || lines.back() != '\n') return false;
  if (has_catalogue(language)) return true;   // those that are known stay: pictures hold views of them
  const auto* kept = new std::string(std::move(lines));
  auto* made = new std::vector<std::string_view>;
  made->reserve(key_count);
  for (std::string_view rest = *kept; !rest.empty();) {
    made->push_back(rest.substr(0, rest.find('\n')));
    rest.remove_prefix(made->back().size() + 1);
  }
  texts_of(language) = made->data();
  return true;
}

void embed_catalogues(const std::string_view* french, const std::string_view* english) {
  texts_of(Language::fr) = french;
  texts_of(Language::en) = english;
}

std::string_view entry(Language language, Key key) {
  if (const std::string_view* const own = texts_of(language)) return own[static_cast<std::size_t>(key)];
  if (const std::string_view plain = language == Language::en ? plain_entry(key) : std::string_view(); !plain.empty()) return plain;
  const std::string_view* const other = texts_of(language == Language::fr ? Language::en : Language::fr);
  return other ? other[static_cast<std::size_t>(key)] : std::string_view();
}

}  // namespace comptoir::text
