# What the executable needs beside its sources: the libraries' versions, the manual and the completion.

# re2 calls itself 0.0.0 in its pkg-config file on Debian; the package knows better.
set(NIANBAO_RE2_VERSION ${RE2_VERSION})
if(NIANBAO_RE2_VERSION STREQUAL "0.0.0")
    find_program(NIANBAO_DPKG_QUERY dpkg-query)
    mark_as_advanced(NIANBAO_DPKG_QUERY)
    if(NIANBAO_DPKG_QUERY)
        execute_process(COMMAND ${NIANBAO_DPKG_QUERY} -W -f=\${source:Upstream-Version} libre2-dev
            OUTPUT_VARIABLE package_version ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
        if(package_version)
            set(NIANBAO_RE2_VERSION ${package_version})
        endif()
    endif()
endif()
string(CONCAT libraries "Poco ${Poco_VERSION}\\nre2 ${NIANBAO_RE2_VERSION}\\nutfcpp ${utf8cpp_VERSION}\\n"
    "OpenSSL ${OPENSSL_VERSION}\\nCLI11 ${CLI11_VERSION}")
set_property(SOURCE ${PROJECT_SOURCE_DIR}/src/cli/version.cpp APPEND PROPERTY
    COMPILE_DEFINITIONS "NIANBAO_LIBRARIES=\"${libraries}\"")

# Written by the program itself, so that neither can go stale. LC_ALL chooses the language.
set(generated ${CMAKE_CURRENT_BINARY_DIR}/generated)
add_custom_command(TARGET nianbao-cli POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E make_directory ${generated}/man/man1 ${generated}/man/zh_CN/man1 ${generated}/completion
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C $<TARGET_FILE:nianbao-cli> man > ${generated}/man/man1/nianbao.1
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=zh_CN.UTF-8 $<TARGET_FILE:nianbao-cli> man > ${generated}/man/zh_CN/man1/nianbao.1
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C $<TARGET_FILE:nianbao-cli> completion > ${generated}/completion/nianbao
    COMMENT "Writing the manual and the completion" VERBATIM)
