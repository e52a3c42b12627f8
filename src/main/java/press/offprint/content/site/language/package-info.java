/**
 * The languages of a site and the translations of its posts. Begin with {@link
 * press.offprint.content.site.language.SiteLanguages}.
 */
package press.offprint.content.site.language;
