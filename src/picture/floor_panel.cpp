#include "picture/floor_panel.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "picture/figures.hpp"
#include "picture/parts.hpp"
#include "picture/stations.hpp"
#include "picture/task_chip.hpp"
#include "picture/task_label.hpp"

namespace comptoir::picture {
namespace {
using session::Client;
using text::Key;

constexpr float counter_height = 18, crew_room = 46, client_room = 74;
constexpr std::uint64_t crew_group = std::uint64_t{3} << 40;

// ---- Which clients are shown

struct Shown {
  std::vector<Client> clients;   ///< by number
  std::uint64_t hidden = 0;      ///< others in the restaurant
};

bool has_arrived(const Context& ctx, const Client& client) {
  return client.serve != loop::TaskId::none && ctx.bench.cursor().task(client.serve).state != trace::TaskState::absent;
}
bool is_served(const Context& ctx, const Client& client) {
  return client.served && client.served_at != 0 && client.served_at <= ctx.bench.cursor().position();
}

/// How many clients have come until now: they come in order, so that halving finds it.
std::uint32_t arrived_count(const Context& ctx) {
  const session::Clients& clients = ctx.bench.run().clients();
  std::uint32_t low = 0, high = clients.size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low + 1) / 2;
    if (has_arrived(ctx, clients.client(middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

Shown shown_clients(const Context& ctx, std::size_t places) {
  const session::Clients& clients = ctx.bench.run().clients();
  Shown shown;
  const std::uint32_t total = clients.size();
  if (places == 0) return shown;
  if (total <= places) {
    for (std::uint32_t n = 1; n <= total; ++n) shown.clients.push_back(clients.client(n));
    return shown;
  }
  const std::uint32_t arrived = arrived_count(ctx);
  const std::uint32_t inside = arrived - std::min(arrived, clients.score_at(ctx.bench.cursor().position()).served);
  const std::size_t coming = std::min<std::size_t>(total - arrived, places >= 6 ? 2 : 1);
  const std::size_t room = places - coming;
  // From the latest back to the first: those who still wait, and in free places those served.
  const bool crowded = inside >= room;
  const std::uint32_t furthest = arrived > 4096 ? arrived - 4096 : 0;
  std::size_t waiting_left = inside;
  for (std::uint32_t n = arrived; n > furthest && shown.clients.size() < room; --n) {
    const Client client = clients.client(n);
    const bool waits = !is_served(ctx, client);
    if (waits) --waiting_left;
    else if (crowded || shown.clients.size() + waiting_left >= room) continue;
    shown.clients.push_back(client);
  }
  std::ranges::reverse(shown.clients);
  const auto waiting = static_cast<std::size_t>(std::ranges::count_if(shown.clients, [&](const Client& c) { return !is_served(ctx, c); }));
  shown.hidden = inside - std::min<std::size_t>(inside, waiting);
  for (std::uint32_t n = arrived + 1; n <= total && shown.clients.size() < places; ++n) shown.clients.push_back(clients.client(n));
  return shown;
}

// ---- One client

DishState dish_state(const trace::TaskView& task) {
  switch (task.state) {
    case trace::TaskState::done: case trace::TaskState::cancelled: case trace::TaskState::failed: return DishState::done;
    case trace::TaskState::fresh: case trace::TaskState::ready: case trace::TaskState::running: return DishState::ready;
    case trace::TaskState::waiting: return task.wait.kind == loop::FutureKind::sleep ? DishState::being_made : DishState::waiting;
    case trace::TaskState::absent: break;
  }
  return DishState::waiting;
}

void dishes(draw::Scene& scene, const Context& ctx, const Client& client, draw::Point centre) {
  const std::array tasks{client.soda, client.burger, client.fries};
  for (std::uint8_t i = 0; i < tasks.size(); ++i) {
    if (tasks[i] == loop::TaskId::none) continue;
    const trace::TaskView task = ctx.bench.cursor().task(tasks[i]);
    if (task.state == trace::TaskState::absent) continue;
    const draw::Point at{centre.x + 17 * (static_cast<float>(i) - 1), centre.y};
    dish(scene, ctx.theme, at, i, dish_state(task));
    scene.hit({at.x - 8.5f, at.y - 9, 17, 26}, static_cast<std::uint16_t>(Hit::task), loop::number(tasks[i]));
  }
}

void one_client(draw::Scene& scene, const Context& ctx, const Client& client, draw::Point token, float pitch, bool details,
                std::uint32_t running) {
  const Theme& theme = ctx.theme;
  const session::Clients& clients = ctx.bench.run().clients();
  const std::string number = std::to_string(client.number);
  const bool selected = ctx.bench.selected_client() == client.number;
  const draw::Rect area{token.x - pitch / 2, token.y - 22, pitch, details ? 62.0f : 44.0f};
  scene.hit(area, static_cast<std::uint16_t>(Hit::client), client.number);
  const draw::Point below{token.x, token.y + 29};
  constexpr float radius = 15;
  if (!has_arrived(ctx, client)) {
    client_token(scene, theme, token, radius, number, TokenState::coming, 0, selected);
    const std::string when = ctx.words(Key::floor_seconds, {ctx.seconds(client.arrived, 1)});
    if (details && width_of(when, type::caption, draw::Face::mono) <= pitch - 4)
      words_at(scene, below, when, {.color = theme.text3, .face = draw::Face::mono, .align = draw::Align::centre});
    return;
  }
  const auto used = [&](loop::Time until) {
    return clients.patience().ns > 0 ? static_cast<float>((until - client.arrived).ns) / static_cast<float>(clients.patience().ns) : 2.0f;
  };
  if (is_served(ctx, client)) {
    const bool in_time = clients.satisfied(client);
    const StateColors& colors = in_time ? theme.ok : theme.late;
    client_token(scene, theme, token, radius, number, in_time ? TokenState::served_in_time : TokenState::served_late, used(*client.served), selected);
    if (!details) return;
    const std::string waited = ctx.words(Key::floor_seconds, {ctx.seconds({(*client.served - client.arrived).ns}, 1)});
    const float width = 14 + width_of(waited, type::caption, draw::Face::mono);
    if (width > pitch - 2) return;
    draw::icon(scene, in_time ? draw::Icon::check : draw::Icon::late, {below.x - width / 2 + 5, below.y}, in_time ? 11 : 12, colors.text,
               {.stroke = 1.8f, .on = theme.bg1});
    words_at(scene, {below.x + width / 2, below.y}, waited, {.color = colors.text, .face = draw::Face::mono, .align = draw::Align::right});
    return;
  }
  client_token(scene, theme, token, radius, number, client.number == running ? TokenState::running : TokenState::waiting,
               used(ctx.bench.time()), selected);
  if (details) dishes(scene, ctx, client, below);
}

// ---- The crew member

struct CrewNow {
  std::uint32_t client = 0;   ///< in front of this one; 0: at the bell
  std::string words;
};

CrewNow crew_now(const Context& ctx) {
  const auto handle = ctx.bench.cursor().running();
  if (!handle) return {0, std::string(ctx.words(Key::floor_crew_idle))};
  if (!is_task_step(handle->info.kind)) return {0, std::string(ctx.words(Key::floor_crew_callback))};
  const loop::Name name = ctx.bench.run().recording().task(handle->info.task).name;
  const std::uint32_t client = model::client_of(name);
  const std::string number = std::to_string(client);
  switch (model::role_of(name)) {
    case model::Role::serve:
      return {client, ctx.words(handle->info.kind == loop::HandleKind::step ? Key::floor_crew_takes : Key::floor_crew_serves, {number})};
    case model::Role::soda: return {client, ctx.words(Key::floor_crew_soda, {number})};
    case model::Role::burger: return {client, ctx.words(Key::floor_crew_burger, {number})};
    case model::Role::fries: return {client, ctx.words(Key::floor_crew_fries, {number})};
    case model::Role::main: return {0, std::string(ctx.words(Key::floor_crew_main))};
    case model::Role::other: break;
  }
  return {0, name.str()};
}

/// Behind the counter whose top is at `counter_y`; `x` is where the client stands.
void crew(draw::Scene& scene, const Context& ctx, const CrewNow& now, float x, float counter_y, draw::Rect room, float bell_x) {
  const Theme& theme = ctx.theme;
  draw::icon(scene, draw::Icon::bell, {bell_x, counter_y - 9}, 18, theme.text3);
  scene.begin_group(crew_group, {x, counter_y});
  crew_member(scene, theme, {x, counter_y - 22});
  const float right_room = bell_x - 16 - (x + 24), left_room = x - 24 - room.x;
  const float width = width_of(now.words);
  const bool to_left = left_room >= width || left_room >= right_room;
  words_at(scene, {to_left ? x - 24 : x + 24, counter_y - 14}, now.words,
           {.color = theme.run.text, .align = to_left ? draw::Align::right : draw::Align::left, .max_width = std::max(0.0f, to_left ? left_room : right_room)});
  scene.end_group();
}

}  // namespace

draw::Scene floor_panel(const Context& ctx, draw::Size size) {
  draw::Scene scene(size);
  const Theme& theme = ctx.theme;
  const bool stacked = size.w < 600 && size.h > size.w;
  constexpr std::array stations{model::Station::soda, model::Station::cook, model::Station::fryer};
  scene.box({0, 0, size.w, size.h}, {.fill = theme.bg1, .radius = 12});

  // From top to bottom: stations, the crew, the counter, the clients.
  const float top = 24, gap = 8;
  const float spare = size.h - top - crew_room - counter_height - client_room;
  const float each = std::min(stacked ? (spare - 2 * gap) / 3 : spare, station_height);
  const float station = each < 30 ? 0 : each;   // too low for stations: the counter alone
  const float stations_end = top + (stacked && station > 0 ? 3 * station + 2 * gap : station);
  const float crew_height = std::clamp(size.h - stations_end - counter_height - 46, 26.0f, crew_room - 2);
  const float counter_y = stations_end + crew_height;
  const float floor_y = counter_y + counter_height;
  const draw::Rect floor{1, floor_y, size.w - 2, std::max(0.0f, size.h - floor_y - 1)};
  tiled_floor(scene, theme, floor);
  awning(scene, theme, {1, 1, size.w - 2, 16});
  scene.box({0, 0, size.w, size.h}, {.stroke = theme.line, .radius = 12});

  if (size.h < top + 26 + counter_height) return scene;

  if (stacked && station > 0) {
    for (std::size_t i = 0; i < stations.size(); ++i)
      station_card(scene, ctx, {12, top + (station + gap) * static_cast<float>(i), size.w - 24, station}, stations[i]);
  } else if (station > 0) {
    const float inner = size.w - 24 - 2 * gap;
    const std::array<float, 3> widths{inner * 224 / 752, inner * 276 / 752, inner * 252 / 752};
    float x = 12;
    for (std::size_t i = 0; i < stations.size(); x += widths[i++] + gap)
      station_card(scene, ctx, {x, top, widths[i], station}, stations[i]);
  }

  scene.box({.5f, counter_y, size.w - 1, counter_height}, {.fill = theme.wood});
  scene.box({.5f, floor_y - 2, size.w - 1, 2}, {.fill = theme.wood2});
  const std::string_view slogan = ctx.words(Key::floor_one_thread_long);
  words_at(scene, {16, counter_y + 8.5f}, width_of(slogan) <= size.w - 32 ? slogan : ctx.words(Key::floor_one_thread),
           {.color = theme.on_wood, .max_width = size.w - 32});

  // The clients' places.
  const bool details = floor.h >= client_room - 8;
  const float row_pitch = details ? client_room : 44;
  const std::uint32_t total = ctx.bench.run().clients().size();
  const float digits = width_of(std::to_string(std::max(total, 10u)), type::body, draw::Face::semibold);
  const float least = std::max(details ? 56.0f : 44.0f, digits + 24);
  const auto columns_fitting = static_cast<std::size_t>(std::max(0.0f, (size.w - 16) / least));
  const auto rows = floor.h < 40 ? std::size_t{0} : static_cast<std::size_t>(std::max(1.0f, floor.h / row_pitch));
  std::size_t places = rows * columns_fitting;
  Shown shown = shown_clients(ctx, places);
  if (shown.hidden > 0 && places > 1) shown = shown_clients(ctx, --places);
  const std::size_t things = shown.clients.size() + (shown.hidden > 0 ? 1 : 0);
  const std::size_t columns = std::max<std::size_t>(1, std::min({columns_fitting, std::max<std::size_t>(things, 1)}));
  const float pitch = std::min(76.0f + std::max(0.0f, (size.w - 792) / 20), (size.w - 16) / static_cast<float>(columns));
  const float left = columns < columns_fitting || total <= places ? (size.w - pitch * static_cast<float>(columns)) / 2 + pitch / 2 : 8 + (size.w - 16) / static_cast<float>(columns) / 2;
  const float used_height = row_pitch * static_cast<float>((std::max<std::size_t>(things, 1) + columns - 1) / columns);
  const float first_y = floor_y + 25 + std::clamp((floor.h - used_height) / 2, 0.0f, 24.0f);
  const auto place = [&](std::size_t i) -> draw::Point {
    return {left + pitch * static_cast<float>(i % columns), first_y + row_pitch * static_cast<float>(i / columns)};
  };
  const CrewNow now = crew_now(ctx);
  const float bell_x = size.w - 28;
  float crew_x = bell_x - 34;
  std::size_t i = 0;
  if (shown.hidden > 0) {
    const draw::Point at = place(i++);
    const float w = more_chip_width(shown.hidden);
    more_chip(scene, theme, {at.x - w / 2, at.y - 12, w, 24}, shown.hidden);
  }
  for (const Client& client : shown.clients) {
    const draw::Point at = place(i++);
    one_client(scene, ctx, client, at, pitch, details, now.client);
    if (client.number == now.client) crew_x = std::clamp(at.x, 24.0f, bell_x - 30);
  }
  if (total > 0 && things == 0 && floor.h >= 30)
    words_at(scene, {size.w / 2, floor_y + floor.h / 2}, ctx.words(Key::floor_nobody), {.color = theme.text3, .align = draw::Align::centre});
  crew(scene, ctx, now, crew_x, counter_y, {12, stations_end, size.w - 24, crew_height}, bell_x);
  return scene;
}

}  // namespace comptoir::picture
