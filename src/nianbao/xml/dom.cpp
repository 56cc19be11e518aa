// SPDX-License-Identifier: Apache-2.0
// libxml2 with its traps closed: see the comments, each of which was measured on 2.9.14.
#include "nianbao/xml/dom.hpp"

#include "nianbao/base/deadline.hpp"
#include "nianbao/base/error.hpp"
#include "nianbao/text/decode.hpp"
#include "nianbao/xml/tag_bytes.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

#include <algorithm>
#include <array>
#include <climits>
#include <mutex>
#include <optional>
#include <utility>

namespace nianbao::xml {

namespace {

using Document = std::unique_ptr<_xmlDoc, Tree::Deleter>;

struct ContextDeleter {
    void operator()(xmlParserCtxt* context) const noexcept {
        xmlFreeParserCtxt(context);
    }
};
using Context = std::unique_ptr<xmlParserCtxt, ContextDeleter>;

xmlParserInput* load_nothing(const char* /*url*/, const char* /*id*/, xmlParserCtxt* /*context*/) noexcept {
    return nullptr;
}

/// NONET does not stop local files; a loader that loads nothing does.
void initialize() {
    static std::once_flag once;
    std::call_once(once, [] {
        xmlInitParser();
        xmlSetExternalEntityLoader(load_nothing);
    });
}

std::string_view view(const xmlChar* text) noexcept {
    return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(text)};
}

bool is_formatting(std::string_view name) noexcept {
    static constexpr std::array<std::string_view, 14> names = {"a",    "b",     "big",    "code",   "em", "font", "i",
                                                               "nobr", "s",     "small",  "strike", "strong", "tt",
                                                               "u"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What is counted while a tree grows. The callbacks cannot throw: they note the cap and stop the parser.
class Watch {
public:
    Watch(const Limits& limits, bool html) : m_limits(limits), m_html(html), m_start(thread_seconds()) {
    }

    void enter(xmlParserCtxt* context, std::string_view name, std::size_t attributes) noexcept {
        m_formatting += m_html && is_formatting(name) ? 1U : 0U;
        if (++m_depth > m_limits.nesting) {
            stop(context, "nesting");
        } else if (m_formatting > m_limits.open_formatting) {
            stop(context, "open_formatting");
        }
        count(context);
        work(context, attributes * attributes / 64); // each is compared with all before it
    }
    void leave(std::string_view name) noexcept {
        m_depth -= m_depth > 0 ? 1U : 0U;
        m_formatting -= m_html && m_formatting > 0 && is_formatting(name) ? 1U : 0U;
    }
    void count(xmlParserCtxt* context) noexcept {
        if (++m_nodes > m_limits.elements) {
            stop(context, "elements");
        }
        work(context, 1);
    }
    /// Reading the clock costs about as much as 20 elements, so it is read after the work of 256.
    void work(xmlParserCtxt* context, std::size_t amount) noexcept {
        m_work += amount;
        if (m_work >= 256) {
            m_work = 0;
            if (thread_seconds() - m_start > m_limits.seconds) {
                stop(context, "seconds");
            }
        }
    }
    void refuse_doctype(xmlParserCtxt* context) noexcept {
        m_doctype = true;
        xmlStopParser(context);
    }
    void note(const xmlError& error) noexcept {
        if (error.level == XML_ERR_FATAL && m_message.empty()) {
            try {
                m_message = error.message == nullptr ? "?" : error.message;
                m_line = error.line;
            } catch (...) {
                m_line = error.line; // out of memory: the message is only for people
            }
        }
        // XML_PARSE_HUGE is set, so this can only be the library's own last resort.
        m_dropped = m_dropped || (m_html && error.code == XML_ERR_INTERNAL_ERROR);
    }
    void throw_if_stopped(const std::string& name) const {
        if (m_doctype) {
            throw Error(ErrorCode::corrupt, "xml-doctype", {}, name);
        }
        if (m_reached != nullptr) {
            throw Error(ErrorCode::too_large, "limit", m_reached, name);
        }
        if (m_dropped) {
            throw Error(ErrorCode::too_large, "limit", "nesting", name);
        }
    }
    const std::string& message() const noexcept {
        return m_message;
    }
    int line() const noexcept {
        return m_line;
    }

private:
    void stop(xmlParserCtxt* context, const char* cap) noexcept {
        m_reached = m_reached == nullptr ? cap : m_reached;
        xmlStopParser(context);
    }

    const Limits& m_limits;
    bool m_html;
    double m_start;
    std::size_t m_nodes = 0;
    std::size_t m_depth = 0;
    std::size_t m_formatting = 0;
    std::size_t m_work = 0;
    const char* m_reached = nullptr;
    bool m_doctype = false;
    bool m_dropped = false;
    std::string m_message;
    int m_line = 0;
};

xmlParserCtxt* context_of(void* data) noexcept {
    return static_cast<xmlParserCtxt*>(data);
}

Watch& watch_of(void* data) noexcept {
    return *static_cast<Watch*>(context_of(data)->_private);
}

void start_html(void* data, const xmlChar* name, const xmlChar** attributes) noexcept {
    xmlSAX2StartElement(data, name, attributes);
    std::size_t count = 0;
    while (attributes != nullptr && attributes[2 * count] != nullptr) {
        ++count;
    }
    watch_of(data).enter(context_of(data), view(name), count);
}

void end_html(void* data, const xmlChar* name) noexcept {
    xmlSAX2EndElement(data, name);
    watch_of(data).leave(view(name));
}

// libxml2's own signature
void start_xml(void* data, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int namespaces,
               const xmlChar** declared, int attributes, int defaulted, const xmlChar** values) noexcept {
    xmlSAX2StartElementNs(data, name, prefix, uri, namespaces, declared, attributes, defaulted, values);
    watch_of(data).enter(context_of(data), {}, static_cast<std::size_t>(attributes));
}

void end_xml(void* data, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri) noexcept {
    xmlSAX2EndElementNs(data, name, prefix, uri);
    watch_of(data).leave({});
}

void count_comment(void* data, const xmlChar* /*text*/) noexcept {
    watch_of(data).count(context_of(data));
}

void count_instruction(void* data, const xmlChar* /*target*/, const xmlChar* /*text*/) noexcept {
    watch_of(data).count(context_of(data));
}

void refuse_doctype(void* data, const xmlChar* /*name*/, const xmlChar* /*id*/, const xmlChar* /*system*/) noexcept {
    watch_of(data).refuse_doctype(context_of(data));
}

void note_error(void* data, xmlError* error) noexcept {
    Watch& watch = watch_of(data);
    watch.note(*error);
    // An end tag that closes nothing starts no element, but is compared with all that are open: its error is
    // the only place to look at the clock.
    watch.work(context_of(data), 1 + static_cast<std::size_t>(context_of(data)->nameNr) / 16);
}

int checked_size(std::string_view bytes, const std::string& name) {
    if (bytes.size() > static_cast<std::size_t>(INT_MAX)) {
        throw Error(ErrorCode::too_large, "limit", "input_bytes", name);
    }
    return static_cast<int>(bytes.size());
}

void watch_with(xmlParserCtxt& context, Watch& watch) {
    context._private = &watch;
    context.sax->serror = note_error;
    // Comments and instructions are no text, and as nodes they would cost memory that no cap counts.
    context.sax->comment = count_comment;
    context.sax->processingInstruction = count_instruction;
}

/// XML_PARSE_HUGE lifts the library's caps (depth 256, 10 MB of text); ours hold instead. Without a DOCTYPE
/// there are no entities that could grow.
constexpr int xml_options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE |
                            XML_PARSE_BIG_LINES | XML_PARSE_COMPACT;
constexpr int html_options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                             HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE | XML_PARSE_BIG_LINES;

Document read_xml(std::string_view bytes, const std::string& name, const Limits& limits, bool trusted = false) {
    initialize();
    if (!trusted) {
        check_xml_bytes(bytes, name, limits);
    }
    const bool is_utf16 = bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
    const std::string decoded = is_utf16 ? decode(bytes, {}, {}).text : std::string{};
    if (is_utf16) {
        bytes = decoded;
        check_xml_bytes(bytes, name, limits);
    }
    Watch watch(limits, false);
    const Context context{xmlNewParserCtxt()};
    if (context == nullptr) {
        throw Error(ErrorCode::internal, "out-of-memory");
    }
    watch_with(*context, watch);
    if (!trusted) {
        context->sax->startElementNs = start_xml;
        context->sax->endElementNs = end_xml;
    }
    context->sax->internalSubset = refuse_doctype;
    Document document{xmlCtxtReadMemory(context.get(), bytes.data(), checked_size(bytes, name), nullptr,
                                        is_utf16 ? "UTF-8" : nullptr, xml_options)};
    watch.throw_if_stopped(name);
    if (document == nullptr || xmlDocGetRootElement(document.get()) == nullptr) {
        std::string message = watch.message();
        message.erase(message.find_last_not_of(" \n") + 1);
        throw Error(ErrorCode::corrupt, "xml-corrupt", message, name + " line " + std::to_string(watch.line()));
    }
    return document;
}

} // namespace

bool Node::is_element() const noexcept {
    return m_node != nullptr && m_node->type == XML_ELEMENT_NODE;
}

bool Node::is_text() const noexcept {
    return m_node != nullptr && (m_node->type == XML_TEXT_NODE || m_node->type == XML_CDATA_SECTION_NODE);
}

bool Node::is_comment() const noexcept {
    return m_node != nullptr && m_node->type == XML_COMMENT_NODE;
}

std::string_view Node::name() const noexcept {
    return is_element() ? view(m_node->name) : std::string_view{};
}

std::string_view Node::name_space() const noexcept {
    return is_element() && m_node->ns != nullptr ? view(m_node->ns->href) : std::string_view{};
}

std::string_view Node::text() const noexcept {
    return is_text() ? view(m_node->content) : std::string_view{};
}

std::string Node::content() const {
    std::string all{text()};
    const xmlNode* node = m_node == nullptr || !is_element() ? nullptr : m_node->children;
    while (node != nullptr) {
        all += Node{node}.text();
        if (node->type == XML_ELEMENT_NODE && node->children != nullptr) {
            node = node->children;
            continue;
        }
        while (node != m_node && node->next == nullptr) {
            node = node->parent;
        }
        node = node == m_node ? nullptr : node->next;
    }
    return all;
}

std::string_view Node::attribute(std::string_view name) const noexcept {
    if (!is_element()) {
        return {};
    }
    for (const xmlAttr* attribute = m_node->properties; attribute != nullptr; attribute = attribute->next) {
        if (view(attribute->name) == name) {
            const bool has_text = attribute->children != nullptr && attribute->children->content != nullptr;
            return has_text ? view(attribute->children->content) : std::string_view{""};
        }
    }
    return {};
}

bool Node::has_attribute(std::string_view name) const noexcept {
    return attribute(name).data() != nullptr;
}

Node Node::first_child() const noexcept {
    return Node{is_element() ? m_node->children : nullptr};
}

Node Node::next() const noexcept {
    return Node{m_node == nullptr ? nullptr : m_node->next};
}

Node Node::parent() const noexcept {
    const bool has_parent = m_node != nullptr && m_node->parent != nullptr &&
                            m_node->parent->type == XML_ELEMENT_NODE;
    return Node{has_parent ? m_node->parent : nullptr};
}

Node Node::child(std::string_view name) const noexcept {
    Node child = first_child();
    while (child && child.name() != name) {
        child = child.next();
    }
    return child;
}

std::size_t Node::line() const noexcept {
    const long line = m_node == nullptr ? 0 : xmlGetLineNo(m_node);
    return line < 0 ? 0 : static_cast<std::size_t>(line);
}

Tree::Tree(std::unique_ptr<_xmlDoc, Deleter> document) : m_document(std::move(document)) {
}
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;
Tree::~Tree() = default;

void Tree::Deleter::operator()(_xmlDoc* document) const noexcept {
    xmlFreeDoc(document);
}

Node Tree::root() const noexcept {
    return Node{m_document == nullptr ? nullptr : xmlDocGetRootElement(m_document.get())};
}

Tree parse_xml(std::string_view bytes, const std::string& name, const Limits& limits) {
    return Tree{read_xml(bytes, name, limits)};
}

Tree parse_embedded_xml(std::string_view bytes, const std::string& name) {
    return Tree{read_xml(bytes, name, Limits{}, true)};
}

Tree parse_html(std::string_view utf8, const std::string& name, const Limits& limits) {
    initialize();
    check_html_bytes(utf8, name, limits);
    Watch watch(limits, true);
    const Context context{htmlNewParserCtxt()};
    if (context == nullptr) {
        throw Error(ErrorCode::internal, "out-of-memory");
    }
    watch_with(*context, watch);
    context->sax->initialized = XML_SAX2_MAGIC; // else structured errors are not told to serror
    context->sax->startElement = start_html;
    context->sax->endElement = end_html;
    // "UTF-8" is named, so that no stale <meta> makes the library decode, which cuts pages silently.
    Document document{htmlCtxtReadMemory(context.get(), utf8.data(), checked_size(utf8, name), nullptr, "UTF-8",
                                         html_options)};
    watch.throw_if_stopped(name);
    if (document == nullptr) {
        document.reset(htmlNewDocNoDtD(nullptr, nullptr));
    }
    return Tree{std::move(document)};
}

namespace {

struct SchemaDeleter {
    void operator()(xmlSchemaParserCtxt* parser) const noexcept {
        xmlSchemaFreeParserCtxt(parser);
    }
    void operator()(xmlSchema* schema) const noexcept {
        xmlSchemaFree(schema);
    }
    void operator()(xmlSchemaValidCtxt* validator) const noexcept {
        xmlSchemaFreeValidCtxt(validator);
    }
};

struct Faults {
    std::vector<std::string> messages;
    const void* last_node = nullptr;
    int last_line = -1;
};

/// A bad simple type is told twice: once by its facet, once by its type (1824). The first says more.
void note_fault(void* data, xmlError* error) noexcept {
    auto& faults = *static_cast<Faults*>(data);
    const bool again = error->code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 && error->node != nullptr &&
                       error->node == faults.last_node && error->line == faults.last_line;
    faults.last_node = error->node;
    faults.last_line = error->line;
    if (again) {
        return;
    }
    try {
        std::string message = error->message == nullptr ? "?" : error->message;
        message.erase(message.find_last_not_of(" \n") + 1);
        const long line = error->node == nullptr ? error->line : xmlGetLineNo(static_cast<xmlNode*>(error->node));
        faults.messages.push_back("line " + std::to_string(line) + ": " + message);
    } catch (...) {
        return; // out of memory: validate() still reports by its result
    }
}

} // namespace

struct Schema::Compiled {
    Document definition; // outlives the schema, which points into it
    std::unique_ptr<xmlSchema, SchemaDeleter> schema;
    std::vector<std::string> faults; ///< of the schema itself
};

namespace {

std::string as_fault(const Error& error) {
    if (error.code() == ErrorCode::too_large) {
        throw error; // says nothing of its validity
    }
    return error.where() + ": " + error.key() + " " + error.detail();
}

} // namespace

Schema::Schema(std::string_view xsd) : m_compiled(std::make_unique<Compiled>()) {
    Faults faults;
    try {
        m_compiled->definition = read_xml(xsd, "schema", Limits{}); // parsed here: the library would print its errors
    } catch (const Error& error) {
        m_compiled->faults = {as_fault(error)};
        return;
    }
    const std::unique_ptr<xmlSchemaParserCtxt, SchemaDeleter> parser{xmlSchemaNewDocParserCtxt(m_compiled->definition.get())};
    xmlSchemaSetParserStructuredErrors(parser.get(), note_fault, &faults);
    m_compiled->schema.reset(xmlSchemaParse(parser.get()));
    if (m_compiled->schema == nullptr) {
        m_compiled->faults = std::move(faults.messages);
        m_compiled->faults.insert(m_compiled->faults.begin(), "the schema itself is not valid");
    }
}

Schema::~Schema() = default;

std::vector<std::string> Schema::faults_in(std::string_view xml) const {
    if (m_compiled->schema == nullptr) {
        return m_compiled->faults;
    }
    Faults faults;
    Document document;
    try {
        document = read_xml(xml, "xml", Limits{});
    } catch (const Error& error) {
        return {as_fault(error)};
    }
    const std::unique_ptr<xmlSchemaValidCtxt, SchemaDeleter> validator{xmlSchemaNewValidCtxt(m_compiled->schema.get())};
    xmlSchemaSetValidStructuredErrors(validator.get(), note_fault, &faults);
    if (xmlSchemaValidateDoc(validator.get(), document.get()) != 0 && faults.messages.empty()) {
        faults.messages.emplace_back("line 0: not valid");
    }
    return std::move(faults.messages);
}

std::vector<std::string> validate(std::string_view xml, std::string_view xsd) {
    return Schema(xsd).faults_in(xml);
}

std::string library_version() {
    initialize();
    const int number = std::stoi(xmlParserVersion); // "20914" or "20914-GITv2.9.14"
    return std::to_string(number / 10000) + "." + std::to_string(number / 100 % 100) + "." +
           std::to_string(number % 100);
}

} // namespace nianbao::xml
