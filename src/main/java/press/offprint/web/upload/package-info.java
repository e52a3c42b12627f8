/**
 * What people may change: put posts into the content folder, set them aside, have them made. Begin
 * with {@link press.offprint.web.desk.Desk}.
 */
package press.offprint.web.upload;
