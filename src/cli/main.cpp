#include <cstdio>
#include <string_view>
#include <vector>

#include "cli/program.hpp"

int main(int count, char** words) {
  const std::vector<std::string_view> arguments(words + (count > 0 ? 1 : 0), words + count);
  const auto to = [](std::FILE* file) {
    return [file](std::string_view text) { std::fwrite(text.data(), 1, text.size(), file); };
  };
  const int status = comptoir::cli::run_program(arguments, to(stdout), to(stderr));
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
  std::perror("comptoir");   // a full disk: what was written is not whole
  return 1;
}
