package press.offprint.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A small site with every kind of file that can be added, changed, moved and deleted. */
final class SmallTree {
  static final String RED =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";
  static final String BLUE =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC";

  private final Path project;

  private SmallTree(Path project) {
    this.project = project;
  }

  static SmallTree in(Path project) {
    SmallTree tree = new SmallTree(project);
    tree.write("offprint.yaml", "editions: [html, rss, index, lists, redirects]\ntrust: [posts]\n");
    tree.post("edited.md", "Edited", "First words.");
    tree.post("bundle/index.md", "Bundle", "![a dot](dot.png)");
    tree.image("bundle/dot.png", RED);
    tree.post("gone.md", "Gone", "Soon gone.");
    tree.post("moved.md", "Moved", "Moves.");
    tree.post("former.md", "Former", "aliases: [/old/]", "Has a former place.");
    tree.post("calm.md", "Calm", "Stays as it is.");
    tree.section("Ink");
    tree.write("static/robots.txt", "User-agent: *\n");
    tree.write("static/gone.txt", "Gone.\n");
    return tree;
  }

  Path project() {
    return project;
  }

  /** Edits, adds, moves and deletes files. */
  void edit() {
    post("edited.md", "Edited", "Second thoughts.");
    image("bundle/dot.png", BLUE);
    post("new.md", "New", "New here.");
    post("former.md", "Former", "aliases: [/older/]", "Has another former place.");
    section("Pen");
    write("static/robots.txt", "User-agent: nobody\n");
    try {
      Files.delete(project.resolve("content/posts/gone.md"));
      Files.delete(project.resolve("static/gone.txt"));
      Files.createDirectories(project.resolve("content/essays"));
      Files.move(
          project.resolve("content/posts/moved.md"), project.resolve("content/essays/moved.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Edits files without a change of their sizes. */
  void editWithoutNewSizes() {
    post("edited.md", "Edited", "Other words.");
    post("former.md", "Former", "aliases: [/odd/]", "Has a former place.");
    image("bundle/dot.png", BLUE);
    section("Oil");
    write("static/robots.txt", "User-agent: +\n");
  }

  /** Undoes {@link #editWithoutNewSizes}. */
  void undo() {
    post("edited.md", "Edited", "First words.");
    post("former.md", "Former", "aliases: [/old/]", "Has a former place.");
    image("bundle/dot.png", RED);
    section("Ink");
    write("static/robots.txt", "User-agent: *\n");
  }

  // The author cascades to all posts.
  private void section(String author) {
    String text = "---\ntitle: Posts\ncascade: {author: " + author + "}\n---\n";
    write("content/posts/_index.md", text);
  }

  private void post(String name, String title, String text) {
    post(name, title, "tags: [paper]", text);
  }

  private void post(String name, String title, String field, String text) {
    String all =
        "---\ntitle: " + title + "\ndate: 2026-03-01\n" + field + "\n---\n\n" + text + "\n";
    write("content/posts/" + name, all);
  }

  private void image(String name, String base64) {
    write("content/posts/" + name, Base64.getDecoder().decode(base64));
  }

  private void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] content) {
    try {
      Path file = project.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
