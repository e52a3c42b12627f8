/**
 * The posts that are made first after a change of templates, fonts or Offprint itself. Begin with
 * {@link press.offprint.pipeline.canary.Canary}.
 */
package press.offprint.pipeline.canary;
