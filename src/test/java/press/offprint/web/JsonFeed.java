package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static press.offprint.web.AtomFeed.OPEN;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Optional;

/** The properties of every OPDS 2.0 feed. */
final class JsonFeed {
  private static final String JSON = "application/opds+json";

  private JsonFeed() {}

  /** Checks a feed against the feed schema of OPDS 2.0. */
  static void feed(JsonNode feed) {
    assertThat(feed.path("metadata").path("title").asText()).isNotEmpty();
    assertThat(link(feed.path("links"), "self")).isPresent();
    assertThat(link(feed.path("links"), "search").orElseThrow().path("templated").asBoolean())
        .isTrue();
    assertThat(feed.has("publications") || feed.has("navigation")).isTrue();
    feed.path("navigation")
        .forEach(
            way -> {
              assertThat(way.path("title").asText()).isNotEmpty();
              assertThat(way.path("href").asText()).isNotEmpty();
            });
  }

  /** Checks a publication against the publication schema of OPDS 2.0. */
  static void publication(JsonNode publication) {
    JsonNode about = publication.path("metadata");
    assertThat(about.path("title").asText()).isNotEmpty();
    assertThat(about.path("modified").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(link(publication.path("links"), "self")).isPresent();
    JsonNode file = link(publication.path("links"), OPEN).orElseThrow();
    assertThat(file.path("type").asText()).isEqualTo("application/epub+zip");
    assertThat(publication.path("images")).isNotEmpty();
    publication
        .path("images")
        .forEach(image -> assertThat(image.path("type").asText()).isEqualTo("image/jpeg"));
  }

  /** Returns the first link with that relation. */
  static Optional<JsonNode> link(JsonNode links, String rel) {
    for (JsonNode link : links) {
      if (link.path("rel").asText().equals(rel)) {
        return Optional.of(link);
      }
    }
    return Optional.empty();
  }

  /** Returns the feed in a response. */
  static JsonNode json(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(JSON);
    return TestServer.json(answer);
  }
}
