/**
 * The door: the server, who may come in, and how files are handed out. Begin with {@link
 * press.offprint.web.http.HttpService}.
 */
package press.offprint.web.http;
