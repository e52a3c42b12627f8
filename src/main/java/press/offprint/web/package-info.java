/**
 * The download room: what is published, over HTTP. Begin with {@link
 * press.offprint.web.DownloadRoom}; {@code http} is the door, {@code shelf} what lies there, {@code
 * page} what people see of it, {@code live} what the press does now.
 */
package press.offprint.web;
