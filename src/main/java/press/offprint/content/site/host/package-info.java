/** Files for web hosts and search engines: redirects and the sitemap. */
package press.offprint.content.site.host;
