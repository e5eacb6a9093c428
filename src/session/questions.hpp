/// The questions of a lesson, asked before a run shows the answer, and its goal. What is right is what a run measures.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "session/run.hpp"

namespace comptoir::session {

/// Read from the lesson's sheet; its texts live as long as that.
struct Question {
  struct Option {
    std::string_view text;
    std::string_view wrong;   ///< the sentence that meets this mistake; empty for what may be right
  };
  std::string_view ask;
  std::vector<Option> options;
};

/// 0 as long as the lesson's sheet has not come.
std::size_t question_count(const model::Lesson&);
Question question(text::Language, const model::Lesson&, std::size_t index);

/// The option that comes true with these values. None when none does (a person's own numbers): then it is not asked.
std::optional<std::size_t> right_option(const Settings&, std::size_t question);

/// "" when the lesson has no goal.
std::string_view goal(text::Language, const model::Lesson&);
/// Of a finished run.
bool goal_met(const Run&);

/// What a person has answered in the lesson that is open.
class Quiz {
 public:
  /// For another lesson, or other values: the answers so far count for their lesson only.
  void begin(const Settings&);

  bool pending() const { return right_ && !(chosen_ && *chosen_ == *right_); }
  /// None when nothing is asked: there is no question (left), it was put off, or these values have no right option.
  std::optional<std::size_t> index() const { return right_ ? std::optional(index_) : std::nullopt; }
  std::size_t right() const { return right_.value_or(0); }
  /// Options chosen so far, the last one last.
  const std::vector<std::size_t>& tried() const { return tried_; }
  bool answered() const { return right_ && chosen_ == right_; }

  void answer(std::size_t option);
  void next(const Settings&);
  void skip();

 private:
  void find(const Settings&);

  const model::Lesson* lesson_ = nullptr;
  std::size_t index_ = 0;
  std::optional<std::size_t> right_;
  std::optional<std::size_t> chosen_;
  std::vector<std::size_t> tried_;
  bool skipped_ = false;
};

}  // namespace comptoir::session
