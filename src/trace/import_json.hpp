/// The file of a run (docs/run.schema.json) read piece by piece into a recording: the same as of the run that it was written of.
/// Everything is checked before the recorder is told, and the first thing that is wrong ends it, with its place.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "trace/import_problem.hpp"
#include "trace/imported_run.hpp"
#include "trace/json_reader.hpp"
#include "trace/recorder.hpp"
#include "trace/run_members.hpp"
#include "trace/run_rules.hpp"

namespace comptoir::trace {

class JsonImport final : private JsonSink {
 public:
  /// `run` must be new, and stay where it is.
  explicit JsonImport(ImportedRun& run);

  /// False when there is a problem.
  bool read(std::string_view piece);
  /// The text is over. False when there is a problem.
  bool finish();
  /// Of the first thing that is wrong.
  const ImportProblem& problem() const { return problem_; }

 private:
  using Kind = ImportProblem::Kind;
  enum class Section : std::uint8_t { outside, whole, program, places, tasks, task, resources, resource, events, event, reports, report };

  /// The members of one object.
  struct Object {
    struct At { std::uint32_t line = 1, column = 1; };
    Members has = 0;
    std::array<std::int64_t, member_count> numbers{};
    std::array<std::string, member_count> texts;
    std::array<At, member_count> at{};
    At begin;
    bool holds(Member member) const { return has & bit(member); }
    std::int64_t number(Member member, std::int64_t otherwise = 0) const {
      return holds(member) ? numbers[static_cast<std::size_t>(member)] : otherwise;
    }
    std::uint32_t id(Member member) const { return static_cast<std::uint32_t>(number(member)); }
    const std::string& text(Member member) const { return texts[static_cast<std::size_t>(member)]; }
  };

  bool take(const JsonToken&) override;
  std::size_t longest_text() const override { return member_ == Member::source ? most_of_source : most_of_text; }

  bool open(const JsonToken&);
  bool close();
  bool key(const JsonToken&);
  bool value(const JsonToken&);
  Object& object() { return section_ == Section::whole ? whole_ : item_; }
  Members allowed() const;
  bool complete(const ObjectShape&);

  bool event();
  bool tell(EventKind);
  bool tell_of_loop(EventKind);
  bool tell_of_task(EventKind);
  bool tell_of_resource(EventKind);
  bool scheduled(bool timer);
  bool printed();
  bool report();
  bool numbered(std::uint32_t& last);
  bool whole();

  std::optional<loop::Name> name(Member);
  template <class Kind>
  std::optional<Kind> kind(Member, std::span<const char* const> words);
  std::optional<std::int64_t> ranged(Member, Range);
  bool fail(Kind, std::string allowed = {});
  bool fail(Kind, Member, std::string allowed = {});
  bool allows(const RunRules::Refusal&);

  ImportedRun& run_;
  Recorder recorder_;
  RunRules rules_;
  JsonReader reader_{*this};
  ImportProblem problem_;
  Section section_ = Section::outside;
  Member member_ = Member::version;   ///< whose value is read
  Object whole_, item_;
  JsonToken token_;                   ///< taken last
  EventKind event_ = EventKind::iteration;
  std::uint32_t last_task_ = 0, last_resource_ = 0, last_timer_ = 0;
};

}  // namespace comptoir::trace
