#include "picture/outcome.hpp"

#include <algorithm>

namespace comptoir::picture {

Outcome outcome_of(const Context& context) {
  const session::Run& run = context.bench.run();
  if (context.future_shown && run.finished()) {
    const session::Score score = run.clients().score();
    return {score.satisfied, score.total, true, run.recording().end_time()};
  }
  const session::Playhead playhead = context.bench.playhead();
  const session::Score score = run.clients().score_at(playhead.position);
  return {score.satisfied, score.total, false, playhead.time};
}

std::uint32_t client_at_present(const Context& context) {
  const session::Clients& clients = context.bench.run().clients();
  const session::Playhead now = context.bench.playhead();
  std::uint32_t low = 1, high = clients.arrived() + 1;   // the first client who hasn't come
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (clients.client(middle).arrived <= now.time) low = middle + 1;
    else high = middle;
  }
  const std::uint32_t served = clients.score_at(now.position).served;
  return std::clamp(served + 1, 1u, std::max(1u, low - 1));
}

std::string exact_seconds(text::Language language, std::int64_t ns) {
  int decimals = 1;
  for (std::int64_t unit = 100'000'000; decimals < 3 && ns % unit != 0; unit /= 10) ++decimals;
  return text::decimal(language, ns, decimals);
}

}  // namespace comptoir::picture
