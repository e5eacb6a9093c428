#include "text/format.hpp"

#include <algorithm>

namespace comptoir::text {
namespace {

constexpr std::int64_t ns_per_second = 1'000'000'000;
constexpr std::string_view narrow_space = "\u202f";
constexpr std::string_view minus = "\u2212";

/// The size of a number without its sign; right for the smallest of all too.
std::uint64_t magnitude(std::int64_t n) {
  const auto bits = static_cast<std::uint64_t>(n);
  return n < 0 ? ~bits + 1 : bits;
}

void append_grouped(std::string& out, Language language, std::uint64_t n) {
  const std::string digits = std::to_string(n);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += language == Language::fr ? narrow_space : std::string_view(",");
    out += digits[i];
  }
}

/// Nine decimals of a second.
std::string nine_digits(std::uint64_t ns) {
  std::string digits = std::to_string(ns % ns_per_second);
  digits.insert(0, 9 - digits.size(), '0');
  return digits;
}

std::string without_last_zeros(std::string digits) {
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits;
}

std::string localized(Language language, std::int64_t ns, const std::string& decimals) {
  std::string out;
  if (ns < 0) out += minus;
  append_grouped(out, language, magnitude(ns) / ns_per_second);
  if (!decimals.empty()) {
    out += language == Language::fr ? ',' : '.';
    out += decimals;
  }
  return out;
}

}  // namespace

std::string fill(Language language, Key key, std::initializer_list<std::string_view> arguments) {
  const std::string_view pattern = entry(language, key);
  std::string out;
  out.reserve(pattern.size() + 16);
  for (std::size_t i = 0; i < pattern.size();) {
    const std::size_t end = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += pattern[i++];
      continue;
    }
    std::size_t place = 0;
    for (const char digit : pattern.substr(i + 1, end - i - 1)) place = place * 10 + static_cast<std::size_t>(digit - '0');
    if (place < arguments.size()) out += arguments.begin()[place];
    i = end + 1;
  }
  return out;
}

std::string decimal(Language language, std::int64_t ns, int decimals) {
  const auto wanted = static_cast<std::size_t>(std::clamp(decimals, 0, 9));
  return localized(language, ns, nine_digits(magnitude(ns)).substr(0, wanted));
}

std::string seconds(Language language, std::int64_t ns) {
  return localized(language, ns, without_last_zeros(nine_digits(magnitude(ns))));
}

std::string plain_seconds(std::int64_t ns) {
  std::string out = ns < 0 ? "-" : "";
  out += std::to_string(magnitude(ns) / ns_per_second);
  const std::string decimals = without_last_zeros(nine_digits(magnitude(ns)));
  return decimals.empty() ? out : out + '.' + decimals;
}

std::string whole(Language language, std::int64_t n) {
  std::string out;
  if (n < 0) out += minus;
  append_grouped(out, language, magnitude(n));
  return out;
}

bool singular(Language language, std::int64_t n) { return language == Language::fr ? magnitude(n) < 2 : n == 1; }

std::string counted(Language language, Key one, Key many, std::int64_t n, std::initializer_list<std::string_view> more) {
  const Key key = singular(language, n) ? one : many;
  const std::string number = whole(language, n);
  const auto rest = [&](std::size_t i) { return i < more.size() ? more.begin()[i] : std::string_view(); };
  return fill(language, key, {number, rest(0), rest(1), rest(2)});
}

std::string_view code(Language language) { return language == Language::fr ? "fr" : "en"; }

}  // namespace comptoir::text
