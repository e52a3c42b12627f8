/**
 * The parts of the rest of the site that a page shows: menus, links, series, and the entries of the
 * sitemap. Begin with {@link press.offprint.model.navigation.Surroundings}.
 */
package press.offprint.model.navigation;
