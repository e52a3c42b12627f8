/**
 * The import of a site of another tool, and the comparison of its addresses with those that are
 * published. Begin with {@link press.offprint.pipeline.migrate.SiteImport}.
 */
package press.offprint.pipeline.migrate;
