package press.offprint.pipeline.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.site.config.SiteConfigParser;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.language.TranslatedPost;
import press.offprint.content.site.permalink.Languages;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Site;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteConfigLoader;

/** The translations of published posts, for a report on the catalog. */
public final class TranslatedEntries {
  private final SiteLanguages languages;

  private TranslatedEntries(SiteLanguages languages) {
    this.languages = languages;
  }

  /**
   * A translation of a post.
   *
   * @param source the path relative to the content folder
   * @param language BCP 47 tag
   * @param path the permalink
   */
  public record Translation(String source, String language, String path) {}

  /** Finds the translations among the entries of a catalog. */
  public static TranslatedEntries of(PublishSettings settings, Collection<CatalogEntry> entries) {
    List<TranslatedPost> posts = new ArrayList<>();
    for (CatalogEntry entry : entries) {
      entry
          .metadata()
          .read()
          .filter(read -> !entry.renditions().isEmpty())
          .ifPresent(read -> posts.add(new TranslatedPost(entry.source(), entry.path(), read)));
    }
    return new TranslatedEntries(SiteLanguages.of(site(settings), posts));
  }

  /**
   * Returns true if posts of these sources can be translations of each other by their names: a name
   * is a language, or two names differ in their extensions only. Posts that name a {@code
   * translationKey} can be translations besides.
   */
  public static boolean arePossible(Collection<String> sources) {
    Set<String> names = new HashSet<>();
    for (String source : sources) {
      SourcePath path = SourcePath.of(source);
      boolean isNamed =
          path.language().isPresent()
              || path.folders().stream().anyMatch(name -> Languages.inFolder(name).isPresent());
      if (isNamed || !names.add(String.join("/", path.folders()) + "/" + path.base())) {
        return true;
      }
    }
    return false;
  }

  private static Site site(PublishSettings settings) {
    try {
      return SiteConfigLoader.of(settings);
    } catch (OffprintException e) {
      // The next run reports the configuration; the catalog can be read without it.
      return SiteConfigParser.defaults();
    }
  }

  /** Returns the translations of a post, without the post itself. */
  public List<Translation> of(String source) {
    return languages.others(source).stream()
        .map(post -> new Translation(post.source(), post.metadata().language(), post.path()))
        .toList();
  }
}
