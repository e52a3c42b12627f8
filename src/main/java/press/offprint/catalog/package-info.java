/**
 * The only memory between runs: what became of every source, and what was made from it. Begin with
 * {@link press.offprint.catalog.Catalog}. It can be rebuilt from content, so losing it loses time,
 * never work.
 */
package press.offprint.catalog;
