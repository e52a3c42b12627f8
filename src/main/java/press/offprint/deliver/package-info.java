/**
 * Deliveries of published files to targets. Begin with {@link press.offprint.deliver.Deliveries}.
 */
package press.offprint.deliver;
