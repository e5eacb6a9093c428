#include "exports/clients_csv.hpp"

#include "text/format.hpp"
#include "trace/text_pieces.hpp"

namespace comptoir::exports {

void clients_csv(const session::Clients& clients, const std::function<void(std::string_view)>& write) {
  trace::TextPieces out(write);
  out << "client,arrived,served,service_time,satisfied\r\n";
  for (std::uint32_t n = 1; n <= clients.size(); ++n) {
    const session::Client client = clients.client(n);
    out << n << ',' << text::plain_seconds(client.arrived.ns) << ',';
    if (client.served) out << text::plain_seconds(client.served->ns) << ',' << text::plain_seconds((*client.served - client.arrived).ns);
    else out << ',';
    out << (clients.satisfied(client) ? ",true\r\n" : ",false\r\n");
  }
}

}  // namespace comptoir::exports
