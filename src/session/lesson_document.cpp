#include "session/lesson_document.hpp"

#include <algorithm>
#include <string>

#include "session/lesson_words.hpp"
#include "session/teaching_document.hpp"

namespace comptoir::session {
namespace {

class LessonDocument {
 public:
  LessonDocument(JsonWriter& json, const Workbench& bench)
      : json_(json), bench_(bench), lesson_(bench.lesson()), sheet_(model::sheet_of(lesson_)), language_(bench.language()) {}

  void write() {
    lesson();
    lessons();
    question();
    goal();
    json_.member("takeaway_shown", bench_.takeaway_shown()).member("comparing", bench_.run_count() == 2);
    json_.member("can_compare", next_variant(bench_.settings()).has_value());
  }

 private:
  std::string_view words(std::string_view key) const { return lesson_words(language_, lesson_, key); }
  std::size_t count(std::string_view list) const { return sheet_ ? sheet_->count(list) : 0; }
  std::string_view plain(std::string_view key) const { return sheet_ ? sheet_->plain(key) : std::string_view(); }

  void lesson() {
    json_.key("lesson").begin_object().member("id", lesson_.id).member("chapter", int{lesson_.chapter});
    for (const std::string_view key : {"title", "objective", "credit", "takeaway"}) json_.member(key, words(key));
    json_.member("guided", lesson_.guided).member("loaded", sheet_ != nullptr).member("file", plain("file"));
    json_.member("minutes", plain("minutes")).member("modelled", model::is_modelled(lesson_, bench_.settings().values));
    json_.member("question_count", count("questions"));
    needs();
    then_now();
    json_.key("words").begin_array();
    for (std::size_t i = 0; i < count("words"); ++i) json_.value(plain("words." + std::to_string(i)));
    json_.end_array().end_object();
  }

  void needs() {
    json_.key("needs").begin_array();
    for (std::size_t i = 0; i < count("needs"); ++i) {
      const std::string_view id = plain("needs." + std::to_string(i));
      const model::Lesson* needed = model::find_lesson(id);
      if (needed) json_.begin_object().member("id", id).member("title", lesson_words(language_, *needed, "title")).end_object();
    }
    json_.end_array();
  }

  void then_now() {
    json_.key("then_now").begin_array();
    for (std::size_t i = 0; i < count("then_now"); ++i) {
      const std::string start = "then_now." + std::to_string(i) + ".";
      json_.begin_object();
      for (const std::string_view key : {"old", "error", "now", "why"}) json_.member(key, words(start + std::string(key)));
      json_.end_object();
    }
    json_.end_array();
  }

  void lessons() {
    json_.key("lessons").begin_array();
    for (const model::Lesson& each : model::lessons()) {
      json_.begin_object().member("id", each.id).member("chapter", int{each.chapter}).member("guided", each.guided);
      json_.member("title", lesson_words(language_, each, "title")).member("objective", lesson_words(language_, each, "objective")).end_object();
    }
    json_.end_array();
  }

  /// An option that was tried says whether it comes true.
  void question() {
    const Quiz& quiz = bench_.quiz();
    json_.key("question");
    if (!quiz.index()) {
      json_.null();
      return;
    }
    const Question asked = session::question(language_, lesson_, *quiz.index());
    json_.begin_object().member("index", *quiz.index()).member("count", question_count(lesson_)).member("ask", asked.ask);
    const bool hidden = bench_.teaching().answer_hidden;
    json_.key("options").begin_array();
    for (std::size_t i = 0; i < asked.options.size(); ++i) {
      const bool tried = !hidden && std::ranges::find(quiz.tried(), i) != quiz.tried().end();
      const bool right = i == quiz.right();
      json_.begin_object().member("text", asked.options[i].text).member("state", !tried ? "open" : right ? "right" : "wrong");
      json_.member("note", tried && !right ? asked.options[i].wrong : std::string_view()).end_object();
    }
    json_.end_array().member("answered", !hidden && quiz.answered()).end_object();
  }

  void goal() {
    const std::string_view ask = session::goal(language_, lesson_);
    json_.key("goal");
    if (!bench_.teaching().goal.empty()) write_goal(json_, bench_);
    else if (ask.empty()) json_.null();
    else json_.begin_object().member("ask", ask).member("met", bench_.goal_met()).end_object();
  }

  JsonWriter& json_;
  const Workbench& bench_;
  const model::Lesson& lesson_;
  const model::Sheet* sheet_;
  text::Language language_;
};

}  // namespace

void write_lesson_members(JsonWriter& json, const Workbench& bench) { LessonDocument(json, bench).write(); }

}  // namespace comptoir::session
