package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Formulas of a PDF beside those of LaTeX. {@code mvn test -Dtest=LatexFormulasTest
 * -Doffprint.long=true} compares their pictures if pdflatex and pdftoppm are there, and draws the
 * worst into {@code target/latex-formulas}. The fonts differ, so sizes are compared with those of
 * the median formula.
 */
@EnabledIfSystemProperty(named = "offprint.long", matches = "true")
class LatexFormulasTest {
  private static final int DPI = 150;
  private static final int WORST = 10;

  /** The size to which pictures are reduced, so that the shapes of letters do not matter. */
  private static final int ACROSS = 48;

  private static final int DOWN = 16;

  @TempDir private Path folder;

  /**
   * A formula in both pictures.
   *
   * @param width ours divided by that of LaTeX, both without margins
   * @param difference the mean difference of grey levels after both were stretched to one small
   *     size, 0 to 1
   */
  private record Pair(
      String source,
      BufferedImage ours,
      BufferedImage theirs,
      double width,
      double height,
      double difference) {

    static Pair of(String source, BufferedImage ours, BufferedImage theirs) {
      double difference = 0;
      BufferedImage a = reduced(ours);
      BufferedImage b = reduced(theirs);
      for (int x = 0; x < ACROSS; x++) {
        for (int y = 0; y < DOWN; y++) {
          difference +=
              Math.abs(a.getRaster().getSample(x, y, 0) - b.getRaster().getSample(x, y, 0));
        }
      }
      return new Pair(
          source,
          ours,
          theirs,
          (double) ours.getWidth() / theirs.getWidth(),
          (double) ours.getHeight() / theirs.getHeight(),
          difference / (ACROSS * DOWN * 255));
    }

    Pair relativeTo(double medianWidth, double medianHeight) {
      return new Pair(source, ours, theirs, width / medianWidth, height / medianHeight, difference);
    }

    /** How much larger one is than the other: 1 for equal sizes. */
    double factor() {
      return Math.exp(Math.max(Math.abs(Math.log(width)), Math.abs(Math.log(height))));
    }

    private static BufferedImage reduced(BufferedImage image) {
      BufferedImage small = new BufferedImage(ACROSS, DOWN, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = small.createGraphics();
      graphics.drawImage(
          image.getScaledInstance(ACROSS, DOWN, Image.SCALE_AREA_AVERAGING), 0, 0, null);
      graphics.dispose();
      return small;
    }
  }

  @Test
  void formulas_have_the_sizes_and_places_of_those_of_latex() throws Exception {
    assumeTrue(isThere("pdflatex") && isThere("pdftoppm"), "pdflatex and pdftoppm are needed");
    List<String> formulas = formulas();
    List<BufferedImage> ours = ours(formulas);
    List<BufferedImage> theirs = theirs(formulas);
    assertThat(ours).hasSameSizeAs(formulas);
    assertThat(theirs).hasSameSizeAs(formulas);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < formulas.size(); i++) {
      pairs.add(Pair.of(formulas.get(i), ours.get(i), theirs.get(i)));
    }
    double width = median(pairs, Pair::width);
    double height = median(pairs, Pair::height);
    pairs.replaceAll(pair -> pair.relativeTo(width, height));
    pairs.sort(Comparator.comparingDouble(Pair::factor).reversed());
    draw(pairs);
    double similar = pairs.stream().filter(pair -> pair.factor() < 1.25).count();
    assertThat(similar / pairs.size()).as("share of formulas of like size").isGreaterThan(0.9);
    // The arrow of a vector is higher in STIX Two, and the empty set is another letter.
    assertThat(pairs.get(0).factor()).as(pairs.get(0).source()).isLessThan(1.8);
    assertThat(median(pairs, Pair::difference)).isLessThan(0.15);
  }

