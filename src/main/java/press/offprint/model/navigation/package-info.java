/**
 * What a page shows of the rest of the site: menus, neighbours, series, and the entries of the
 * sitemap. Begin with {@link press.offprint.model.navigation.Surroundings}.
 */
package press.offprint.model.navigation;
