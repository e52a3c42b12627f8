/**
 * Metrics for Prometheus, the publishing history and the dashboard. Begin with {@link
 * press.offprint.web.metrics.RunMetrics}.
 */
package press.offprint.web.metrics;
