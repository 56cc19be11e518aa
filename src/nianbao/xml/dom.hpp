// SPDX-License-Identifier: Apache-2.0
// XML and HTML trees without libxml2 in the header: read-only views of nodes. The only room of libxml2.
#ifndef NIANBAO_XML_DOM_HPP
#define NIANBAO_XML_DOM_HPP

#include "nianbao/base/limits.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct _xmlNode;
struct _xmlDoc;

namespace nianbao::xml {

/// A view of an element or a text node; empty views are false. Valid while its Tree lives.
class Node {
public:
    Node() = default;
    explicit Node(const _xmlNode* node) : m_node(node) {
    }
    explicit operator bool() const noexcept {
        return m_node != nullptr;
    }
    bool is_element() const noexcept;
    bool is_text() const noexcept;       ///< text, CDATA
    bool is_comment() const noexcept;
    std::string_view name() const noexcept;      ///< local name; "" for text
    std::string_view name_space() const noexcept; ///< namespace URI; "" for none and for HTML
    std::string_view text() const noexcept;      ///< content of a text node
    std::string content() const;                 ///< all text below
    /// An attribute by local name (any namespace); nullptr data() if absent.
    std::string_view attribute(std::string_view name) const noexcept;
    bool has_attribute(std::string_view name) const noexcept;
    Node first_child() const noexcept;
    Node next() const noexcept;
    Node parent() const noexcept;
    Node child(std::string_view name) const noexcept; ///< first child element of that name
    std::size_t line() const noexcept;
    const void* id() const noexcept {
        return m_node;
    }

private:
    const _xmlNode* m_node = nullptr;
};

/// Owns a parsed tree.
class Tree {
public:
    Node root() const noexcept;

    struct Deleter {
        void operator()(_xmlDoc* document) const noexcept;
    };
    explicit Tree(std::unique_ptr<_xmlDoc, Deleter> document);
    Tree(Tree&&) noexcept;
    Tree& operator=(Tree&&) noexcept;
    ~Tree();

private:
    std::unique_ptr<_xmlDoc, Deleter> m_document;
};

/// Parses XML (UTF-8 or declared). No network, no external entity, no DTD: a DOCTYPE is refused.
/// Throws Error(corrupt) with line, Error(too_large) beyond a cap of Limits: elements (comments and processing
/// instructions count too), nesting, tag_bytes, seconds. `name` is for messages.
Tree parse_xml(std::string_view bytes, const std::string& name, const Limits& limits);

/// The same for XML of our own, embedded and validated by the tests: no cap is looked at.
Tree parse_embedded_xml(std::string_view bytes, const std::string& name);

/// Parses HTML given in UTF-8, with the caps of Limits checked on the way; open_formatting is one of them.
/// Never decodes. What is no HTML gives a tree all the same, perhaps an empty one.
Tree parse_html(std::string_view utf8, const std::string& name, const Limits& limits);

/// An XML schema, compiled once for many documents. Not to be used by two threads at a time.
class Schema {
public:
    explicit Schema(std::string_view xsd);
    ~Schema();
    Schema(const Schema&) = delete;
    Schema& operator=(const Schema&) = delete;

    /// One message a fault ("line 3: ..."), those of the schema itself where it is not valid. Throws Error(too_large)
    /// beyond a cap of Limits.
    std::vector<std::string> faults_in(std::string_view xml) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

/// The same for one document.
std::vector<std::string> validate(std::string_view xml, std::string_view xsd);

/// libxml2's version, "2.9.14".
std::string library_version();

} // namespace nianbao::xml

#endif // NIANBAO_XML_DOM_HPP
