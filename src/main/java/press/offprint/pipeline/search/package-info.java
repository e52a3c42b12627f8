/** The search index of the site; begin at {@link press.offprint.pipeline.search.SiteSearch}. */
package press.offprint.pipeline.search;
