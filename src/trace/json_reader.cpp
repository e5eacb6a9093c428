#include "trace/json_reader.hpp"

#include <charconv>

namespace comptoir::trace {

using Problem = ImportProblem::Kind;

bool JsonReader::read(std::string_view piece) {
  if (stopped_) return false;
  for (const char c : piece) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0) != 0x80) ++column_;
    if (!character(byte)) {
      stopped_ = true;
      return false;
    }
    if (byte == '\n') {
      ++line_;
      column_ = 0;
    }
  }
  return true;
}

bool JsonReader::finish() {
  if (stopped_) return false;
  stopped_ = true;
  ++column_;
  if (in_ == In::number && !number_over()) return false;
  if (in_ == In::between && levels_.empty() && expect_ == Expect::nothing) return true;
  token_line_ = line_;
  token_column_ = column_;
  return fail(Problem::cut);
}

bool JsonReader::character(unsigned char c) {
  switch (in_) {
    case In::text: return in_text(c);
    case In::escape: return in_escape(c);
    case In::unicode: return in_unicode(c);
    case In::word: return in_word(c);
    case In::number: return in_number(c);
    case In::between: break;
  }
  return between(c);
}

bool JsonReader::between(unsigned char c) {
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return true;
  token_line_ = line_;
  token_column_ = column_;
  switch (expect_) {
    case Expect::colon:
      if (c != ':') return expected();
      expect_ = Expect::value;
      return true;
    case Expect::comma_or_end:
      if (c == ',') {
        Level& level = levels_.back();
        if (!level.object) ++level.index;
        expect_ = level.object ? Expect::key : Expect::value;
        return true;
      }
      break;
    case Expect::key: case Expect::key_or_end:
      if (c == '"') return begin(c);
      if (c != '}' || expect_ == Expect::key) return expected();
      break;
    case Expect::value: case Expect::value_or_end:
      if (c == ']' && expect_ == Expect::value_or_end) break;
      return begin(c);
    case Expect::nothing: return expected();
  }
  if (c == '}' && levels_.back().object) return close(true);
  if (c == ']' && !levels_.back().object) return close(false);
  return expected();
}

/// A value or a key.
bool JsonReader::begin(unsigned char c) {
  text_.clear();
  if (c == '{' || c == '[') return open(c == '{');
  if (c == '"') {
    is_key_ = expect_ == Expect::key || expect_ == Expect::key_or_end;
    longest_ = is_key_ ? 64 : sink_.longest_text();
    in_ = In::text;
    return true;
  }
  if (c == '-' || (c >= '0' && c <= '9')) {
    in_ = In::number;
    text_ = static_cast<char>(c);
    return true;
  }
  if (c == 't' || c == 'f' || c == 'n') {
    in_ = In::word;
    text_ = static_cast<char>(c);
    return true;
  }
  return expected();
}

bool JsonReader::open(bool object) {
  if (levels_.size() == most_depth) return fail(Problem::too_deep, {}, std::to_string(most_depth));
  if (!give(object ? Kind::object_begin : Kind::array_begin)) return false;
  levels_.push_back({.object = object});
  expect_ = object ? Expect::key_or_end : Expect::value_or_end;
  return true;
}

bool JsonReader::close(bool object) {
  levels_.pop_back();
  if (!give(object ? Kind::object_end : Kind::array_end)) return false;
  value_over();
  return true;
}

void JsonReader::value_over() { expect_ = levels_.empty() ? Expect::nothing : Expect::comma_or_end; }

// Texts.

bool JsonReader::in_text(unsigned char c) {
  if (more_ != 0 || c >= 0x80) return utf8(c);
  if (surrogate_ != 0 && c != '\\') return fail(Problem::bad_escape);
  if (c == '"') return text_over();
  if (c < 0x20) return fail(Problem::not_json, {}, "\\n, \\t, \\u00…");
  if (c == '\\') {
    in_ = In::escape;
    return true;
  }
  return append(c);
}

/// No overlong forms, no surrogates, nothing beyond U+10FFFF: the second byte's range says all of it.
bool JsonReader::utf8(unsigned char c) {
  if (surrogate_ != 0) return fail(Problem::bad_escape);
  if (more_ != 0) {
    if (c < low_ || c > high_) return fail(Problem::not_utf8);
    --more_;
  } else if (c >= 0xc2 && c <= 0xf4) {
    more_ = c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
    low_ = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
    high_ = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
    return append(c);
  } else {
    return fail(Problem::not_utf8);
  }
  low_ = 0x80;
  high_ = 0xbf;
  return append(c);
}

bool JsonReader::in_escape(unsigned char c) {
  in_ = In::text;
  if (c == 'u') {
    in_ = In::unicode;
    unicode_ = digits_ = 0;
    return true;
  }
  if (surrogate_ != 0) return fail(Problem::bad_escape);
  switch (c) {
    case '"': case '\\': case '/': return append(c);
    case 'b': return append('\b');
    case 'f': return append('\f');
    case 'n': return append('\n');
    case 'r': return append('\r');
    case 't': return append('\t');
    default: return fail(Problem::bad_escape);
  }
}

