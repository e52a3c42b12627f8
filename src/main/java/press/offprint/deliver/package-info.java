/**
 * What goes out, to where, with which receipt. Begin with {@link
 * press.offprint.deliver.Deliveries}.
 */
package press.offprint.deliver;