  private static List<String> formulas() throws IOException {
    try (var in = LatexFormulasTest.class.getResourceAsStream("formulas.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Each formula is on a page of the PDF of one post. */
  private List<BufferedImage> ours(List<String> formulas) throws Exception {
    Blog blog = new Blog(folder.resolve("site"), "pdf");
    blog.with(
        "templates/print/own.css",
        "@page { @top-left { content: none } @top-center { content: none }"
            + " @top-right { content: none } @bottom-center { content: none } }",
        ".math.display { page-break-before: always }");
    List<String> lines = new ArrayList<>(List.of("---", "title: Formulas", "---", "", "Text."));
    // The end of a post has more lines than the post.
    Stream.concat(formulas.stream(), Stream.of("x"))
        .forEach(formula -> lines.addAll(List.of("", "$$", formula, "$$")));
    blog.with("content/formulas.md", lines.toArray(String[]::new));
    blog.publish();
    List<BufferedImage> pages = pages(blog.output("formulas/formulas.pdf"), "ours", 14);
    return pages.subList(1, 1 + formulas.size());
  }

  private List<BufferedImage> theirs(List<String> formulas) throws Exception {
    StringBuilder tex =
        new StringBuilder(
                "\\documentclass{article}\\usepackage{amsmath,amssymb}\\pagestyle{empty}\n")
            .append("\\begin{document}\n");
    formulas.forEach(formula -> tex.append("\\null\\[").append(formula).append("\\]\\newpage\n"));
    Path source = folder.resolve("formulas.tex");
    Files.writeString(source, tex.append("\\end{document}\n"));
    run("pdflatex", "-interaction=batchmode", "-halt-on-error", source.toString());
    return pages(folder.resolve("formulas.pdf"), "theirs", 1000);
  }

  /**
   * Returns what is on the upper half of each page.
   *
   * @param head the height of a page divided by that of its head, which is left out
   */
  private List<BufferedImage> pages(Path pdf, String name, int head) throws Exception {
    run("pdftoppm", "-r", "" + DPI, "-png", pdf.toString(), name);
    List<BufferedImage> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files
              .filter(file -> file.getFileName().toString().startsWith(name + "-"))
              .sorted()
              .toList()) {
        BufferedImage page = ImageIO.read(file.toFile());
        int height = page.getHeight();
        pages.add(ink(page.getSubimage(0, height / head, page.getWidth(), height / 2)));
      }
    }
    return pages;
  }

  /** Returns the part of a page that is not white. */
  private static BufferedImage ink(BufferedImage page) {
    Rectangle ink = null;
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        if (page.getRaster().getSample(x, y, 0) < 160) {
          Rectangle dot = new Rectangle(x, y, 1, 1);
          ink = ink == null ? dot : ink.union(dot);
        }
      }
    }
    assertThat(ink).as("ink").isNotNull();
    BufferedImage cut = new BufferedImage(ink.width, ink.height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = cut.createGraphics();
    graphics.drawImage(page, -ink.x, -ink.y, null);
    graphics.dispose();
    return cut;
  }

  private static double median(List<Pair> pairs, ToDoubleFunction<Pair> value) {
    return pairs.stream().mapToDouble(value).sorted().toArray()[pairs.size() / 2];
  }

  /** Draws the worst pairs, ours above, and lists all. */
  private static void draw(List<Pair> pairs) throws IOException {
    Path target = Files.createDirectories(Path.of("target", "latex-formulas"));
    List<String> list = new ArrayList<>();
    for (Pair pair : pairs) {
      list.add(
          String.format(
              Locale.ROOT,
              "%.2f wide, %.2f high, %.3f different: %s",
              pair.width(),
              pair.height(),
              pair.difference(),
              pair.source()));
    }
    Files.write(target.resolve("all.txt"), list);
    int row = 180;
    BufferedImage sheet = new BufferedImage(900, row * WORST, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < WORST; i++) {
      graphics.drawImage(pairs.get(i).ours(), 10, i * row + 10, null);
      graphics.drawImage(pairs.get(i).theirs(), 460, i * row + 10, null);
    }
    graphics.dispose();
    ImageIO.write(sheet, "png", target.resolve("worst.png").toFile());
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private void run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("out.txt"))).isZero();
  }
}
