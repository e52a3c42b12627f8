/**
 * The catalog: the status, inputs and renditions of every source, stored between runs. Begin with
 * {@link press.offprint.catalog.Catalog}. It can be rebuilt from the content, so its loss costs
 * time only.
 */
package press.offprint.catalog;
