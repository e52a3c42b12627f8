package press.offprint.model;

import java.util.List;

/**
 * What an edition renders: one article, or many. A post is a publication of one.
 *
 * @param site where it appears
 * @param title plain text
 * @param folder the output folder of its renditions, relative, empty for the root
 * @param articles in reading order
 */
public record Publication(Site site, String title, String folder, List<Article> articles) {

  public Publication {
    articles = List.copyOf(articles);
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
