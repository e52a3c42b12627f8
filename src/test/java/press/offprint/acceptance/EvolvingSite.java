package press.offprint.acceptance;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import press.offprint.pipeline.config.PublishSettings;

/** A site whose states a script makes: posts are added, edited and removed. */
final class EvolvingSite {
  static final String CONFIG =
      "editions: [html, pdf, epub, index, rss, lists]\nguard: hold\ntrust: [posts]\n";
  private static final String WORDS =
      "the page of a book is read by those who wait for words and paper keeps them longer than any"
          + " screen because ink stays where it was put while light moves on and letters that were"
          + " set with care are found again after many years by readers nobody knew";

  private final Path project;
  private final Random random;
  private final Blog blog;
  private int number;

  private EvolvingSite(Path project, long seed) {
    this.project = project;
    this.random = new Random(seed);
    this.blog = new Blog(project);
    blog.with("offprint.yaml", CONFIG);
  }

  /** Returns a site of posts of different lengths, each third one with pictures. */
  static EvolvingSite of(Path project, int posts) {
    EvolvingSite site = new EvolvingSite(project, 7);
    for (int i = 0; i < posts; i++) {
      site.addPost(2 + (i * 7) % 23, i % 3 == 0 ? 1 + i % 2 : 0);
    }
    return site;
  }

  /** Returns a site with copies of the posts of a folder, in addition to its own. */
  static EvolvingSite of(Path project, int posts, List<Path> real) throws IOException {
    EvolvingSite site = of(project, posts);
    for (Path file : real) {
      Path target = project.resolve("content/posts/real-" + site.number++ + ".md");
      Files.copy(file, target);
    }
    return site;
  }

  Blog blog() {
    return blog;
  }

  Path project() {
    return project;
  }

  Random random() {
    return random;
  }

  PublishSettings settings() {
    return blog.settings();
  }

  /** Adds a post in a new folder; returns its file. */
  Path addPost(int paragraphs, int pictures) {
    int id = number++;
    List<String> lines = new ArrayList<>();
    lines.add("---");
    lines.add("title: Post " + id);
    lines.add("date: 2026-" + two(1 + id % 9) + "-" + two(1 + id % 27));
    lines.add("tags: [t" + id % 4 + "]");
    lines.add("---");
    lines.add("");
    for (int i = 0; i < paragraphs; i++) {
      if (i % 5 == 4) {
        lines.add("## Part " + i);
        lines.add("");
      }
      lines.add(paragraph());
      lines.add("");
      if (i < pictures) {
        lines.add("![Picture " + i + "](p" + i + ".png)");
        lines.add("");
        picture("content/posts/post-" + id + "/p" + i + ".png", 300, 200);
      }
    }
    String file = "content/posts/post-" + id + "/index.md";
    blog.with(file, lines.toArray(String[]::new));
    return project.resolve(file);
  }

  private static String two(int number) {
    return (number < 10 ? "0" : "") + number;
  }

  /** Returns forty to ninety words. */
  String paragraph() {
    String[] words = WORDS.split(" ", -1);
    StringBuilder text = new StringBuilder("So");
    for (int i = 40 + random.nextInt(50); i > 0; i--) {
      text.append(' ').append(words[random.nextInt(words.length)]);
    }
    return text.append('.').toString();
  }

  void picture(String file, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setPaint(
        new GradientPaint(
            0, 0, new Color(random.nextInt(0xFFFFFF)), width, height, new Color(0xCCDDEE)));
    canvas.fillRect(0, 0, width, height);
    canvas.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
      Path place = project.resolve(file);
      Files.createDirectories(place.getParent());
      Files.write(place, out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the files of all posts, sorted. */
  List<Path> posts() {
    return files(".md");
  }

  /** Returns the files below the content folder whose names have this ending, sorted. */
  List<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(project.resolve("content"))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path anyPost() {
    List<Path> posts = posts();
    return posts.get(random.nextInt(posts.size()));
  }

  /** Returns a post that the script wrote. */
  Path anyOwn() {
    List<Path> own = files("index.md");
    return own.get(random.nextInt(own.size()));
  }

  /** Changes the text of a file. */
  static void edit(Path file, UnaryOperator<String> change) {
    try {
      String before = Files.readString(file);
      String after = change.apply(before);
      if (after.equals(before)) {
        throw new IllegalStateException("The edit of " + file + " changes nothing");
      }
      Files.writeString(file, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the next state: what an author does on a usual day. */
  void evolve() {
    switch (random.nextInt(6)) {
      case 0 -> addPost(1 + random.nextInt(20), random.nextInt(2));
      case 1 -> edit(anyPost(), text -> text + "\n" + paragraph() + "\n");
      case 2 -> edit(anyOwn(), text -> text.replaceFirst("So ", "So now "));
      case 3 -> edit(anyPost(), EvolvingSite::withoutLastParagraph);
      case 4 -> {
        edit(anyPost(), text -> text + "\n## Later\n\n" + paragraph() + "\n");
        edit(anyOwn(), text -> text.replaceFirst("title: ", "title: On "));
      }
      default -> edit(anyPost(), text -> text + "\n- One\n- Two\n- Three\n");
    }
  }

  static String withoutLastParagraph(String text) {
    int at = text.stripTrailing().lastIndexOf("\n\n");
    return at < text.indexOf("\n---\n") + 10
        ? text + "\nA last word.\n"
        : text.substring(0, at) + "\n";
  }
}
