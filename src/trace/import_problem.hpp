/// What is wrong with the file of a run, and where: data, which whoever shows it puts into words. Never an exception.
#pragma once

#include <cstdint>
#include <string>

namespace comptoir::trace {

struct ImportProblem {
  enum class Kind : std::uint8_t {
    none,
    // Of the text: it is no JSON, or too much of it.
    not_json,          ///< `allowed`: what may stand here
    cut,               ///< the text ends before its object does
    not_utf8,
    bad_escape,
    too_long,          ///< a text; `allowed`: bytes at most
    too_deep,
    not_whole,         ///< a number with a fraction or an exponent
    // Of its members: docs/run.schema.json says what they are.
    wrong_type,        ///< `allowed`: the type
    unknown_member,    ///< `allowed`: those that this object has
    twice,
    missing,           ///< `allowed`: the member
    not_here,          ///< of another event; `allowed`: the members of this one
    out_of_range,      ///< `allowed`: "1 … 12"
    unknown_word,      ///< `allowed`: the words
    version,           ///< `allowed`: "1"
    hash,              ///< of the file; `allowed`: what the events give
    end_time,          ///< `allowed`: what the events give
    // Of what happens: no loop does that.
    next_number,       ///< ids are counted one by one; `allowed`: the next one
    time_back,         ///< `allowed`: not before
    place,             ///< k or t of an event, where the events before give `allowed`
    too_many,          ///< events, names; `allowed`: at most
    no_such_task,
    no_such_resource,
    no_such_handle,
    task_over,
    not_running,       ///< only the running task does that
    ready_twice,       ///< its step is in the ready queue already
    not_first,         ///< `allowed`: the handle that is first, or nothing
    handle_runs,       ///< one handle at a time; `allowed`: the one that runs
    no_handle_runs,
    cancelled,         ///< a cancelled handle is skipped
    not_cancelled,
    not_due,           ///< `allowed`: its deadline
    not_pending,       ///< neither in the ready queue nor on the heap
    no_timer_kind,     ///< a step is no timer
    in_line_twice,
    not_in_line,
    not_failed,        ///< the task has not ended with an error
  };

  Kind kind = Kind::none;
  std::string path;      ///< "events[1234].task"; empty: the whole file
  std::string value;     ///< as it stands there, shortened; empty where it says nothing
  std::string allowed;
  std::uint32_t line = 1, column = 1;   ///< of the text, in characters

  explicit operator bool() const { return kind != Kind::none; }
};

/// The name of a kind, by which a page finds its words: "wrong_type".
const char* word(ImportProblem::Kind);

}  // namespace comptoir::trace
