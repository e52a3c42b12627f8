/**
 * What each target has received. Begin with {@link press.offprint.catalog.delivery.DeliveryLog}.
 */
package press.offprint.catalog.delivery;
