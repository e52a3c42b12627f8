/** The entries of the catalog that {@code status} and {@code show} print. */
package press.offprint.cli.report.catalog;
