package press.offprint.web.preview;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.preview.Draft;
import press.offprint.web.catalog.ServedFile;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.page.Assets;

/** The files of one draft, for those who have a link to it. */
public final class LinkedDraft {
  private final Publisher publisher;
  private final Assets assets;

  public LinkedDraft(Publisher publisher, Assets assets) {
    this.publisher = publisher;
    this.assets = assets;
  }

  /** A file of a draft with its content. */
  public record LinkedFile(ServedFile file, ResponseBody body) {}

  /** Returns the draft of a source; empty if it is none, or if it was not made yet. */
  public Optional<Draft> find(String source) {
    return publisher.drafts().drafts().stream()
        .filter(draft -> draft.source().equals(source))
        .findFirst();
  }

  /** Returns the path of the page of a draft, or of its first other file. */
  public static Optional<String> page(Draft draft) {
    return Optional.ofNullable(draft.editions().get("html"))
        .or(() -> draft.editions().values().stream().sorted().findFirst());
  }

  /**
   * Returns a file of a draft, a page with a banner.
   *
   * @param path relative to the folder of the site
   * @param banner a sentence for the readers of the page
   */
  public Optional<LinkedFile> file(Draft draft, String path, String banner) throws IOException {
    if (!draft.files().containsKey(path)) {
      return Optional.empty();
    }
    ServedFile file = PreviewFiles.served(path, draft);
    Optional<Path> disk =
        PreviewFiles.onDisk(new PreviewFile(publisher.drafts().folder(), file, Optional.of(draft)));
    if (disk.isEmpty()) {
      return Optional.empty();
    }
    byte[] content = Files.readAllBytes(disk.get());
    boolean page = file.mediaType().startsWith("text/html") && !file.attached();
    return Optional.of(
        new LinkedFile(
            file, ResponseBody.of(file.mediaType(), page ? withBanner(content, banner) : content)));
  }

  private byte[] withBanner(byte[] content, String banner) {
    String html = new String(content, StandardCharsets.UTF_8);
    return PreviewPages.withBanner(html, banner, assets).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns a file of the site that pages load, such as a style; empty for pages and files of
   * posts, which have other addresses.
   */
  public Optional<ResponseBody> loaded(String path, String mediaType) throws IOException {
    boolean site =
        publisher.siteRenditions().stream().anyMatch(rendition -> rendition.path().equals(path));
    boolean loaded =
        mediaType.startsWith("text/css")
            || mediaType.startsWith("image/")
            || mediaType.startsWith("font/");
    if (!site || !loaded) {
      return Optional.empty();
    }
    Path output = publisher.settings().output();
    Optional<Path> disk =
        PreviewFiles.onDisk(
            new PreviewFile(output, new ServedFile(path, mediaType, path, true), Optional.empty()));
    return disk.isEmpty()
        ? Optional.empty()
        : Optional.of(ResponseBody.of(mediaType, Files.readAllBytes(disk.get())));
  }
}
