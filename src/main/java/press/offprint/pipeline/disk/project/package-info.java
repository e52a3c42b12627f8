/**
 * Files that are added to a project, all or none. Begin with {@link
 * press.offprint.pipeline.disk.project.ProjectDraft}.
 */
package press.offprint.pipeline.disk.project;
