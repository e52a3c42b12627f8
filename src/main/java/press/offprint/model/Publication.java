package press.offprint.model;

import java.util.List;

/**
 * What an edition renders: one article, or many. A post is a publication of one.
 *
 * @param site where it appears
 * @param title plain text
 * @param folder the output folder of its renditions, relative, empty for the root
 * @param articles in reading order
 * @param below of a section's own page, the posts and sections below it, without content; of the
 *     whole site, the pages of its sections
 */
public record Publication(
    Site site, String title, String folder, List<Article> articles, List<Article> below) {

  public Publication {
    articles = List.copyOf(articles);
    below = List.copyOf(below);
  }

  public Publication(Site site, String title, String folder, List<Article> articles) {
    this(site, title, folder, articles, List.of());
  }

  public Publication withBelow(List<Article> listed) {
    return new Publication(site, title, folder, articles, listed);
  }

  /** The publication of one post. */
  public static Publication of(Site site, Article article) {
    return new Publication(site, article.metadata().title(), article.folder(), List.of(article));
  }

  /** The first article: for a publication of one, the post. */
  public Article article() {
    return articles.get(0);
  }

  /** The file name without extension that its renditions share. */
  public String name() {
    return articles.size() == 1 ? article().slug() : folder.substring(folder.lastIndexOf('/') + 1);
  }
}
