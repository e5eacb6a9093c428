/// A small JSON writer: text appended in order, commas put by itself, everything escaped.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comptoir::session {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  /// Names the value written next. Only within an object.
  JsonWriter& key(std::string_view);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(bool truth) { return raw(truth ? "true" : "false"); }
  template <std::integral T>
  JsonWriter& value(T n) {
    return raw(std::to_string(n));
  }
  JsonWriter& null();
  /// Exact decimal text of whole nanoseconds, in seconds.
  JsonWriter& seconds(std::int64_t ns);
  /// Thousandths at most: for shares and speeds.
  JsonWriter& fraction(double);
  /// JSON that is already written.
  JsonWriter& raw(std::string_view);

  template <class T>
  JsonWriter& member(std::string_view name, const T& v) {
    return key(name).value(v);
  }

  const std::string& text() const& { return text_; }
  std::string text() && { return std::move(text_); }

 private:
  JsonWriter& open(char);
  JsonWriter& close(char);
  void separate();

  std::string text_;
  std::vector<bool> has_items_;
  bool after_key_ = false;
};

/// With its quotes. Bytes that are no UTF-8 become U+FFFD, so that any page can read it.
std::string json_string(std::string_view);

}  // namespace comptoir::session
