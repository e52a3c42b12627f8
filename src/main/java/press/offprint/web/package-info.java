/**
 * The web server of {@code offprint serve}: published files, catalog page, API, OPDS, dashboard.
 * Begin with {@link press.offprint.web.WebServer}; {@code WebRouter} has all routes.
 */
package press.offprint.web;
