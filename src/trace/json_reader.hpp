/// JSON read piece by piece: text in, tokens out, each with its place. Whole numbers only; no tree is made, so that a file of any
/// size takes no more memory than its longest text. Knows nothing of what the tokens mean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "trace/import_problem.hpp"

namespace comptoir::trace {

struct JsonToken {
  enum class Kind : std::uint8_t { object_begin, object_end, array_begin, array_end, key, text, number, truth, falsehood, null };
  Kind kind = Kind::null;
  std::string_view text = {};     ///< of a key or a text
  std::int64_t number = 0;
  std::uint32_t line = 1, column = 1;   ///< where it begins
};

/// Takes tokens one by one.
class JsonSink {
 public:
  virtual ~JsonSink() = default;
  /// False: no more of them; the sink knows why.
  virtual bool take(const JsonToken&) = 0;
  /// Bytes that the text which begins now may have.
  virtual std::size_t longest_text() const = 0;
};

class JsonReader {
 public:
  static constexpr std::size_t most_depth = 16;

  explicit JsonReader(JsonSink& sink) : sink_(sink) {}

  /// False when the sink refused, or with a problem.
  bool read(std::string_view piece);
  /// The text is over. False when it was no whole value.
  bool finish();
  const ImportProblem& problem() const { return problem_; }

  /// Of the value that was read last, or is being read: "events[3].task".
  std::string path() const;

 private:
  using Kind = JsonToken::Kind;
  /// What may come next.
  enum class Expect : std::uint8_t { value, value_or_end, key, key_or_end, colon, comma_or_end, nothing };
  /// Within what the reader is.
  enum class In : std::uint8_t { between, text, escape, unicode, number, word };
  struct Level {
    bool object = false;
    std::uint64_t index = 0;
    std::string key = {};
  };

  bool character(unsigned char);
  bool between(unsigned char);
  bool in_text(unsigned char);
  bool in_escape(unsigned char);
  bool in_unicode(unsigned char);
  bool in_number(unsigned char);
  bool in_word(unsigned char);
  bool utf8(unsigned char);
  bool append(unsigned char);
  bool append_code(std::uint32_t);
  bool begin(unsigned char);
  bool open(bool object);
  bool close(bool object);
  bool text_over();
  bool number_over();
  bool give(Kind);
  void value_over();
  bool expected();
  bool fail(ImportProblem::Kind, std::string value = {}, std::string allowed = {});

  JsonSink& sink_;
  ImportProblem problem_;
  std::vector<Level> levels_;
  Expect expect_ = Expect::value;
  In in_ = In::between;
  bool is_key_ = false;
  bool stopped_ = false;
  std::string text_;
  std::size_t longest_ = 0;
  std::uint32_t unicode_ = 0, digits_ = 0, surrogate_ = 0;
  unsigned more_ = 0, low_ = 0x80, high_ = 0xbf;   ///< bytes of a character that are to come, and the range of the next
  std::uint32_t line_ = 1, column_ = 0;
  std::uint32_t token_line_ = 1, token_column_ = 1;
};

}  // namespace comptoir::trace
