// SPDX-License-Identifier: Apache-2.0
// Loads the module of the databases: Poco Data, libsqlite3 and libpq cost a start more than a report does, and only the
// catalog needs them.
#include "nianbao/database/module.hpp"

#include "nianbao/base/error.hpp"

#include <dlfcn.h>

#include <filesystem>
#include <system_error>
#include <vector>

namespace nianbao::database {

namespace {

namespace fs = std::filesystem;

/// Beside the program or above it, as in a build folder; where cmake --install puts it.
std::vector<fs::path> places() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    std::vector<fs::path> found;
    for (const fs::path& folder : {program, program.parent_path(), program / NIANBAO_MODULE_FOLDER}) {
        const fs::path file = folder / NIANBAO_MODULE_FILE;
        if (fs::exists(file, error)) {
            found.push_back(file);
        }
    }
    return found;
}

const Module& load_module() {
    const std::vector<fs::path> files = places();
    if (files.empty()) {
        throw Error(ErrorCode::internal, "module-not-found", NIANBAO_MODULE_FILE);
    }
    void* const handle = dlopen(files.front().c_str(), RTLD_NOW | RTLD_LOCAL); // stays loaded
    if (handle == nullptr) {
        const char* const why = dlerror();
        throw Error(ErrorCode::internal, "module-not-loaded", why == nullptr ? "" : why);
    }
    const auto* const module = static_cast<const Module*>(dlsym(handle, module_symbol));
    if (module == nullptr || std::string(module->version) != NIANBAO_VERSION) {
        throw Error(ErrorCode::internal, "module-other-version", files.front().string());
    }
    return *module;
}

} // namespace

std::unique_ptr<Connection> connect(const Address& address, Access access) {
    static const Module& module = load_module();
    return module.connect(address, access);
}

} // namespace nianbao::database
