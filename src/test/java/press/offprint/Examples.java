package press.offprint;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Dates;
import press.offprint.model.Footnote;
import press.offprint.model.Heading;
import press.offprint.model.Metadata;
import press.offprint.model.RequestedPermalink;
import press.offprint.model.Resource;
import press.offprint.model.Site;
import press.offprint.model.navigation.SiteStructure;
import press.offprint.model.remote.PageHosts;
import press.offprint.model.settings.AddressSettings;
import press.offprint.model.settings.Limits;
import press.offprint.model.settings.SyntaxSettings;

/** Model values for tests that need one with any content. */
public final class Examples {
  private Examples() {}

  public static Site site() {
    return site("https://example.org/");
  }

  /** Returns a site at another address, whose posts may link to {@code example.org}. */
  public static Site site(String baseUrl) {
    return new Site(
        "Paper & Ink",
        "Notes on making books",
        "Mika Aalto",
        "en",
        baseUrl,
        true,
        "A4",
        Map.of(),
        List.of(),
        20,
        Limits.DEFAULT,
        Map.of(),
        Site.PAGE_ITEMS,
        "",
        SyntaxSettings.AUTO,
        AddressSettings.DEFAULT,
        SiteStructure.DEFAULT,
        List.of(),
        PageHosts.NONE,
        List.of(),
        "site-fingerprint");
  }

  public static Metadata metadata(String title, String language) {
    OffsetDateTime date = OffsetDateTime.parse("2026-03-14T09:26:53Z");
    return new Metadata(
        title,
        "What this is about",
        "",
        language,
        List.of("ar", "he", "fa", "ur").contains(language) ? "rtl" : "ltr",
        List.of("Mika Aalto"),
        List.of("books"),
        Map.of("tags", List.of("paper", "ink"), "categories", List.of("craft")),
        new Dates(Optional.of(date), Optional.of(date), Optional.empty(), Optional.empty()),
        RequestedPermalink.NONE,
        Optional.empty(),
        0,
        false,
        new HashMap<>());
  }

  public static Article article(String title, String body) {
    return article(metadata(title, "en"), body, List.of(), List.of());
  }

  public static Article article(
      Metadata metadata,
      String body,
      List<Heading> headings,
      List<Footnote> notes,
      Resource... files) {
    Map<String, Resource> resources = new HashMap<>();
    for (Resource file : files) {
      resources.put(file.key(), file);
    }
    Content content = new Content(body, headings, notes, resources);
    return new Article(
        "posts/hello.md",
        "/posts/hello/",
        metadata,
        List.of(),
        List.of(),
        List.of(),
        body.length() / 6,
        () -> content);
  }
}
