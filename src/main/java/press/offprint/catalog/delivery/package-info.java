/** The receipts of targets. Begin with {@link press.offprint.catalog.delivery.DeliveryLog}. */
package press.offprint.catalog.delivery;
