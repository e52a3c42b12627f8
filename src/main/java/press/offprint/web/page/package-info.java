/**
 * Offprint's own pages, rendered from {@code templates/room}. Begin with {@link
 * press.offprint.web.page.PageRenderer}.
 */
package press.offprint.web.page;
