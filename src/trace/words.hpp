/// The words of exported traces: those of the recorded CPython traces, the same in every language. Not for people's eyes.
#pragma once

#include "loop/observer.hpp"

namespace comptoir::trace {

const char* word(loop::HandleKind);
const char* word(loop::FutureKind);
const char* word(loop::ResourceKind);
const char* word(loop::Outcome);

}  // namespace comptoir::trace
