package press.offprint.edition.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.edition.EditionException;
import press.offprint.edition.ImageVariants;
import press.offprint.model.Article;
import press.offprint.model.Book;
import press.offprint.model.Content;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.Resource;
import press.offprint.model.Site;
import press.offprint.model.SiteFile;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.list.ListPage;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.SitePath;
import press.offprint.template.TemplateException;
import press.offprint.template.Templates;

/**
 * The edition for all text formats. A format is a template and a line in a route that names it, so
 * a publisher adds one without Java.
 *
 * <p>The variables of a template are {@code publication}, {@code site}, {@code articles}, {@code
 * edition}, {@code path} (the folder of the file as a site path, such as {@code /posts/hello/}) and
 * {@code url} (the absolute URL of the file). If the publication is a post, {@code article} and
 * {@code content} are added. If it is a book, {@code book} and {@code chapters} are added, and if
 * the book has a preface, {@code article} and {@code content} are the preface.
 *
 * <p>Pure and thread-safe.
 */
public final class TextEdition {
  /** Changes if the same publication and template could give another rendition. */
  public static final String VERSION = "7";

  // Lists show the bytes of other editions, so that only this one may be stored a second time.
  private static final String PAGE = "html";

  private final Templates templates;
  private final ImageVariants variants;

  /**
   * Creates the edition.
   *
   * @param variants narrower copies of pictures
   */
  public TextEdition(Templates templates, ImageVariants variants) {
    this.templates = templates;
    this.variants = variants;
  }

  /**
   * Renders a publication by a template.
   *
   * <p>The companions of an HTML page of a post are its resources. If a template of the same name
   * with the extension {@code .jsonld} exists, its output is a companion, too: the description of
   * the post for machines.
   *
   * <p>The page of a publication with {@link Publication#copiesLater} names those copies of its
   * pictures that the cache has, and {@link Rendition#outstanding} names the pictures of all
   * others.
   *
   * @param edition the name of the rendition, such as {@code html}
   * @param template such as {@code web/post.html}
   * @param fileName such as {@code index.html}; {@code {name}} in it is replaced by {@link
   *     Publication#name}
   * @throws EditionException if the template is missing or wrong; its code is {@link
   *     ProblemCode#TEMPLATE}
   */
  public Rendition render(
      Publication publication, String edition, String template, String fileName) {
    try {
      return rendition(publication, edition, template, fileName);
    } catch (TemplateException e) {
      throw new EditionException(ProblemCode.TEMPLATE, e.getMessage(), e);
    }
  }

  /**
   * Renders one page of a list into the folder of that page. Its template has the variable {@code
   * listing}, too.
   *
   * @throws EditionException if the template is missing or wrong; its code is {@link
   *     ProblemCode#TEMPLATE}
   */
  public Rendition list(ListPage listing, String edition, String template, String fileName) {
    Site site = listing.publication().site();
    String file = inFolder(listing.folder(), FeedNames.first(fileName, site));
    Map<String, Object> values = values(listing.publication(), edition, file);
    values.put("listing", listing);
    try {
      String mediaType = TemplateMediaTypes.of(template, fileName);
      Bytes text = Bytes.utf8(page(template, mediaType, values));
      Rendition made = Rendition.of(edition, file, mediaType, text);
      return FeedNames.withCopies(made, fileName, site);
    } catch (TemplateException e) {
      throw new EditionException(ProblemCode.TEMPLATE, e.getMessage(), e);
    }
  }

  /**
   * Renders a file of the whole site; {@code {part}} in its name is replaced by the part. Its
   * template has the values of the file as variables, too.
   *
   * @throws EditionException if the template is missing or wrong; its code is {@link
   *     ProblemCode#TEMPLATE}
   */
  public Rendition page(SiteFile page, String edition, String template, String fileName) {
    String file = page.publication().file(fileName.replace("{part}", page.part()));
    Map<String, Object> values = values(page.publication(), edition, file);
    values.putAll(page.values());
    try {
      String mediaType = TemplateMediaTypes.of(template, file);
      Bytes text = Bytes.utf8(page(template, mediaType, values));
      return Rendition.of(edition, file, mediaType, text);
    } catch (TemplateException e) {
      throw new EditionException(ProblemCode.TEMPLATE, e.getMessage(), e);
    }
  }

