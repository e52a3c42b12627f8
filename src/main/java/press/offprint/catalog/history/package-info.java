/** The history of runs. */
package press.offprint.catalog.history;