bool JsonReader::in_unicode(unsigned char c) {
  const unsigned lower = c | 0x20u;
  if (c >= '0' && c <= '9') unicode_ = unicode_ * 16 + (c - '0');
  else if (lower >= 'a' && lower <= 'f') unicode_ = unicode_ * 16 + (lower - 'a' + 10);
  else return fail(Problem::bad_escape);
  if (++digits_ < 4) return true;
  in_ = In::text;
  const bool high = unicode_ >= 0xd800 && unicode_ < 0xdc00, low = unicode_ >= 0xdc00 && unicode_ < 0xe000;
  if (low != (surrogate_ != 0)) return fail(Problem::bad_escape);
  if (high) {
    surrogate_ = unicode_;
    return true;
  }
  const std::uint32_t code = low ? 0x10000 + ((surrogate_ - 0xd800) << 10) + (unicode_ - 0xdc00) : unicode_;
  surrogate_ = 0;
  return append_code(code);
}

bool JsonReader::append_code(std::uint32_t code) {
  const auto tail = [code](unsigned shift) { return static_cast<unsigned char>(0x80 | (code >> shift & 0x3f)); };
  if (code < 0x80) return append(static_cast<unsigned char>(code));
  if (code < 0x800) return append(static_cast<unsigned char>(0xc0 | code >> 6)) && append(tail(0));
  if (code < 0x10000) return append(static_cast<unsigned char>(0xe0 | code >> 12)) && append(tail(6)) && append(tail(0));
  return append(static_cast<unsigned char>(0xf0 | code >> 18)) && append(tail(12)) && append(tail(6)) && append(tail(0));
}

bool JsonReader::append(unsigned char c) {
  if (text_.size() == longest_) return fail(Problem::too_long, {}, std::to_string(longest_));
  text_ += static_cast<char>(c);
  return true;
}

bool JsonReader::text_over() {
  in_ = In::between;
  if (!is_key_) {
    if (!give(Kind::text)) return false;
    value_over();
    return true;
  }
  levels_.back().key = text_;
  expect_ = Expect::colon;
  return give(Kind::key);
}

// Numbers and words.

bool JsonReader::in_number(unsigned char c) {
  if (c >= '0' && c <= '9') {
    if (text_ == "0" || text_ == "-0") return expected();
    if (text_.size() < 24) text_ += static_cast<char>(c);   // longer ones are out of range anyhow
    return true;
  }
  if (c == '.' || c == 'e' || c == 'E') return fail(Problem::not_whole, text_ + static_cast<char>(c) + "…");
  return number_over() && between(c);
}

bool JsonReader::number_over() {
  in_ = In::between;
  if (text_ == "-") return expected();
  return give(Kind::number) && (value_over(), true);
}

bool JsonReader::in_word(unsigned char c) {
  const std::string_view word = text_[0] == 't' ? "true" : text_[0] == 'f' ? "false" : "null";
  if (c != static_cast<unsigned char>(word[text_.size()])) return expected();
  text_ += static_cast<char>(c);
  if (text_.size() < word.size()) return true;
  in_ = In::between;
  return give(text_[0] == 't' ? Kind::truth : text_[0] == 'f' ? Kind::falsehood : Kind::null) && (value_over(), true);
}

bool JsonReader::give(Kind kind) {
  JsonToken token{kind, text_, 0, token_line_, token_column_};
  if (kind == Kind::number) {
    const auto read = std::from_chars(text_.data(), text_.data() + text_.size(), token.number);
    if (read.ec != std::errc()) return fail(Problem::out_of_range, text_, "-2^63 … 2^63 - 1");
  }
  return sink_.take(token);
}

// What is wrong.

bool JsonReader::expected() {
  const char* words = "";
  switch (expect_) {
    case Expect::value: words = "\"…\"  0  {  ["; break;
    case Expect::value_or_end: words = "\"…\"  0  {  [  ]"; break;
    case Expect::key: words = "\"…\""; break;
    case Expect::key_or_end: words = "\"…\"  }"; break;
    case Expect::colon: words = ":"; break;
    case Expect::comma_or_end: words = levels_.back().object ? ",  }" : ",  ]"; break;
    case Expect::nothing: break;
  }
  return fail(Problem::not_json, {}, words);
}

bool JsonReader::fail(Problem kind, std::string value, std::string allowed) {
  problem_ = {kind, path(), std::move(value), std::move(allowed), token_line_, token_column_};
  if (in_ != In::between) {   // where it went wrong, not where the token began
    problem_.line = line_;
    problem_.column = column_;
  }
  return false;
}

std::string JsonReader::path() const {
  std::string path;
  for (const Level& level : levels_) {
    if (!level.object) path += '[' + std::to_string(level.index) + ']';
    else if (!level.key.empty()) (path += path.empty() ? "" : ".") += level.key;
  }
  return path;
}

}  // namespace comptoir::trace