  private Rendition rendition(
      Publication publication, String edition, String template, String fileName) {
    Site site = publication.site();
    String file = FeedNames.first(fileName, site).replace("{name}", publication.name());
    String mediaType = TemplateMediaTypes.of(template, file);
    Map<String, Object> values = values(publication, edition, publication.file(file));
    List<Rendition> companions = new ArrayList<>();
    List<String> outstanding = new ArrayList<>();
    if (values.get("content") instanceof Content content
        && mediaType.equals(TemplateMediaTypes.HTML)) {
      boolean later = publication.copiesLater() && edition.equals(PAGE);
      ResponsiveImages pictures = ResponsiveImages.of(publication.article(), variants, later);
      pictures.outstanding().forEach(key -> outstanding.add(publication.resource(key)));
      values.put("sources", pictures.sources());
      pictures
          .files()
          .forEach(
              (name, copy) ->
                  companions.add(
                      Rendition.of(
                          edition, publication.resource(name), copy.mediaType(), copy.content())));
      for (Resource resource : new TreeMap<>(content.resources()).values()) {
        companions.add(
            Rendition.of(
                edition,
                publication.resource(resource.key()),
                resource.mediaType(),
                resource.content()));
      }
      String machine = template.substring(0, template.lastIndexOf('.')) + ".jsonld";
      if (templates.file(machine).isPresent()) {
        companions.add(
            Rendition.of(
                edition,
                publication.file(publication.name() + ".jsonld"),
                TemplateMediaTypes.JSON_LD,
                Bytes.utf8(templates.render(machine, values))));
      }
    }
    boolean post = values.get("content") instanceof Content;
    Bytes text =
        Bytes.utf8(post ? templates.render(template, values) : page(template, mediaType, values));
    Rendition made =
        new Rendition(
            edition,
            publication.file(file),
            mediaType,
            text,
            List.of(),
            companions,
            0,
            outstanding);
    return FeedNames.withCopies(made, fileName, site);
  }

  // The style sheet is most of a short page, and it has rules for all elements of posts.
  private String page(String template, String mediaType, Map<String, Object> values) {
    String text = templates.render(template, values);
    return mediaType.equals(TemplateMediaTypes.HTML) ? PageStyle.shortened(text) : text;
  }

  private static Map<String, Object> values(Publication publication, String edition, String file) {
    String address = "/" + SitePath.encodeSigns(file);
    String path = SitePath.folder(address);
    Map<String, Object> values = new HashMap<>();
    values.put("publication", publication);
    values.put("site", publication.site());
    values.put("articles", publication.articles());
    values.put("edition", edition);
    values.put("around", publication.surroundings());
    values.put("data", publication.surroundings().data());
    values.put("path", path);
    values.put(
        "url", publication.site().absolute(address.endsWith("/index.html") ? path : address));
    publication.book().ifPresent(book -> putBook(publication, book, values));
    if (publication.book().isPresent()) {
      values.put("listing", ListPage.of(publication));
    } else if (isPost(publication)) {
      values.put("article", publication.article());
      values.put("content", publication.article().content());
      values.put("sources", Map.of());
      values.put("listing", firstPage(publication));
    } else {
      values.put("listing", ListPage.of(publication));
    }
    return values;
  }

  private static void putBook(Publication publication, Book book, Map<String, Object> values) {
    values.put("book", book);
    values.put("chapters", BookChapters.of(publication, book));
    values.put("backMatter", publication.backMatter());
    values.put("sources", Map.of());
    if (book.preface()) {
      values.put("article", publication.article());
      values.put("content", publication.article().content());
    }
  }

  // The page of a section is the first page of the list of what is below it.
  private static ListPage firstPage(Publication publication) {
    int pages = ListPage.count(publication.below(), publication.site().pageItems());
    return new ListPage(publication, "section", "", 1, pages, List.of(), Optional.empty());
  }

  // The index of a site with one post also has one article, but in another folder.
  private static boolean isPost(Publication publication) {
    List<Article> articles = publication.articles();
    return articles.size() == 1 && articles.get(0).folder().equals(publication.folder());
  }

  private static String inFolder(String folder, String file) {
    return folder.isEmpty() ? file : folder + "/" + file;
  }
}
