// SPDX-License-Identifier: Apache-2.0
#include "cli/record_list.hpp"

#include "cli/batch/path_list.hpp"
#include "cli/summary.hpp"

#include <algorithm>
#include <atomic>
#include <new>
#include <optional>
#include <system_error>
#include <thread>

namespace nianbao::cli {

namespace {

struct Read {
    std::optional<Brief> brief;
    std::optional<Error> error;
    bool skipped = false;
};

bool ends_with_xml(const std::string& name) {
    return name.size() > 4 && name.compare(name.size() - 4, 4, ".xml") == 0;
}

Read read_one(const Input& input) {
    Read read;
    if (may_be_no_record(input)) {
        read.skipped = true;
        return read;
    }
    try {
        read.brief = read_brief(read_input(input, Limits{}).bytes, input.name, Limits{});
        read.brief->path = input.path;
    } catch (const Error& error) {
        read.skipped = is_no_record(input, error);
        if (!read.skipped) {
            read.error = error;
        }
    } catch (const std::bad_alloc&) {
        read.error = Error(ErrorCode::internal, "out-of-memory");
    } catch (const std::exception& error) {
        read.error = Error(ErrorCode::internal, "internal", error.what());
    }
    return read;
}

} // namespace

bool may_be_no_record(const Input& input) {
    return input.origin == Input::Origin::folder && !input.trouble && !ends_with_xml(input.name); // figures.csv and the like
}

bool is_no_record(const Input& input, const Error& error) {
    return input.origin == Input::Origin::folder && error.key() == "record-not-a-record";
}

std::vector<std::string> read_path_list(const std::string& file, bool null) {
    std::vector<std::string> paths;
    read_path_list(file, null, [&paths](std::string path) { paths.push_back(std::move(path)); });
    return paths;
}

RecordList read_records(const std::vector<Input>& inputs, unsigned threads, const Messages& messages) {
    std::vector<Read> reads(inputs.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < inputs.size(); i = next++) {
            reads[i] = read_one(inputs[i]);
        }
    };
    std::vector<std::thread> helpers;
    try {
        for (unsigned i = 1; i < threads; ++i) {
            helpers.emplace_back(work);
        }
    } catch (const std::system_error&) {
        // Fewer threads than wished for will do: this one works, too.
    }
    work();
    for (std::thread& helper : helpers) {
        helper.join();
    }
    RecordList list;
    for (std::size_t i = 0; i < reads.size(); ++i) {
        if (reads[i].brief) {
            list.briefs.push_back(std::move(*reads[i].brief));
        } else if (reads[i].skipped) {
            ++list.skipped;
        } else {
            ++list.failed;
            print_error(messages, inputs[i].path, *reads[i].error);
        }
    }
    return list;
}

} // namespace nianbao::cli
