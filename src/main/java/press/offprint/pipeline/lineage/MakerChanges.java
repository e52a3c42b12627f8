package press.offprint.pipeline.lineage;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import press.offprint.catalog.version.Making;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The changed inputs that all posts share: templates, styles, fonts, routes, settings, and Offprint
 * itself. Safe for many threads.
 */
public final class MakerChanges {
  private static final String DATA = "data ";

  private final CatalogCache catalog;
  private final EditionInputs inputs;

  public MakerChanges(CatalogCache catalog, EditionInputs inputs) {
    this.catalog = catalog;
    this.inputs = inputs;
  }

  /**
   * Returns the inputs that differ from those of the last making of a post, such as {@code font
   * fonts/a.ttf}; one that was removed begins with a minus sign.
   *
   * @param editions of which one at least must be known
   */
  public Set<String> of(String source, Set<String> editions) {
    Set<String> changed = new TreeSet<>();
    for (Making making : catalog.makings(source)) {
      if (editions.contains(making.edition())) {
        Map<String, String> before = making.shared();
        Map<String, String> now = inputs.of("post-" + making.edition());
        for (String name : now.keySet()) {
          if (!name.startsWith(DATA) && !Objects.equals(now.get(name), before.get(name))) {
            changed.add(name);
          }
        }
        for (String name : before.keySet()) {
          if (!name.startsWith(DATA) && !now.containsKey(name)) {
            changed.add("-" + name);
          }
        }
      }
    }
    return changed;
  }
}
