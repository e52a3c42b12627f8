package press.offprint.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small site in several languages, with an image and a rejected post. */
public final class SampleServer {
  private SampleServer() {}

  public static void write(Path project) {
    TestServer.write(
        project,
        "offprint.yaml",
        """
        title: Field notes
        description: Kept by the water.
        baseUrl: https://notes.example.org/
        params:
          websub: https://hub.example.org/
        """);
    TestServer.write(
        project,
        "content/posts/lead-time.md",
        """
        ---
        title: Lead time
        date: 2026-03-01T09:00:00Z
        description: From drop to printed.
        tags: [printing, patience]
        author: Ada Marsh
        ---

        ## Waiting

        The heron waits. So does type.
        """
            + "\nA longer paragraph about the slow river, its bank and its boats.\n".repeat(40));
    TestServer.write(
        project,
        "content/posts/umlaute.md",
        """
        ---
        title: Größe & Maß „im Satz“
        date: 2025-07-02
        tags: [printing]
        author: Bo Lind
        language: de
        ---

        Der Reiher wartet.
        """);
    TestServer.write(
        project,
        "content/notes/tide/index.md",
        """
        ---
        title: Tide <table>
        date: 2024-01-05
        tags: [water]
        author: Ada Marsh
        ---

        ![A square](square.png)

        The tide comes twice.
        """);
    picture(project.resolve("content/notes/tide/square.png"));
    TestServer.write(project, "content/posts/broken.md", "---\ntitle: [\n---\n\nNo.\n");
  }

  static void picture(Path file) {
    try {
      Files.createDirectories(file.getParent());
      java.awt.image.BufferedImage image =
          new java.awt.image.BufferedImage(64, 64, java.awt.image.BufferedImage.TYPE_INT_RGB);
      javax.imageio.ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
