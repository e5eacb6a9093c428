#include "session/teaching.hpp"

#include <algorithm>

#include "session/parameter_table.hpp"
#include "trace/hash.hpp"

namespace comptoir::session {
namespace {

constexpr std::array<std::string_view, 2> play_words = {"off", "on"}, present_words = {"0", "1"};
constexpr std::array hideable = {PanelName::code, PanelName::why, PanelName::console};
constexpr std::string_view answer = "answer";
constexpr PanelSet projected = {PanelName::floor, PanelName::loop, PanelName::timeline};
constexpr PanelSet projected_program = {PanelName::code, PanelName::loop, PanelName::timeline};

template <class Words>
std::string joined(const Words& words) {
  std::string all;
  for (const std::string_view word : words) all.append(all.empty() ? "" : ", ").append(word);
  return all;
}

void append(std::string& list, std::string_view word) { list.append(list.empty() ? "" : ",").append(word); }

std::string_view panel_word(PanelName panel) { return panel_words[static_cast<std::size_t>(panel)]; }

/// Reads one value; holds what reading it needs.
class Reader {
 public:
  Reader(Teaching& into, const model::Lesson& lesson, std::string_view key, std::vector<Problem>& problems)
      : into_(into), lesson_(lesson), key_(key), problems_(problems) {}

  void read(std::string_view value) {
    if (key_ == "panels") panels(value);
    else if (key_ == "lock") each(value, [this](std::string_view word) { lock(word); });
    else if (key_ == "hide") each(value, [this](std::string_view word) { hide(word); });
    else if (key_ == "play") one_of(play_words, value, [this](std::size_t i) { into_.play = i == 1; });
    else if (key_ == "present") one_of(present_words, value, [this](std::size_t i) { into_.present = i == 1; });
    else if (key_ == "goal") each(value, [this](std::string_view word) { goal(word); });
    else expect(value);
    std::ranges::sort(into_.locks.parameters);
  }

 private:
  void complain(Problem::Kind kind, std::string_view value, std::string allowed) {
    Problem problem;
    problem.kind = kind;
    problem.key = key_;
    problem.value = safe_excerpt(value);
    problem.allowed = std::move(allowed);
    problems_.push_back(std::move(problem));
  }

  /// A list without a part says nothing: that is said.
  template <class Read>
  void each(std::string_view list, Read read) {
    bool any = false;
    while (!list.empty()) {
      const std::string_view word = list.substr(0, list.find(','));
      list.remove_prefix(std::min(word.size() + 1, list.size()));
      if (word.empty()) continue;
      any = true;
      read(word);
    }
    if (!any) read(list);
  }

  template <std::size_t n, class Take>
  void one_of(const std::array<std::string_view, n>& words, std::string_view value, Take take) {
    const auto found = std::ranges::find(words, value);
    if (found == words.end()) complain(Problem::Kind::unknown_value, value, joined(words));
    else take(static_cast<std::size_t>(found - words.begin()));
  }

  void panels(std::string_view value) {
    PanelSet panels;
    each(value, [&](std::string_view word) {
      one_of(panel_words, word, [&](std::size_t i) { panels.add(static_cast<PanelName>(i)); });
    });
    if (!panels.empty()) into_.panels = panels;
  }

  void lock(std::string_view word) {
    Locks& locks = into_.locks;
    if (word == "all") {
      locks.edit = locks.move = locks.act = true;
    } else if (word == "edit") {
      locks.edit = true;
    } else if (word == "move") {
      locks.move = true;
    } else if (word == "do") {
      locks.act = true;
    } else if (const auto row = find_parameter(lesson_, word)) {
      if (std::ranges::find(locks.parameters, *row) == locks.parameters.end()) locks.parameters.push_back(*row);
    } else {
      std::string allowed = "all, edit, move, do";
      for (const model::Parameter& each : lesson_.parameters) allowed.append(", ").append(each.key);
      complain(Problem::Kind::unknown_value, word, std::move(allowed));
    }
  }

