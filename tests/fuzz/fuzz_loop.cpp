// Reads random programs with CPython's traces (tests/oracle/program_traces.py) from its input, and answers each one as soon as
// it is there: "same"; or "differs" and the trace that came out here; or "crashed" and how. An empty line ends an answer.
// Each program runs in a process of its own, so that a crash is an answer too.
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <iostream>

#include "tests/loop/random_program.hpp"

namespace {

using Lines = std::vector<std::string>;

void answer(const std::string& program, const Lines& expected) {
  const Lines actual = comptoir::loop::trace_of(nlohmann::json::parse(program));
  const bool same = comptoir::loop::difference(actual, expected).empty();
  std::cout << (same ? "same\n" : "differs\n");
  if (!same) {
    for (const std::string& line : actual) std::cout << line << '\n';
  }
}

}  // namespace

int main() {
  constexpr unsigned most_seconds = 20;
  for (std::string program, line; std::getline(std::cin, program);) {
    Lines expected;
    while (std::getline(std::cin, line) && !line.empty()) expected.push_back(line);
    const pid_t child = fork();
    if (child == 0) {
      alarm(most_seconds);
      answer(program, expected);
      std::cout.flush();
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) std::cout << "crashed\n" << strsignal(WTERMSIG(status)) << '\n';
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0) std::cout << "crashed\nexit status " << WEXITSTATUS(status) << '\n';
    std::cout << std::endl;
  }
}
