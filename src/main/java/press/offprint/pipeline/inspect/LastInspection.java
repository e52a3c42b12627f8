package press.offprint.pipeline.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.version.AcceptedLooks;

/**
 * The findings of the last {@code offprint inspect}, read from its report in the state folder.
 * Posts whose shown version was accepted since are left out.
 *
 * @param posts in the order of the report
 */
public record LastInspection(List<ChangedPost> posts) {
  /** The folder of the report in the state folder. */
  public static final String FOLDER = "inspection";

  static final String LIST = "report.json";
  private static final Pattern PICTURE = Pattern.compile("[0-9]{1,6}-(?:old|new)\\.png");

  public LastInspection {
    posts = List.copyOf(posts);
  }

  /**
   * A post with changes that no edit explains.
   *
   * @param version the number of the version that was inspected
   * @param beside the number of the version that it was compared with; 0 if there is none
   */
  public record ChangedPost(String source, int version, int beside, List<ChangedView> views) {
    public ChangedPost {
      views = List.copyOf(views);
    }
  }

  /**
   * One edition in one window.
   *
   * @param messages the changes
   */
  public record ChangedView(String name, List<String> messages, List<ChangedPage> pages) {
    public ChangedView {
      messages = List.copyOf(messages);
      pages = List.copyOf(pages);
    }
  }

  /** A page before and now; one without a file does not exist. */
  public record ChangedPage(Picture before, Picture now) {}

  /**
   * A picture with the changes marked.
   *
   * @param title the name of the page
   * @param file empty if there is no such page
   */
  public record Picture(String title, String file) {}

  /**
   * Reads the report of a state folder; empty if there is none.
   *
   * @throws OffprintException if the list of accepted looks is damaged
   */
  public static LastInspection of(Path state) {
    JsonObject report;
    try {
      report = JsonObject.read(Files.readString(state.resolve(FOLDER).resolve(LIST)));
    } catch (IOException | IllegalArgumentException e) {
      return new LastInspection(List.of()); // The next inspection writes it again.
    }
    Map<String, Integer> accepted = AcceptedLooks.of(state);
    return new LastInspection(
        report.objects("posts").stream()
            .map(LastInspection::post)
            .filter(post -> accepted.getOrDefault(post.source(), 0) != post.version())
            .toList());
  }

  private static ChangedPost post(JsonObject json) {
    return new ChangedPost(
        json.text("source"),
        (int) json.number("version"),
        (int) json.number("beside"),
        json.objects("views").stream()
            .map(
                view ->
                    new ChangedView(
                        view.text("name"),
                        view.texts("messages"),
                        view.objects("pages").stream()
                            .map(
                                page ->
                                    new ChangedPage(
                                        picture(page.object("before")),
                                        picture(page.object("now"))))
                            .toList()))
            .toList());
  }

  private static Picture picture(JsonObject json) {
    return new Picture(json.text("title"), json.text("file"));
  }

  /**
   * Returns the content of a picture in PNG; empty if the report has none of this name.
   *
   * @throws IOException if it cannot be read
   */
  public static Optional<byte[]> picture(Path state, String name) throws IOException {
    if (!PICTURE.matcher(name).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(state.resolve(FOLDER).resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Accepts the look of a version that the report shows.
   *
   * @throws OffprintException if the report has no such version, such as after another inspection
   */
  public static void accept(Path state, String source, long version) {
    boolean isShown =
        of(state).posts().stream()
            .anyMatch(post -> post.source().equals(source) && post.version() == version);
    if (!isShown) {
      throw new OffprintException(
          "The last inspection has no changed look of version "
              + version
              + " of "
              + source
              + ". Open the page of changed looks again.");
    }
    AcceptedLooks.add(state, Map.of(source, (int) version));
  }
}
