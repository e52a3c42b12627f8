/**
 * The published posts and files as the web server needs them: snapshots, facets and search. Begin
 * with {@link press.offprint.web.catalog.PublishedCatalog}.
 */
package press.offprint.web.catalog;