  void hide(std::string_view word) {
    const auto found = std::ranges::find(hideable, word, panel_word);
    if (word == answer) into_.answer_hidden = true;
    else if (found != hideable.end()) into_.hidden.add(*found);
    else complain(Problem::Kind::unknown_value, word, "code, answer, why, console");
  }

  void goal(std::string_view word) {
    const auto read = read_condition(lesson_, word);
    if (!read) return problems_.push_back(read.error());
    const auto same = [&](const Condition& each) { return each.kind == read->kind && each.row == read->row; };
    if (std::ranges::any_of(into_.goal, same)) complain(Problem::Kind::duplicate, word, {});
    else into_.goal.push_back(*read);
  }

  void expect(std::string_view value) {
    std::uint64_t hash = 0;
    for (const char c : value) {
      const bool digit = c >= '0' && c <= '9', letter = c >= 'a' && c <= 'f';
      if ((!digit && !letter) || value.size() != 16) return complain(Problem::Kind::unknown_value, value, "0123456789abcdef");
      hash = hash << 4 | static_cast<std::uint64_t>(digit ? c - '0' : c - 'a' + 10);
    }
    if (value.empty()) complain(Problem::Kind::unknown_value, value, "0123456789abcdef");
    else into_.expected = hash;
  }

  Teaching& into_;
  const model::Lesson& lesson_;
  std::string_view key_;
  std::vector<Problem>& problems_;
};

std::string format_panels(PanelSet panels) {
  std::string list;
  for (std::size_t i = 0; i < panel_words.size(); ++i)
    if (panels.has(static_cast<PanelName>(i))) append(list, panel_words[i]);
  return list;
}

std::string format_locks(const Locks& locks, const model::Lesson& lesson) {
  std::string list;
  if (locks.edit && locks.move && locks.act) append(list, "all");
  else for (const Lock lock : {Lock::edit, Lock::move, Lock::act})
    if (locks.holds(lock)) append(list, lock_words[static_cast<std::size_t>(lock)]);
  for (const std::size_t row : locks.parameters) append(list, lesson.parameters[row].key);
  return list;
}

std::string format_hidden(const Teaching& teaching) {
  std::string list = teaching.answer_hidden ? std::string(answer) : std::string();
  for (const PanelName panel : hideable)
    if (teaching.hidden.has(panel)) append(list, panel_word(panel));
  return list;
}

std::string format_goal(const std::vector<Condition>& goal, const model::Lesson& lesson) {
  std::string list;
  for (const Condition& condition : goal) append(list, format_condition(lesson, condition));
  return list;
}

}  // namespace

PanelSet Teaching::shown(const model::Lesson& lesson) const {
  const bool floor = lesson.stage == model::Stage::restaurant || lesson.stage == model::Stage::drawing;
  PanelSet set = panels.value_or(!present ? PanelSet::all() : floor ? projected : projected_program);
  for (const PanelName panel : hideable)
    if (hidden.has(panel)) set.remove(panel);
  if (answer_hidden) set.remove(PanelName::results);
  return set;
}

bool Teaching::none() const { return *this == Teaching(); }

void read_teaching(Teaching& into, const model::Lesson& lesson, std::string_view key, std::string_view value, std::vector<Problem>& problems) {
  Reader(into, lesson, key, problems).read(value);
}

std::string format_teaching(const Teaching& teaching, const model::Lesson& lesson) {
  const std::array<std::string, teaching_keys.size()> values = {
      teaching.panels ? format_panels(*teaching.panels) : std::string(),
      format_locks(teaching.locks, lesson),
      format_hidden(teaching),
      teaching.play ? std::string(play_words[*teaching.play ? 1 : 0]) : std::string(),
      teaching.present ? std::string(present_words[1]) : std::string(),
      format_goal(teaching.goal, lesson),
      teaching.expected ? trace::hash_text(*teaching.expected) : std::string(),
  };
  std::string link;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i].empty()) link.append("&").append(teaching_keys[i]).append("=").append(values[i]);
  }
  return link;
}

}  // namespace comptoir::session
