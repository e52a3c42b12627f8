/**
 * Related posts and keywords: {@link press.offprint.pipeline.related.RelatedPosts} is the step of
 * the route {@code publish-changes}; the comparison itself is in {@code content.related}.
 */
package press.offprint.pipeline.related;
