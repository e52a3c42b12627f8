/**
 * Measures of renditions and their changes. Begin with {@link
 * press.offprint.pipeline.guard.measure.RenditionMeter}. All are pure functions.
 */
package press.offprint.pipeline.guard.measure;
