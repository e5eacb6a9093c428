/// The clients' results as a table, one row a client: client,arrived,served,service_time,satisfied. RFC 4180.
/// Times are exact seconds with a decimal point; who was not served has two empty fields. The same in every language.
#pragma once

#include <functional>
#include <string_view>

#include "session/clients.hpp"

namespace comptoir::exports {

/// Gives the text piece by piece, in order, each of some kilobytes.
void clients_csv(const session::Clients&, const std::function<void(std::string_view)>& write);

}  // namespace comptoir::exports
