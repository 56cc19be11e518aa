// SPDX-License-Identifier: Apache-2.0
// A library that is loaded when it is first needed, because loading it would cost every start.
#ifndef NIANBAO_BASE_SHARED_LIBRARY_HPP
#define NIANBAO_BASE_SHARED_LIBRARY_HPP

namespace nianbao {

/// Stays loaded. Throws Error(internal, "library-not-loaded").
class SharedLibrary {
public:
    explicit SharedLibrary(const char* file);

    /// Points `function` at the library's function of that name.
    template <typename Function> void find(const char* name, Function& function) const {
        function = reinterpret_cast<Function>(symbol(name));
    }

private:
    void* symbol(const char* name) const;

    void* m_handle;
};

} // namespace nianbao

#endif // NIANBAO_BASE_SHARED_LIBRARY_HPP
