/**
 * The output formats. {@link press.offprint.edition.Edition} is the port. Each package below this
 * one contains one adapter, and no adapter uses another.
 */
package press.offprint.edition;
