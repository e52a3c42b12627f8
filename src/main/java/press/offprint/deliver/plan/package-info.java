/**
 * The plan of a delivery, without side effects. Begin with {@link
 * press.offprint.deliver.plan.DeliveryPlan}.
 */
package press.offprint.deliver.plan;
