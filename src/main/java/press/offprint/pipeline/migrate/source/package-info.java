/** The files of another tool's site: folders, archives and XML, read within limits. */
package press.offprint.pipeline.migrate.source;
