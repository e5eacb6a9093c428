#include "picture/theme.hpp"

namespace comptoir::picture {
namespace {
using draw::rgb;

constexpr Theme dark{
    .name = "dark",
    .bg0 = rgb(0x131210), .bg1 = rgb(0x1C1A17), .bg2 = rgb(0x262320), .bg3 = rgb(0x34302B),
    .line = rgb(0x38332D), .line2 = rgb(0x544D44),
    .text = rgb(0xF5EFE4), .text2 = rgb(0xC9BEAD), .text3 = rgb(0xA0957F),
    .tile = rgb(0x211F1B), .wood = rgb(0x72552E), .wood2 = rgb(0x4A3920), .on_wood = rgb(0xFFF6E6),
    .awning = rgb(0x3B332A), .awning2 = rgb(0x5A431A),
    .skin = rgb(0xE9DCC6), .skin_edge = rgb(0xE9DCC6), .cloth = rgb(0xF5EFE4), .hat = rgb(0xE9E0D0), .hat_edge = rgb(0xA0957F),
    .future = rgb(0x756B5E), .wait = rgb(0xA89D8B),
    .bar = rgb(0x2C6F99), .on_bar = rgb(0xF2F9FF), .bar_edge = rgb(0x2C6F99), .progress = rgb(0x56B4E9),
    .on_run = rgb(0x201500), .on_sleep = rgb(0x06202F),
    .run = {rgb(0xE69F00), rgb(0xF6BB46), rgb(0x38290A), rgb(0xE69F00)},
    .ready = {rgb(0xCC79A7), rgb(0xEBA9CB), rgb(0x3A2431), rgb(0xA8668D)},
    .sleep = {rgb(0x56B4E9), rgb(0x86CBF2), rgb(0x173040), rgb(0x3A7BA3)},
    .ok = {rgb(0x009E73), rgb(0x43CDA3), rgb(0x0F3328), rgb(0x12795B)},
    .late = {rgb(0xD55E00), rgb(0xFF965C), rgb(0x42210C), rgb(0xB0560F)},
};

constexpr Theme light{
    .name = "light",
    .bg0 = rgb(0xEFE8DB), .bg1 = rgb(0xFFFCF6), .bg2 = rgb(0xF6F0E5), .bg3 = rgb(0xEAE1D1),
    .line = rgb(0xDFD5C3), .line2 = rgb(0xBDB09A),
    .text = rgb(0x27211A), .text2 = rgb(0x554B3E), .text3 = rgb(0x6E6353),
    .tile = rgb(0xFAF5EB), .wood = rgb(0xD9B679), .wood2 = rgb(0xAD8A4C), .on_wood = rgb(0x3A2A0E),
    .awning = rgb(0xEADFCB), .awning2 = rgb(0xF1D79E),
    .skin = rgb(0xF3E2C8), .skin_edge = rgb(0xC9B391), .cloth = rgb(0xFFFCF6), .hat = rgb(0xFFFFFF), .hat_edge = rgb(0x8B7F6C),
    .future = rgb(0x8E836F), .wait = rgb(0x736858),
    .bar = rgb(0x56B4E9), .on_bar = rgb(0x06202F), .bar_edge = rgb(0x2E8AC0), .progress = rgb(0x2E8AC0),
    .on_run = rgb(0x201500), .on_sleep = rgb(0x06202F),
    .run = {rgb(0xE69F00), rgb(0x855800), rgb(0xFCEBC6), rgb(0xB57A00)},
    .ready = {rgb(0xCC79A7), rgb(0x93386B), rgb(0xF9E4EF), rgb(0xB8618F)},
    .sleep = {rgb(0x56B4E9), rgb(0x005F97), rgb(0xDCEFFB), rgb(0x2E8AC0)},
    .ok = {rgb(0x009E73), rgb(0x006B4C), rgb(0xD5F0E5), rgb(0x1C8F69)},
    .late = {rgb(0xD55E00), rgb(0xA34400), rgb(0xFCE3D2), rgb(0xC76A28)},
};
}  // namespace

const Theme& theme(ThemeName name) { return name == ThemeName::dark ? dark : light; }

}  // namespace comptoir::picture
