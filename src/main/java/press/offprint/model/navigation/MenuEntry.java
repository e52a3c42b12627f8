package press.offprint.model.navigation;

/**
 * An entry of a menu as written.
 *
 * @param menu the name of the menu, such as {@code main}
 * @param name plain text; empty for the title of the page
 * @param target a path on the site, the path of a source, or an absolute URL; empty for an entry
 *     that only has others below
 * @param weight for the order as in Hugo; 0 is last
 * @param identifier a name for the entries below; empty if it is {@code name}
 * @param parent the identifier of the entry above; empty if there is none
 * @param line the line in the configuration, 0 for an entry of front matter
 */
public record MenuEntry(
    String menu,
    String name,
    String target,
    int weight,
    String identifier,
    String parent,
    int line) {}
