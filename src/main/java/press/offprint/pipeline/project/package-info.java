/**
 * New projects and posts, and the JSON Schemas for editors. Begin with {@link
 * press.offprint.pipeline.project.NewProject}.
 */
package press.offprint.pipeline.project;
