/**
 * The HTTP server: connections, access control, published files, responses. Begin with {@link
 * press.offprint.web.http.HttpService}.
 */
package press.offprint.web.http;
