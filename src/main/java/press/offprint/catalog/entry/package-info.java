/** The values in the catalog, and their form as JSON. */
package press.offprint.catalog.entry;
