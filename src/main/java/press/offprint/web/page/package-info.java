/**
 * What people see of the room, made from {@code templates/room}. Begin with {@link
 * press.offprint.web.page.Pages}.
 */
package press.offprint.web.page;
