// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/shared_library.hpp"

#include "nianbao/base/error.hpp"

#include <dlfcn.h>

namespace nianbao {

SharedLibrary::SharedLibrary(const char* file) : m_handle(dlopen(file, RTLD_NOW | RTLD_LOCAL)) {
    if (m_handle == nullptr) {
        throw Error(ErrorCode::internal, "library-not-loaded", file);
    }
}

void* SharedLibrary::symbol(const char* name) const {
    void* const found = dlsym(m_handle, name);
    if (found == nullptr) {
        throw Error(ErrorCode::internal, "library-not-loaded", name);
    }
    return found;
}

} // namespace nianbao
