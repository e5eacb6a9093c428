/// The words of exported traces: those of the recorded CPython traces, the same in every language. Not for people's eyes.
#pragma once

#include <span>

#include "loop/observer.hpp"

namespace comptoir::trace {

const char* word(loop::HandleKind);
const char* word(loop::FutureKind);
const char* word(loop::ResourceKind);
const char* word(loop::Outcome);

// All of them, each at the number of its kind. The word of FutureKind::none is empty.
std::span<const char* const> words_of_handles();
std::span<const char* const> words_of_futures();
std::span<const char* const> words_of_resources();
std::span<const char* const> words_of_outcomes();

}  // namespace comptoir::trace
