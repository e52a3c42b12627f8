/** The full-text index. */
package press.offprint.catalog.search;
