/**
 * The files of the world, behind narrow doors: {@link press.offprint.pipeline.disk.ContentFolder}
 * finds and reads posts, {@link press.offprint.pipeline.disk.SiteFiles} what they refer to, {@link
 * press.offprint.pipeline.disk.TemplateFiles} templates; {@link
 * press.offprint.pipeline.disk.OutputFolder} is the only one that writes, and {@link
 * press.offprint.pipeline.disk.PressLock} lets one process at a time do so. None follows a link out
 * of its folder.
 */
package press.offprint.pipeline.disk;
