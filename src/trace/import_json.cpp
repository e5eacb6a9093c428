#include "trace/import_json.hpp"

#include "trace/hash.hpp"

namespace comptoir::trace {
namespace {

/// As much of a value as a message shows.
constexpr std::size_t most_shown = 60;

std::string shown(std::string_view text) { return '"' + std::string(text.substr(0, most_shown)) + (text.size() > most_shown ? "…\"" : "\""); }

std::string shown(Range range) { return std::to_string(range.least) + " … " + std::to_string(range.most); }

}  // namespace

JsonImport::JsonImport(ImportedRun& run) : run_(run), recorder_(run.recording) {}

bool JsonImport::read(std::string_view piece) {
  if (problem_) return false;
  if (reader_.read(piece)) return true;
  if (!problem_) problem_ = reader_.problem();
  return false;
}

bool JsonImport::finish() {
  if (problem_) return false;
  if (!reader_.finish()) {
    if (!problem_) problem_ = reader_.problem();
    return false;
  }
  recorder_.finish();
  return whole();
}

// Tokens.

bool JsonImport::take(const JsonToken& token) {
  token_ = token;
  using Is = JsonToken::Kind;
  switch (token.kind) {
    case Is::object_begin: case Is::array_begin: return open(token);
    case Is::object_end: case Is::array_end: return close();
    case Is::key: return key(token);
    default: return value(token);
  }
}

bool JsonImport::open(const JsonToken& token) {
  const bool is_object = token.kind == JsonToken::Kind::object_begin;
  Section next = Section::outside;
  bool wants_object = true;
  switch (section_) {
    case Section::outside: next = Section::whole; break;
    case Section::tasks: next = Section::task; break;
    case Section::resources: next = Section::resource; break;
    case Section::events: next = Section::event; break;
    case Section::reports: next = Section::report; break;
    case Section::whole:
      wants_object = false;
      switch (member_) {
        case Member::program: next = Section::program; wants_object = true; break;
        case Member::tasks: next = Section::tasks; break;
        case Member::resources: next = Section::resources; break;
        case Member::events: next = Section::events; break;
        case Member::reports: next = Section::reports; break;
        default: return fail(Kind::wrong_type, word(type_of(member_)));
      }
      break;
    case Section::program:
      if (member_ != Member::places) return fail(Kind::wrong_type, word(type_of(member_)));
      next = Section::places;
      wants_object = false;
      break;
    case Section::places: return fail(Kind::wrong_type, word(MemberType::number));
    default: return fail(Kind::wrong_type, word(type_of(member_)));
  }
  if (is_object != wants_object) return fail(Kind::wrong_type, word(wants_object ? MemberType::object : MemberType::array));
  section_ = next;
  if (is_object) {
    object().has = 0;
    object().begin = {token.line, token.column};
  }
  return true;
}

bool JsonImport::close() {
  switch (section_) {
    case Section::whole: section_ = Section::outside; return complete(whole_shape);
    case Section::places: section_ = Section::program; return true;
    case Section::program:
      section_ = Section::whole;
      if (!complete(program_shape)) return false;
      run_.file = item_.text(Member::file);
      run_.source = item_.text(Member::source);
      return true;
    case Section::task: section_ = Section::tasks; return complete(task_shape) && numbered(last_task_);
    case Section::resource: section_ = Section::resources; return complete(resource_shape) && numbered(last_resource_);
    case Section::event: section_ = Section::events; return event();
    case Section::report: section_ = Section::reports; return complete(report_shape) && report();
    default: section_ = Section::whole; return true;
  }
}

Members JsonImport::allowed() const {
  const auto all = [](const ObjectShape& shape) { return shape.required | shape.optional; };
  switch (section_) {
    case Section::whole: return all(whole_shape);
    case Section::program: return all(program_shape);
    case Section::task: return all(task_shape);
    case Section::resource: return all(resource_shape);
    case Section::event: return event_members();
    default: return all(report_shape);
  }
}

bool JsonImport::key(const JsonToken& token) {
  const auto member = find_member(allowed(), token.text);
  if (!member) return fail(Kind::unknown_member, words_of(allowed()));
  if (object().holds(*member)) return fail(Kind::twice);
  member_ = *member;
  object().has |= bit(*member);
  object().at[static_cast<std::size_t>(member_)] = {token.line, token.column};
  return true;
}

bool JsonImport::value(const JsonToken& token) {
  using Is = JsonToken::Kind;
  switch (section_) {
    case Section::outside: case Section::tasks: case Section::resources: case Section::events: case Section::reports:
      return fail(Kind::wrong_type, word(MemberType::object));
    default: break;
  }
  const bool in_places = section_ == Section::places;
  const MemberType type = in_places ? MemberType::number : type_of(member_);
  const bool fits = token.kind == Is::number ? type == MemberType::number
                    : token.kind == Is::text ? type == MemberType::text
                                             : type == MemberType::truth && token.kind != Is::null;
  if (!fits) return fail(Kind::wrong_type, word(type));
  if (type == MemberType::number) {
    const Range range = range_of(member_);
    if (token.number < range.least || token.number > range.most) return fail(Kind::out_of_range, shown(range));
  }
  if (in_places) {
    if (run_.places.size() == 65'535) return fail(Kind::too_many, "65535");
    run_.places.push_back(static_cast<std::uint32_t>(token.number));
    return true;
  }
  Object& of = object();
  const auto i = static_cast<std::size_t>(member_);
  of.at[i] = {token.line, token.column};
  if (type == MemberType::text) of.texts[i] = token.text;
  else of.numbers[i] = type == MemberType::number ? token.number : token.kind == Is::truth;
  return true;
}

bool JsonImport::complete(const ObjectShape& shape) {
  if (const Members missing = shape.required & ~item_.has; section_ != Section::outside && missing) return fail(Kind::missing, words_of(missing));
  if (const Members missing = shape.required & ~whole_.has; section_ == Section::outside && missing) return fail(Kind::missing, words_of(missing));
  return true;
}

// What is no event.

bool JsonImport::numbered(std::uint32_t& last) {
  if (item_.id(Member::id) != last + 1) return fail(Kind::next_number, Member::id, std::to_string(last + 1));
  ++last;
  return true;
}

bool JsonImport::report() {
  ImportedRun::Report report{item_.id(Member::k), {item_.number(Member::t)}, loop::TaskId{item_.id(Member::task)},
                             item_.text(Member::message), item_.holds(Member::error) ? item_.text(Member::error) : std::string()};
  if (!run_.reports.empty() && report.position < run_.reports.back().position)
    return fail(Kind::place, Member::k, shown(Range{run_.reports.back().position, range_of(Member::k).most}));
  run_.reports.push_back(std::move(report));
  return true;
}

/// What is said of the whole, compared with what came of the events.
bool JsonImport::whole() {
  item_ = whole_;
  token_.line = token_.column = 1;
  if (item_.number(Member::version) != 1) return fail(Kind::version, Member::version, "1");
  run_.title = item_.holds(Member::title) ? item_.text(Member::title) : std::string();
  run_.made_by = item_.holds(Member::made_by) ? item_.text(Member::made_by) : std::string();
  if (item_.holds(Member::time)) {
    run_.real_time = item_.text(Member::time) == "real";
    if (!run_.real_time && item_.text(Member::time) != "virtual") return fail(Kind::unknown_word, Member::time, "real, virtual");
  }
  run_.complete = item_.number(Member::complete, 1) != 0;
  const std::int64_t end = run_.recording.end_time().ns;
  if (item_.holds(Member::end_time) && run_.complete && item_.number(Member::end_time) != end)
    return fail(Kind::end_time, Member::end_time, std::to_string(end));
  const std::string hash = hash_text(run_.recording.hash());
  if (item_.holds(Member::hash) && item_.text(Member::hash) != hash) return fail(Kind::hash, Member::hash, hash);
  for (std::size_t i = 0; i < run_.reports.size(); ++i) {
    const ImportedRun::Report& report = run_.reports[i];
    if (report.position <= run_.recording.handle_count() && number(report.task) <= rules_.tasks()) continue;
    const bool task = number(report.task) > rules_.tasks();
    problem_ = {task ? Kind::no_such_task : Kind::place, "reports[" + std::to_string(i) + (task ? "].task" : "].k"), {},
                "0 … " + std::to_string(task ? rules_.tasks() : run_.recording.handle_count()), 1, 1};
    return false;
  }
  return true;
}

// What is wrong.

/// At the value, or at the beginning of what is open.
bool JsonImport::fail(Kind kind, std::string allowed) {
  problem_ = {kind, reader_.path(), {}, std::move(allowed), token_.line, token_.column};
  using Is = JsonToken::Kind;
  if (token_.kind == Is::number) problem_.value = std::to_string(token_.number);
  else if (token_.kind == Is::text || token_.kind == Is::key) problem_.value = shown(token_.text);
  else if (token_.kind == Is::truth || token_.kind == Is::falsehood) problem_.value = token_.kind == Is::truth ? "true" : "false";
  else if (token_.kind == Is::null) problem_.value = "null";
  else if (token_.kind == Is::object_end) {
    const Object& of = section_ == Section::outside ? whole_ : item_;
    problem_.line = of.begin.line;
    problem_.column = of.begin.column;
  }
  return false;
}

/// At a member of the object that has just ended.
bool JsonImport::fail(Kind kind, Member member, std::string allowed) {
  const auto i = static_cast<std::size_t>(member);
  if (!item_.holds(member)) return fail(kind, std::move(allowed));
  const std::string before = reader_.path();
  problem_ = {kind, before.empty() ? word(member) : before + '.' + word(member), {}, std::move(allowed), item_.at[i].line, item_.at[i].column};
  switch (type_of(member)) {
    case MemberType::number: problem_.value = std::to_string(item_.numbers[i]); break;
    case MemberType::text: problem_.value = shown(item_.texts[i]); break;
    default: break;
  }
  return false;
}

bool JsonImport::allows(const RunRules::Refusal& refusal) {
  if (!refusal) return true;
  switch (refusal.about) {
    case RunRules::About::handle: return fail(refusal.kind, Member::handle, refusal.allowed);
    case RunRules::About::task: return fail(refusal.kind, Member::task, refusal.allowed);
    case RunRules::About::other: return fail(refusal.kind, Member::other, refusal.allowed);
    case RunRules::About::resource: return fail(refusal.kind, Member::resource, refusal.allowed);
    case RunRules::About::time: return fail(refusal.kind, Member::t, refusal.allowed);
    case RunRules::About::number: return fail(refusal.kind, Member::number, refusal.allowed);
    case RunRules::About::event: break;
  }
  return fail(refusal.kind, Member::event, refusal.allowed);
}

}  // namespace comptoir::trace
