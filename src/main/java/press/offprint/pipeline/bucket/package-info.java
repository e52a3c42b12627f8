/** Buckets of S3 and of stores that speak as it does. Begin with {@code Bucket}. */
package press.offprint.pipeline.bucket;
