# embed_schemas(OUTPUT): a C++ file that holds every schema file's bytes, found again by its path below schemas/.
function(embed_schemas output)
    file(GLOB_RECURSE schema_files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/schemas
        ${PROJECT_SOURCE_DIR}/schemas/*.xml ${PROJECT_SOURCE_DIR}/schemas/*.xsd
        ${PROJECT_SOURCE_DIR}/schemas/*.css ${PROJECT_SOURCE_DIR}/schemas/*.js ${PROJECT_SOURCE_DIR}/schemas/*.sql)
    list(SORT schema_files)
    set(paths ${schema_files})
    list(TRANSFORM paths PREPEND ${PROJECT_SOURCE_DIR}/schemas/)
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR}/schemas "-DFILES=${schema_files}" -DOUTPUT=${output}
            -P ${PROJECT_SOURCE_DIR}/cmake/WriteEmbedded.cmake
        DEPENDS ${paths} ${PROJECT_SOURCE_DIR}/cmake/WriteEmbedded.cmake
        COMMENT "Embedding schemas" VERBATIM)
endfunction()
