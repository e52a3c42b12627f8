/**
 * The HTTP API for programs, version 1, with its OpenAPI description. Begin with {@link
 * press.offprint.web.api.Api}.
 */
package press.offprint.web.api;
