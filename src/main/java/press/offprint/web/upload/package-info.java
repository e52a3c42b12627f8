/**
 * Uploads, and the withdrawal and restoration of posts. Begin with {@link
 * press.offprint.web.upload.ContentService}.
 */
package press.offprint.web.upload;
