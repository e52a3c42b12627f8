/** The inputs of editions as hashes, and the check whether an edition is up to date. */
package press.offprint.pipeline.plan.input;
