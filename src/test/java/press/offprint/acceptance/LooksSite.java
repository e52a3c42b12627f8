package press.offprint.acceptance;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.inspect.Inspection;
import press.offprint.pipeline.inspect.PostInspection;
import press.offprint.pipeline.inspect.browser.Chromium;

/** A site of two posts with text, table, pictures, code and a font. */
final class LooksSite {
  private static final String GUIDE =
      """
      ---
      title: A guide to paper
      date: 2026-03-04
      tags: [paper]
      ---

      Paper was made of rags for six hundred years, and of wood for two hundred. The mill stood by the
      river because it needed clean water in large amounts, and the people of the village knew the day
      of the week by the smell of the size.

      ## The sheets

      > A sheet that is held against the light shows the wires of the mould.

      | Name | Width | Height | Use |
      |---|---|---|---|
      | Royal | 508 | 635 | atlases and music |
      | Demy | 445 | 572 | books of poems |
      | Crown | 381 | 508 | ledgers and novels |
      | Foolscap | 343 | 432 | letters to lawyers |

      ![A sheet](sheet.png)

      The table has the sizes in millimetres. A reader who folds a sheet once has a folio, twice a
      quarto, three times an octavo, and each fold turns the grain of the paper by a right angle.

      1. Beat the rags.
      2. Lift the mould.
      3. Press and dry.

      ## The numbers

      ```python
      width, height = 508, 635
      print("folio", width // 2, height)
      ```

      ![The mill](mill.png)

      Nobody counts sheets in reams of five hundred without a thumb that knows its work. The ream
      itself is an Arabic word for a bundle, and it came with the paper along the coast of Africa.
      """;

  private static final String LETTER =
      """
      ---
      title: A letter
      date: 2026-02-01
      ---

      Dear reader, this letter is short. It has two paragraphs and no picture at all, and it was
      written on the back of another one.

      Yours, the printer.
      """;

  final Path project;

  private LooksSite(Path project, boolean isNew) {
    this.project = project;
    if (isNew) {
      create();
    }
  }

  /** Returns a site that exists. */
  static LooksSite at(Path project) {
    return new LooksSite(project, false);
  }

  LooksSite(Path project) {
    this(project, true);
  }

  private void create() {
    write("offprint.yaml", "editions: [html, pdf, epub]\nrelated: false\n");
    write("content/posts/guide/index.md", GUIDE);
    write("content/posts/letter/index.md", LETTER);
    picture("content/posts/guide/sheet.png", 400, 240, 1);
    picture("content/posts/guide/mill.png", 320, 320, 2);
    // A font of the project, so that a test can break it.
    write("templates/print/own.css", OWN_PRINT);
    write("templates/epub/own.css", OWN_EPUB);
    new BreakableFont(project).write("fonts/Own.ttf");
  }

  static final String OWN_PRINT = "blockquote p { font-family: \"Moto Sans\"; }\n";
  static final String OWN_EPUB = "blockquote { margin: 1em; }\n";

  void write(String name, String text) {
    try {
      Path file = project.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void edit(String name, UnaryOperator<String> change) {
    try {
      String before = Files.readString(project.resolve(name));
      String after = change.apply(before);
      if (before.equals(after)) {
        throw new IllegalStateException("The edit of " + name + " changes nothing");
      }
      write(name, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Edits the guide. */
  void guide(UnaryOperator<String> change) {
    edit("content/posts/guide/index.md", change);
  }

  void delete(String name) {
    try {
      Files.delete(project.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void picture(String name, int width, int height, int kind) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    for (int i = 0; i < 12; i++) {
      canvas.setColor(new Color((i * 20 + kind * 60) % 256, (i * 43) % 256, (kind * 90) % 256));
      canvas.fillRect(i * width / 12, i * height / 24, width / 8, height / 2);
    }
    canvas.dispose();
    try {
      Path file = project.resolve(name);
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PublishSettings settings() {
    return new Blog(project).settings();
  }

  void publish() {
    Run.of(settings());
  }

  Set<String> sources() {
    Set<String> sources = new TreeSet<>();
    try (Stream<Path> files = Files.walk(project.resolve("content"))) {
      files
          .filter(file -> file.toString().endsWith(".md"))
          .forEach(
              file ->
                  sources.add(
                      project.resolve("content").relativize(file).toString().replace('\\', '/')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  void accept() {
    Inspection.accept(settings(), sources());
  }

  /** Inspects all posts with the browser of this machine, if there is one. */
  List<PostInspection> inspect(Set<String> editions) {
    List<PostInspection> all = new ArrayList<>();
    try (Inspection inspection = Inspection.open(settings(), Chromium.find())) {
      inspection.run(sources(), editions, all::add);
    }
    return all;
  }

  /** Copies the whole project, with its state. */
  static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path tree) {
    try (Stream<Path> files = Files.walk(tree)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
