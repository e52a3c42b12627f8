/** The beans of {@code publish-post}: read a post, find its editions, store its renditions. */
package press.offprint.pipeline.post;
