#include "session/json.hpp"

#include <cmath>

#include "session/utf8.hpp"
#include "text/format.hpp"

namespace comptoir::session {

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_items_.empty()) return;
  if (has_items_.back()) text_ += ',';
  has_items_.back() = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  text_ += bracket;
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  text_ += bracket;
  has_items_.pop_back();
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  text_ += json_string(name);
  text_ += ':';
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) { return raw(json_string(text)); }
JsonWriter& JsonWriter::null() { return raw("null"); }
JsonWriter& JsonWriter::seconds(std::int64_t ns) { return raw(text::plain_seconds(ns)); }

JsonWriter& JsonWriter::fraction(double number) {
  if (!std::isfinite(number) || std::fabs(number) > 1e9) return null();
  return raw(text::plain_seconds(std::llround(number * 1000) * 1'000'000));
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  text_ += json;
  return *this;
}

std::string json_string(std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text, i);
    const char c = text[i];
    if (length == 0) {
      out += "\uFFFD";
      ++i;
    } else if (length > 1) {
      out += text.substr(i, length);
      i += length;
    } else {
      if (c == '"' || c == '\\') {
        out += '\\';
        out += c;
      } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
        out += "\\u00";
        out += hex[(c >> 4) & 15];
        out += hex[c & 15];
      } else {
        out += c;
      }
      ++i;
    }
  }
  return out += '"';
}

}  // namespace comptoir::session
