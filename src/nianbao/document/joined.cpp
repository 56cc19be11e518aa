// SPDX-License-Identifier: Apache-2.0
#include "nianbao/document/joined.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nianbao {

namespace {

class Joiner {
public:
    explicit Joiner(Document first) : m_whole(std::move(first)) {
        count_tables(m_whole);
    }

    void add(Document document) {
        ++m_file;
        const std::size_t before = m_whole.blocks.size();
        const std::uint32_t offset = m_tables;
        for (Block& block : document.blocks) {
            move(block, offset);
        }
        for (LeftOut& left_out : document.left_out) {
            left_out.place.file = m_file;
            left_out.block += before;
        }
        count_tables(document);
        m_whole.parser = document.parser == "flat" ? document.parser : m_whole.parser;
        m_whole.closed = m_whole.closed && document.closed;
        append(m_whole.blocks, document.blocks);
        append(m_whole.left_out, document.left_out);
        append(m_whole.meta, document.meta);
        append(m_whole.remarks, document.remarks);
    }

    Document whole() {
        return std::move(m_whole);
    }

private:
    template <typename T> static void append(std::vector<T>& to, std::vector<T>& from) {
        std::move(from.begin(), from.end(), std::back_inserter(to));
    }

    void count_tables(const Document& document) {
        for (const Block& block : document.blocks) {
            m_tables = block.kind == Block::Kind::table ? std::max(m_tables, block.table.number) : m_tables;
        }
    }

    void move(Block& block, std::uint32_t offset) const {
        block.line.place.file = block.kind == Block::Kind::line ? m_file : 0;
        if (block.kind == Block::Kind::line) {
            return;
        }
        block.table.place.file = m_file;
        block.table.number += offset;
        block.table.inside += block.table.inside > 0 ? offset : 0;
        for (GridRow& row : block.table.rows) {
            for (Cell& cell : row.cells) {
                cell.place.file = m_file;
            }
        }
    }

    Document m_whole;
    std::uint32_t m_file = 1;
    std::uint32_t m_tables = 0;
};

} // namespace

Document joined(std::vector<Document> documents) {
    Joiner joiner(std::move(documents.front()));
    for (std::size_t i = 1; i < documents.size(); ++i) {
        joiner.add(std::move(documents[i]));
    }
    return joiner.whole();
}

} // namespace nianbao
