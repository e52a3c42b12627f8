/** The scan of the content folder: sources, stamps and cached front matter. */
package press.offprint.pipeline.plan.scan;
