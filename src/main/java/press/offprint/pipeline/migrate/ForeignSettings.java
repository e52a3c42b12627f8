package press.offprint.pipeline.migrate;

import java.util.List;
import java.util.Optional;
import press.offprint.content.site.permalink.Languages;

/** Settings that all tools have, under different names. */
final class ForeignSettings {
  private ForeignSettings() {}

  /** Adds title, description, author and language; each from the first key with a value. */
  static void describe(
      ImportedSite site,
      ConfigTree config,
      List<String> title,
      List<String> description,
      List<String> author,
      List<String> language) {
    site.setting("title", config.text(title.toArray(String[]::new)));
    site.setting("description", config.text(description.toArray(String[]::new)));
    site.setting("author", config.text(author.toArray(String[]::new)));
    language(site, config.text(language.toArray(String[]::new)));
  }

  /** Adds the language if it is a language tag. */
  static void language(ImportedSite site, String written) {
    Optional<String> tag = Languages.normalise(written);
    if (tag.isPresent()) {
      site.setting("language", tag.get());
    } else if (!written.isEmpty()) {
      site.report().without("language " + written, "write a tag such as en or pt-BR");
    }
  }

  /** Adds the address of the site if it has a host. */
  static void baseUrl(ImportedSite site, String written) {
    if (written.matches("https?://[^/?#\\s]+[^?#\\s]*")) {
      site.setting("baseUrl", written.endsWith("/") ? written : written + "/");
    } else {
      site.report().without("the address of the site", "write it as baseUrl into offprint.yaml");
    }
  }

  /** Reports each key at the root of the configuration that has no counterpart. */
  static void report(ImportedSite site, ConfigTree config) {
    config
        .unused()
        .forEach(
            (key, value) -> {
              String text = String.valueOf(value);
              site.report()
                  .without(
                      "the setting "
                          + key
                          + ": "
                          + (text.length() > 200 ? text.substring(0, 200) + "…" : text),
                      "there is no such setting");
            });
  }
}
