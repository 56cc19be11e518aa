// SPDX-License-Identifier: Apache-2.0
// Every cap on what one input may cost, in one place. Each is tested at the cap and one beyond.
#ifndef NIANBAO_BASE_LIMITS_HPP
#define NIANBAO_BASE_LIMITS_HPP

#include <cstddef>
#include <cstdint>

namespace nianbao {

/// A cap that is exceeded ends the conversion with ErrorCode::too_large and the cap's name as detail.
struct Limits {
    std::size_t input_bytes = 20'000'000;   ///< bytes of one input file
    std::size_t unpacked_bytes = 64'000'000; ///< bytes of all entries read from one DOCX
    std::size_t unpacked_ratio = 200;       ///< unpacked / packed bytes of one entry above 1 MB
    std::size_t zip_entries = 4'096;        ///< entries in the directory of one DOCX
    std::size_t archive_members = 10'000'000; ///< inputs in one ZIP, TAR, WARC or file of JSON Lines
    std::size_t archive_ratio = 400;        ///< unpacked / packed bytes of one of these, above 10 MB
    std::size_t elements = 250'000;         ///< elements of one HTML or XML tree
    std::size_t nesting = 4'000;            ///< depth of one HTML or XML tree
    std::size_t open_formatting = 512;      ///< formatting elements open at once in HTML
    std::size_t tag_bytes = 64'000;         ///< bytes of one HTML tag, attributes included
    std::size_t cells = 100'000;            ///< cells of all tables of one document
    std::size_t span = 1'000;               ///< columns or rows one cell may cover (more is clamped)
    std::size_t tokens = 200'000;           ///< texts and bars of all lines of one document
    double seconds = 4.0;                   ///< CPU seconds for one input, reading and writing it apart
};

} // namespace nianbao

#endif // NIANBAO_BASE_LIMITS_HPP
