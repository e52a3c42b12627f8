/**
 * The room for programs: version 1, described by {@code openapi.json}. Begin with {@link
 * press.offprint.web.api.Api}.
 */
package press.offprint.web.api;
