// SPDX-License-Identifier: Apache-2.0
// `nianbao catalog add`: records read by many threads, written by one.
#include "cli/commands.hpp"
#include "cli/ordered_run.hpp"
#include "cli/record_list.hpp"
#include "cli/run.hpp"
#include "cli/signals.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"
#include "nianbao/base/digest.hpp"
#include "nianbao/catalog/catalog.hpp"
#include "nianbao/catalog/catalog_writer.hpp"
#include "nianbao/catalog/rows_of_record.hpp"
#include "nianbao/catalog/stored_agencies.hpp"
#include "nianbao/io/source.hpp"
#include "nianbao/record/read_record.hpp"

#include <array>
#include <new>
#include <optional>
#include <utility>

namespace nianbao::cli {

namespace {

/// One input, as a thread hands it on.
struct Prepared {
    std::optional<catalog::RecordRows> rows;
    std::optional<Error> error;
    bool skipped = false;
};

class Add {
public:
    Add(const CatalogAddArguments& arguments, const Messages& messages)
        : m_arguments(arguments), m_messages(messages), m_knowledge(knowledge_with(arguments.forms)), m_labels(m_knowledge) {
    }

    int run() {
        const database::Address address = database::parse_address(m_arguments.catalog);
        std::vector<AgencyEntry> agencies;
        if (!m_arguments.agencies.empty()) {
            agencies = parse_agencies(read_source(m_arguments.agencies, m_arguments.agencies, Limits{}).bytes, m_arguments.agencies);
        }
        std::vector<std::string> named = m_arguments.records;
        if (!m_arguments.files_from.empty()) {
            const std::vector<std::string> more = read_path_list(m_arguments.files_from, m_arguments.null);
            named.insert(named.end(), more.begin(), more.end());
        }
        m_inputs = list_inputs(named, "");
        watch_signals();
        const auto connection = catalog::open_catalog(address, database::Access::write);
        if (!m_arguments.agencies.empty()) {
            catalog::store_agencies(*connection, agencies, m_knowledge.lexicon);
        }
        add_all(*connection);
        if (!m_arguments.quiet) {
            tell();
        }
        if (signal_seen() != 0) {
            end_by_signal(signal_seen());
        }
        return m_failed > 0 ? 1 : 0;
    }

private:
    void add_all(database::Connection& connection) {
        catalog::CatalogWriter writer(connection, {m_arguments.replace, m_arguments.batch});
        OrderedJob<const Input*, Prepared> job;
        std::size_t index = 0;
        job.next = [&](const Input*& input) {
            input = index < m_inputs.size() ? &m_inputs[index++] : nullptr;
            return input != nullptr;
        };
        job.work = [this](const Input* input) { return prepare(*input); };
        job.consume = [&](const Input* input, Prepared prepared) { put(writer, *input, std::move(prepared)); };
        job.stopped = [] { return signal_seen() != 0; };
        run_ordered(job, thread_count(m_arguments.jobs, m_inputs.size()));
        writer.commit(); // also where a signal came: what was added stays
    }

    Prepared prepare(const Input& input) const {
        Prepared prepared;
        if (may_be_no_record(input)) {
            prepared.skipped = true;
            return prepared;
        }
        try {
            const std::string xml = read_input(input, Limits{}).bytes;
            const Record record = read_record(xml, input.name, Limits{});
            prepared.rows = catalog::rows_of_record(record, sha256(xml), m_labels, m_knowledge);
        } catch (const Error& error) {
            prepared.skipped = is_no_record(input, error);
            prepared.error = error;
        } catch (const std::bad_alloc&) {
            prepared.error = Error(ErrorCode::internal, "out-of-memory");
        } catch (const std::exception& error) {
            prepared.error = Error(ErrorCode::internal, "internal", error.what());
        }
        return prepared;
    }

    void put(catalog::CatalogWriter& writer, const Input& input, Prepared prepared) {
        if (prepared.skipped) {
            ++m_skipped;
            return;
        }
        if (prepared.rows) {
            try {
                ++m_counts[static_cast<std::size_t>(writer.add(*prepared.rows))];
                return;
            } catch (const Error& error) {
                if (!catalog::CatalogWriter::concerns_record(error)) {
                    throw;
                }
                prepared.error = error;
            }
        }
        ++m_failed;
        print_error(m_messages, input.path, *prepared.error);
    }

    void tell() const {
        const auto count = [&](catalog::Added added) { return std::to_string(m_counts[static_cast<std::size_t>(added)]); };
        write_error_line(m_messages.text("catalog.added", {{"added", count(catalog::Added::added)},
                                                           {"replaced", count(catalog::Added::replaced)},
                                                           {"unchanged", count(catalog::Added::unchanged)},
                                                           {"duplicates", count(catalog::Added::duplicate)},
                                                           {"skipped", std::to_string(m_skipped)},
                                                           {"failed", std::to_string(m_failed)}}));
    }

    const CatalogAddArguments& m_arguments;
    const Messages& m_messages;
    Knowledge m_knowledge;
    catalog::LabelBook m_labels;
    std::vector<Input> m_inputs;
    std::array<std::size_t, 4> m_counts{}; ///< by Added
    std::size_t m_skipped = 0;
    std::size_t m_failed = 0;
};

} // namespace

int command_catalog_add(const CatalogAddArguments& arguments, const Messages& messages) {
    return Add(arguments, messages).run();
}

} // namespace nianbao::cli
