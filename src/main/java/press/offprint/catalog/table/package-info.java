/** The tables of the catalog in SQLite. */
package press.offprint.catalog.table;
