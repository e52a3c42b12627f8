package press.offprint.pipeline.migrate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.migrate.source.SourceFolder;

/** The configuration files of a Hugo site: one at the root, or those of {@code config/_default}. */
final class HugoConfig {
  private static final List<String> EXTENSIONS = List.of(".toml", ".yaml", ".yml", ".json");
  private static final Set<String> OF_LANGUAGE = Set.of("menu", "menus", "params");
  private static final String DEFAULT = "config/_default/";

  private HugoConfig() {}

  /**
   * Returns the configuration. A file such as {@code menus.toml} is the value of its name.
   *
   * @throws OffprintException if there is none
   */
  static ConfigTree of(SourceFolder folder) {
    Map<String, Object> all = new LinkedHashMap<>();
    boolean found = false;
    for (String base : List.of("hugo", "config")) {
      for (String extension : EXTENSIONS) {
        if (!found && folder.has(base + extension)) {
          all = ConfigTree.merge(all, parse(folder, base + extension));
          found = true;
        }
      }
    }
    for (String name : folder.names()) {
      if (!name.startsWith(DEFAULT) || EXTENSIONS.stream().noneMatch(name::endsWith)) {
        continue;
      }
      found = true;
      String base = name.substring(DEFAULT.length(), name.lastIndexOf('.'));
      Map<String, Object> values = parse(folder, name);
      if (base.equals("hugo") || base.equals("config")) {
        all = ConfigTree.merge(all, values);
      } else if (base.indexOf('/') < 0) {
        all = ConfigTree.merge(all, nested(base, values));
      }
    }
    if (!found) {
      throw new OffprintException(
          "The folder has no hugo.toml, hugo.yaml, hugo.json, config.toml or config/_default/. Name"
              + " the folder of a Hugo site.");
    }
    return new ConfigTree(all);
  }

  private static Map<String, Object> parse(SourceFolder folder, String name) {
    return ConfigTree.parse(folder.file(name), folder.text(name));
  }

  // menus.en.toml is the value of languages.en.menus, and languages.en.toml that of languages.en.
  private static Map<String, Object> nested(String base, Map<String, Object> values) {
    int dot = base.indexOf('.');
    String key = (dot < 0 ? base : base.substring(0, dot)).toLowerCase(Locale.ROOT);
    if (dot < 0) {
      return Map.of(key, values);
    }
    boolean inner = OF_LANGUAGE.contains(key);
    return Map.of(
        "languages", Map.of(base.substring(dot + 1), inner ? Map.of(key, values) : values));
  }
}
