/**
 * What is counted, timed and remembered. Begin with {@link press.offprint.web.measure.Measures}.
 */
package press.offprint.web.metrics;
