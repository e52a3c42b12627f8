/**
 * The versions of published posts: recorded by each run, shown again by a rollback, compared,
 * checked, and removed when they are old.
 */
package press.offprint.pipeline.version;
