/** The comparison of two versions of a post by their words and metadata. */
package press.offprint.pipeline.compare;
