/// Short names and numbers as sentences say them.
#pragma once

#include <cstdint>
#include <string>

#include "loop/observer.hpp"
#include "model/lesson.hpp"
#include "text/keys.hpp"

namespace comptoir::session {

/// A task's name for a person: "burger 6", "commande 6", "main".
std::string task_label(text::Language, const loop::Name&);

/// The name of what is no part of the restaurant: "greet 1".
std::string plain_label(const loop::Name&);

/// What a resource is called for a person: a station of the restaurant, or its name.
std::string station_label(text::Language, const loop::Name& resource);

/// A line of the console: "client 8 : commande"; in a lesson with texts of its own, what its program prints.
std::string console_line(text::Language, const model::Lesson&, const loop::Name& task, const loop::Print&);

class Run;
/// The i-th line that a run has printed, with a file's own words where it is from one.
std::string printed_line(text::Language, const Run&, std::size_t i);

/// The same in English, as the Python program prints it: with plain spaces where the catalogue keeps a number with its noun.
std::string plain_line(const model::Lesson&, const loop::Name& task, const loop::Print&);

/// Seconds with one decimal at least: "4,0", "3,25".
std::string clock_seconds(text::Language, std::int64_t ns);

/// 2 to 10 in words, other numbers in figures.
std::string number_word(text::Language, std::int64_t n);

}  // namespace comptoir::session
