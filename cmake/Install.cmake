# `cmake --install`: the executable, the module of the databases, its manual in both languages, the completion, schemas for other programs, documents.
include(GNUInstallDirs)

install(TARGETS nianbao-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS nianbao-database LIBRARY DESTINATION ${NIANBAO_MODULE_DIR})
install(DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/generated/man/ DESTINATION ${CMAKE_INSTALL_MANDIR})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/generated/completion/nianbao
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/schemas/ DESTINATION ${CMAKE_INSTALL_DATADIR}/nianbao/schemas
    FILES_MATCHING PATTERN "*.xsd" PATTERN "*.xml" PATTERN "*.sql")
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
