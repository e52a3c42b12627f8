/** The suggestions of keywords and posts, written into the front matter of posts on request. */
package press.offprint.pipeline.annotate;
