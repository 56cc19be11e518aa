// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/nianbao/members/containers.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;
using namespace nianbao::test;
using Lines = std::vector<std::string>;
using std::string_literals::operator""s;

namespace {

const std::string html = "Content-Type: text/html; charset=\"GBK\"\r\n";

std::string page(const std::string& body, const std::string& headers = html) {
    return warc_page("http://a/b", headers, body);
}

Lines lines_of_warc(const std::string& bytes, const Limits& limits = {}) {
    const Folder folder;
    return lines_of_file(folder.file("a.warc", bytes), limits);
}

Lines one(const std::string& body) {
    return {"a/b GBK http://a/b: " + body};
}

} // namespace

TEST_CASE("warc members: pages, resources and texts, whatever stands between") {
    const Folder folder;
    const std::string path = folder.file(
        "a.warc", warc_record("warcinfo", "", "", "software: x\r\n") + warc_record("request", "http://a/", "", "GET / HTTP/1.1\r\n\r\n") +
                      page("<p>1") + warc_page("http://a/c.docx", "content-type:application/vnd.openxmlformats\n", "PK") +
                      warc_page("http://a/d", "", "unknown") + warc_page("http://a/e.png", "Content-Type: image/png\r\n", "png") +
                      warc_page("http://a/f.css", "Content-Type: Text/CSS\r\n", "x") +
                      warc_record("response", "http://a/g", "Content-Type: application/http\r\n", "HTTP/1.1 404 Not Found\r\n\r\nno") +
                      warc_record("response", "dns:a", "Content-Type: text/dns\r\n", "a 1") +
                      warc_record("revisit", "http://a/b", "Content-Type: application/http\r\n", "HTTP/1.1 200 OK\r\n\r\n") +
                      warc_record("resource", "<file:///x/h.html>", "Content-Type: text/html\r\n", "<p>h") +
                      warc_record("resource", "http://a/i.jpg", "Content-Type: image/jpeg\r\n", "jpg") +
                      warc_record("conversion", "http://a/b", "Content-Type: text/plain\r\n", "t") + warc_record("metadata", "", "", "x"));
    REQUIRE(is_container(path));
    const auto reader = open_members(path, {}, {});
    REQUIRE(lines_of(*reader) == Lines{"a/b GBK http://a/b: <p>1", "a/c.docx http://a/c.docx: PK", "a/d http://a/d: unknown",
                                       "x/h.html file:///x/h.html: <p>h", "a/b~2 flat http://a/b: t"});
    REQUIRE(reader->passed_over() == 9);
}

TEST_CASE("warc members: names of types in any case, answers of FTP, pages that a proxy changed") {
    const std::string http = "Content-Type: application/http\r\n";
    REQUIRE(lines_of_warc(warc_record("Response", "http://a/b", http, "HTTP/1.1 203 OK\r\n\r\n<p>1") +
                          warc_record("RESOURCE", "http://a/c", "Content-Type: text/html\r\n", "<p>2") +
                          warc_record("response", "ftp://a/d.html", "Content-Type: text/html\r\n", "<p>3")) ==
            Lines{"a/b http://a/b: <p>1", "a/c http://a/c: <p>2", "a/d.html ftp://a/d.html: <p>3"});
}

TEST_CASE("warc members: a body shorter than it was promised is no page") {
    REQUIRE(lines_of_warc(page("<p>1", html + "Content-Length: 5\r\n")) == Lines{"a/b! corrupt warc-incomplete content-length byte 0"});
    REQUIRE(lines_of_warc(page("<p>1", html + "Content-Length: 4\r\n")) == one("<p>1"));
    REQUIRE(lines_of_warc(page("<p>1", html + "Content-Length: 3\r\n")) == one("<p>1")); // unpacked by the crawler, header kept
    REQUIRE(lines_of_warc(page("4\r\n<p>1\r\n0\r\n\r\n", html + "Transfer-Encoding: chunked\r\nContent-Length: 400\r\n")) == one("<p>1"));
}

