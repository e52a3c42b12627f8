package press.offprint.pipeline.project;

import java.util.LinkedHashMap;
import java.util.Map;
import press.offprint.content.frontmatter.FrontMatterSchema;
import press.offprint.content.site.config.ConfigSchema;
import press.offprint.json.Json;

/** The JSON Schemas of {@code offprint.yaml} and of front matter, for editors. */
public final class Schemas {
  /** The file of the schema of {@code offprint.yaml}. */
  public static final String CONFIGURATION = "offprint.schema.json";

  /** The file of the schema of front matter. */
  public static final String FRONT_MATTER = "front-matter.schema.json";

  private Schemas() {}

  /** Returns the texts of the schemas by their file names. */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(CONFIGURATION, Json.writeIndented(ConfigSchema.schema()));
    files.put(FRONT_MATTER, Json.writeIndented(FrontMatterSchema.schema()));
    return files;
  }

  /** Returns true if {@code offprint.yaml} has a setting of this name. */
  public static boolean hasSetting(String key) {
    return ConfigSchema.keys().contains(key);
  }

  /**
   * Returns the first line of an {@code offprint.yaml} whose schema is in {@code schema/} beside
   * it.
   */
  public static String modeline() {
    return "# yaml-language-server: $schema=schema/" + CONFIGURATION;
  }
}
