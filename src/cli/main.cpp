#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "cli/program.hpp"

namespace {

std::string save(const std::string& path, std::string_view text) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) return std::strerror(errno);
  const bool whole = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const int problem = errno;
  if (std::fclose(file) == 0 && whole) return {};
  return std::strerror(whole ? errno : problem);
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string_view> arguments(words + (count > 0 ? 1 : 0), words + count);
  const auto to = [](std::FILE* file) {
    return [file](std::string_view text) { std::fwrite(text.data(), 1, text.size(), file); };
  };
  const int status = comptoir::cli::run_program(arguments, to(stdout), to(stderr), save);
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
  std::perror("comptoir");   // a full disk: what was written is not whole
  return 1;
}
