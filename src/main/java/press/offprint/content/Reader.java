package press.offprint.content;

import java.util.List;
import java.util.Map;
import press.offprint.content.site.Atlas;
import press.offprint.model.*;

/** Temporary. */
public final class Reader {
  public Reader(Site site, ContentTools tools) {}

  public Reading<Article> read(Post post, Card card, Atlas atlas, ResourceFiles files) {
    String text = post.content().text();
    int i = text.indexOf("\n---\n");
    String body = "<p>" + Markup.escape(i < 0 ? text : text.substring(i + 5)) + "</p>";
    Content c = new Content(body, List.of(), List.of(), Map.of());
    return new Reading.Accepted<>(
        new Article(
            card.source(),
            card.path(),
            card.metadata(),
            card.problems(),
            List.of(),
            List.of(),
            3,
            () -> c));
  }
}