TEST_CASE("warc members: a film that is longer than the cap is passed over like any other") {
    Limits limits;
    limits.input_bytes = 200'000;
    const std::string film(300'000, 'x');
    const Folder folder;
    const auto reader = open_members(folder.file("a.warc", warc_page("http://a/f.mp4", "Content-Type: video/mp4\r\n", film) + page("<p>1") +
                                                            warc_page("http://a/g.html", "Content-Type: text/html\r\n", film)), {}, limits);
    const Lines lines = lines_of(*reader);
    REQUIRE(lines.size() == 2);
    REQUIRE(lines[0] == one("<p>1")[0]);
    REQUIRE(lines[1].rfind("a/g.html! too-large limit input_bytes byte ", 0) == 0);
    REQUIRE(reader->passed_over() == 1);
}

TEST_CASE("warc members: what transport does to a page is undone") {
    const std::string text = "<p>" + std::string(70'000, 'x');
    const std::string chunked = html + "Transfer-Encoding: chunked\r\n";
    const std::string gzip = html + "Content-Encoding: gzip\r\n";
    const std::string deflate = html + "Content-Encoding: deflate\r\n";
    REQUIRE(lines_of_warc(page("4;ext=1\r\n<p>1\r\n2\r\n23\r\n0\r\n\r\n", chunked)) == one("<p>123"));
    REQUIRE(lines_of_warc(page("<p>plain", chunked)) == one("<p>plain")); // undone by the crawler, header kept
    REQUIRE(lines_of_warc(page(gzipped(text), gzip)) == one(text));
    REQUIRE(lines_of_warc(page("<p>plain", gzip)) == one("<p>plain"));
    REQUIRE(lines_of_warc(page(gzipped("<p>") + gzipped("12"), gzip)) == one("<p>12")); // several members are one text
    REQUIRE(lines_of_warc(page(gzipped(text), html)) == one(text)); // the header was lost
    REQUIRE(lines_of_warc(page(deflated(text, 15), deflate)) == one(text));
    REQUIRE(lines_of_warc(page(deflated(text, -15), deflate)) == one(text));
    REQUIRE(lines_of_warc(page("<p>plain", deflate)) == one("<p>plain"));
    const std::string packed = gzipped("<p>1");
    char size[16];
    std::snprintf(size, sizeof size, "%zX\r\n", packed.size());
    REQUIRE(lines_of_warc(page(size + packed + "\r\n0\r\n\r\n", gzip + "Transfer-Encoding: Chunked\r\n")) == one("<p>1"));
}

TEST_CASE("warc members: a page that cannot be had is in trouble, the next is read") {
    const auto trouble = [](const std::string& body, const std::string& headers) {
        const Lines lines = lines_of_warc(page(body, headers) + warc_page("http://a/z", "", "z"));
        REQUIRE(lines.size() == 2);
        REQUIRE(lines[1] == "a/z http://a/z: z");
        return lines[0];
    };
    const std::string coding = "Content-Encoding: ";
    REQUIRE(trouble("\x01\x02", coding + "br\r\n") == "a/b! unsupported http-coding br byte 0");
    REQUIRE(trouble("x", coding + "br,br,br\r\nTransfer-Encoding: a, b\r\n") == "a/b! unsupported http-coding b byte 0");
    REQUIRE(trouble(gzipped("abc").substr(0, 15), coding + "gzip\r\n") == "a/b! corrupt http-body gzip byte 0");
    REQUIRE(trouble("\x01\x02", coding + "deflate\r\n") == "a/b! corrupt http-body deflate byte 0");
    const std::string chunked = "Transfer-Encoding: chunked\r\n";
    for (const char* const body : {"2\r\n12\r\n", "2\r\n12\r\n5\r\n1", "2\r\n12\r\nx\r\n", "2\r\n1", "ffffffffffffffff\r\n1\r\n0\r\n", "2\r\n12\r\n-1\r\n"}) {
        CAPTURE(body);
        REQUIRE(trouble(body, chunked) == "a/b! corrupt http-body chunked byte 0");
    }
}

TEST_CASE("warc members: what the archive did not keep whole is no page") {
    const std::string http = "Content-Type: application/http\r\n";
    const std::string whole = "HTTP/1.1 200 OK\r\n\r\n<p>";
    REQUIRE(lines_of_warc(warc_record("response", "http://a", http + "WARC-Truncated: length\r\n", whole)) ==
            Lines{"a/index! corrupt warc-incomplete length byte 0"});
    REQUIRE(lines_of_warc(warc_record("response", "http://a", http + "WARC-Segment-Number: 1\r\n", whole)) ==
            Lines{"a/index! corrupt warc-incomplete segment byte 0"});
    for (const char* const block : {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 abc OK\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 20\r\n\r\n", "<p>"}) {
        CAPTURE(block);
        REQUIRE(lines_of_warc(warc_record("response", "http://a", http, block)) == Lines{"a/index! corrupt http-header byte 0"});
    }
    REQUIRE(lines_of_warc(warc_record("response", "http://a", http, "HTTP/1.1 200 OK\r\n" + std::string(70'000, 'x') + "\r\n\r\n")) ==
            Lines{"a/index! corrupt http-header byte 0"});
}

TEST_CASE("warc members: lengths that lie") {
    const std::string first = page("1");
    const std::string last = warc_page("http://a/z", "", "z");
    const std::string at = std::to_string(first.size());
    const std::string block = "HTTP/1.1 200 OK\r\n\r\n2";
    const auto lines = [&](const std::string& length) {
        return lines_of_warc(first + warc_record("response", "http://a/2", "Content-Type: application/http\r\n", block, length) + last);
    };
    const Lines garbage = {"a/b GBK http://a/b: 1", "a/2! corrupt warc-garbage byte " + at, "a/z http://a/z: z"};
    for (const char* const length : {"-1", "+20", "0x10", "18446744073709551616", "1e3", "2 0", "19", "10", "0", "60", "300", "1000"}) {
        CAPTURE(length);
        REQUIRE(lines(length) == garbage);
    }
    // beyond all bounds: skipped, and the file ends within it
    REQUIRE(lines("18446744073709551615") == Lines{"a/b GBK http://a/b: 1", "error: corrupt warc-truncated byte " + at});
    REQUIRE(lines("20").size() == 3);
    REQUIRE(lines("22")[1] == "a/2 http://a/2: 2\r\n"); // line ends that count are no harm
    std::string without = warc_record("response", "http://a/2", "", block);
    without.replace(without.find("Content-Length"), 14, "Content-Width-");
    REQUIRE(lines_of_warc(first + without + last) == garbage);
}

TEST_CASE("warc members: garbage between records is told, and passed") {
    const std::string first = page("1");
    const std::string last = warc_page("http://a/z", "", "z");
    REQUIRE(lines_of_warc(first + "garbage\r\n" + last) ==
            Lines{"a/b! corrupt warc-garbage byte 0", "a/z http://a/z: z"}); // whose is it?
    REQUIRE(lines_of_warc(first + std::string(2000, '\n') + "x\n" + last) ==
            Lines{"a/b! corrupt warc-garbage byte 0", "a/z http://a/z: z"});
    REQUIRE(lines_of_warc("WARC/x\n\n" + last) == Lines{"record-1! corrupt warc-garbage byte 0", "a/z http://a/z: z"});
    REQUIRE(lines_of_warc("WARC/1.0\r\n" + std::string(100'000, 'x') + "\n" + last) ==
            Lines{"record-1! corrupt warc-garbage byte 0", "a/z http://a/z: z"});
    REQUIRE(lines_of_warc("WARC/1.0\r\nWARC-Type") == Lines{"error: corrupt warc-truncated byte 0"});
    REQUIRE(lines_of_warc(first.substr(0, first.size() - 5)) == Lines{"error: corrupt warc-truncated byte 0"});
    REQUIRE(lines_of_warc(first.substr(0, first.size() - 4)).size() == 1); // all of it, only the line ends are missing
    REQUIRE(lines_of_warc(last + first.substr(0, 100)) ==
            Lines{"a/z http://a/z: z", "error: corrupt warc-truncated byte " + std::to_string(last.size())});
    std::string unix_lines;
    for (const char c : first) {
        unix_lines += c == '\r' ? "" : std::string(1, c);
    }
    REQUIRE(lines_of_warc(warc_record("resource", "http://a/r", "X:\r\n y\r\n z\r\n", "r") + last).size() == 2);
}

TEST_CASE("warc members: caps") {
    Limits limits;
    limits.input_bytes = 10;
    REQUIRE(lines_of_warc(page("0123456789") + page("0123456789a"), limits) ==
            Lines{"a/b GBK http://a/b: 0123456789", "a/b~2! too-large limit input_bytes byte " + std::to_string(page("0123456789").size())});
    REQUIRE(lines_of_warc(page(gzipped("0123456789a"), "Content-Encoding: gzip\r\n"), limits) == Lines{"a/b! too-large limit input_bytes byte 0"});
    const std::string long_page = page(std::string(100'000, 'x')); // not even looked at
    REQUIRE(lines_of_warc(long_page + page("1"), limits) == Lines{"a/b! too-large limit input_bytes byte 0", "a/b~2 GBK http://a/b: 1"});
    limits = Limits{};
    limits.archive_members = 1;
    REQUIRE(lines_of_warc(page("1") + warc_record("metadata", "", "", "x"), limits).size() == 1);
    REQUIRE(lines_of_warc(page("1") + page("2"), limits).back() ==
            "error: too-large limit archive_members byte " + std::to_string(page("1").size()));
}

TEST_CASE("warc members: gzip, a member a record or one over all") {
    const Folder folder;
    const auto lines = [&](const std::string& bytes) {
        const std::string path = folder.file("a.warc.gz", bytes);
        REQUIRE(is_container(path));
        return lines_of_file(path);
    };
    const std::string first = page("<p>1");
    const std::string second = warc_page("http://a/z", "", "z");
    const Lines both = {"a/b GBK http://a/b: <p>1", "a/z http://a/z: z"};
    REQUIRE(lines(gzipped(first) + gzipped(second)) == both);
    REQUIRE(lines(gzipped(first + second)) == both);
    const std::string packed = gzipped(second);
    REQUIRE(lines(gzipped(first) + packed + "x") == Lines{both[0], both[1], "error: corrupt gzip-garbage byte " + std::to_string(gzipped(first).size() + packed.size())});
    REQUIRE(lines(gzipped(first) + packed.substr(0, packed.size() - 20)) == Lines{both[0], "error: corrupt gzip-truncated"});
    REQUIRE(lines(gzipped(first) + packed.substr(0, packed.size() - 1)) == Lines{both[0], "error: corrupt gzip-truncated"});
    std::string wrong = packed;
    wrong[wrong.size() - 8] ^= 1; // the checksum: a digit may be another
    REQUIRE(lines(gzipped(first) + wrong).size() == 2);
    REQUIRE(lines(gzipped(first) + wrong).front() == both[0]);
    REQUIRE(lines(gzipped(first) + wrong).back().rfind("error: corrupt gzip-checksum", 0) == 0);
    REQUIRE(lines(zstd_frame(first) + zstd_frame(second)) == both);
}

TEST_CASE("warc members: a bomb in a page, and one of pages") {
    REQUIRE(lines_of_warc(page(gzipped(std::string(100'000'000, 'x')), "Content-Encoding: gzip\r\n") + page("1")) ==
            Lines{"a/b! too-large limit input_bytes byte 0", "a/b~2 GBK http://a/b: 1"});
    const Folder folder;
    const std::string path = folder.file("a.warc.gz", gzipped(page("1") + page(std::string(30'000'000, 'x'))));
    REQUIRE(lines_of_file(path) == Lines{"a/b GBK http://a/b: 1", "error: too-large limit archive_ratio"});
}
