/**
 * The settings of a site. Begin with {@link press.offprint.content.site.config.SiteConfigParser}.
 */
package press.offprint.content.site.config;
