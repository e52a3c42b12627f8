/**
 * The inputs of a plan, collected from the disk and the catalog: {@link
 * press.offprint.pipeline.plan.collect.RunPlanner} is the bean {@code planner}.
 */
package press.offprint.pipeline.plan.collect;
