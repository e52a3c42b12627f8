package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.SAXParserFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.XmlText;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;

/** Any character in any place of a post gives files that every strict parser reads. */
class AnyCharacterTest {
  private static final boolean LONG = Boolean.getBoolean("offprint.long");
  private static final int[] SPECIAL = {
    0x1, 0x7, 0xB, 0xC, 0xD, 0xE, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0xAD, 0x200B, 0x200E, 0x2028,
    0x2029, 0x202E, 0x2066, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xFDD0, 0xFDEF, 0xFEFF, 0xFFF9,
    0xFFFD, 0xFFFE, 0xFFFF, 0x1F600, 0x1FFFE, 0xE0001, 0xFFFFF, 0x10FFFD, 0x10FFFF
  };

  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void begin() {
    blog = new Blog(project);
    blog.with("content/posts/control.md", "---", "title: Control", "---", "Always here.");
  }

  static LongStream seeds() {
    long given = Long.getLong("offprint.seed", 0);
    return given != 0 ? LongStream.of(given) : LongStream.rangeClosed(1, LONG ? 60 : 2);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_edition_of_a_post_with_random_characters_is_valid(long seed) throws Exception {
    Random random = new Random(seed);
    writePost("any", random, "\\u%04X"::formatted, AnyCharacterTest::yaml);
    writePost("json", random, "\\u%04X"::formatted, AnyCharacterTest::json);
    Files.writeString(
        project.resolve("content/posts/drawing.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"20\"><title>"
            + raw(random)
            + "</title><text x=\"1\" y=\"9\">"
            + raw(random)
            + "</text></svg>");
    Run run = blog.publish();
    assertThat(run.receipts().values())
        .allSatisfy(
            receipt ->
                assertThat(receipt.status())
                    .as("%s: %s", receipt.source(), receipt.problems())
                    .isEqualTo(ReceiptStatus.PUBLISHED));
    assertThat(run.summary().exitCode()).isEqualTo(ExitCode.OK);
    requireValidFiles(run);
  }

  @Test
  void a_replaced_character_is_reported_with_its_line() {
    blog.with(
        "content/posts/any.md",
        "---",
        "title: Any",
        "---",
        "",
        "A formula: $\\char\"1$",
        "",
        "Another: $\\char\"FFFE$",
        "",
        "And one more: $\\char\"D800$",
        "",
        "<pre><code class=\"language-java\">int a = &#1;;",
        "</code></pre>",
        "",
        "Text &#2;");
    Receipt receipt = blog.publish().receipt("posts/any.md");
    assertThat(receipt.status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(receipt.problems())
        .extracting(Problem::code)
        .containsOnly(ProblemCode.TEXT_SANITISED);
    assertThat(receipt.problems())
        .extracting(problem -> problem.lines() + " " + problem.message().replaceFirst(".* ", ""))
        .containsExactlyInAnyOrder("[5, 11] U+0001", "[7] U+FFFE", "[9] U+D800", "[14] U+0002");
    assertThat(blog.page("posts/any/index.html").select("article").text())
        .contains("int a = \uFFFD;")
        .contains("Text \uFFFD");
  }

  /** A post with random characters in the front matter and in every construct of the body. */
  private void writePost(
      String name, Random random, Function<Integer, String> escape, Function<String[], String> form)
      throws IOException {
    String[] fields = new String[8];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = "F" + i + escaped(random, escape);
    }
    String body =
        String.join(
            "\n\n",
            "Text " + any(random) + " and **" + any(random) + "** and `" + any(random) + "`.",
            "## Heading " + any(random) + " {#id" + raw(random).replace("}", "") + "}",
            "$\\char\"" + hex(random) + "$ $x \\text{" + raw(random) + "}$",
            "$$\\char\"" + hex(random) + "$$",
            "```java\nint a = \"" + raw(random) + "\";\n```",
            "<pre><code class=\"language-java\">int " + any(random) + "</code></pre>",
            "<pre><code>" + any(random) + "</code></pre>",
            "```{.java hl_lines=[1]}\n" + raw(random) + "\n```",
            "![alt " + any(random) + "](drawing.svg \"title " + any(random) + "\")",
            "[link " + any(random) + "](https://example.com/?" + any(random) + " \"t\")",
            "<p title=\"" + any(random) + "\" lang=\"" + any(random) + "\">" + any(random) + "</p>",
            "| a " + any(random) + " | b |\n|---|---|\n| c " + any(random) + " | d |",
            "Term\n: Definition " + any(random),
            "- [ ] Item " + any(random),
            "> [!NOTE] Title " + any(random) + "\n> Text " + any(random),
            "A note[^1] and ^[inline " + any(random) + "].\n\n[^1]: Note " + any(random),
            "*[HTML]: Long " + any(random) + "\n\nHTML is here.",
            "{{< figure src=\"drawing.svg\" caption=\"" + any(random) + "\" >}}",
            "{{< qr text=\"Q" + any(random) + "\" />}}",
            "{{< details summary=\"" + any(random) + "\" >}}" + any(random) + "{{< /details >}}",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text y=\"9\">"
                + any(random)
                + "</text></svg>",
            "```plantuml\n@startuml\nA -> B: " + raw(random) + "\n@enduml\n```",
            "[[" + any(random).replace("]", "") + "]]");
    Files.writeString(project.resolve("content/posts/" + name + ".md"), form.apply(fields) + body);
  }

  private static String yaml(String[] f) {
    return "---\ntitle: \"%s\"\ndescription: \"%s\"\nauthor: \"%s\"\ntags: [\"%s\"]\n"
            .formatted(f[0], f[1], f[2], f[3])
        + "keywords: [\"%s\"]\nsummary: \"%s\"\nseries: [\"%s\"]\nown: {\"k\": \"%s\"}\n---\n\n"
            .formatted(f[4], f[5], f[6], f[7]);
  }

  private static String json(String[] f) {
    return "{\"title\": \"%s\", \"description\": \"%s\", \"author\": \"%s\", \"tags\": [\"%s\"],"
            .formatted(f[0], f[1], f[2], f[3])
        + " \"keywords\": [\"%s\"], \"summary\": \"%s\", \"series\": [\"%s\"], \"own\": \"%s\"}\n\n"
            .formatted(f[4], f[5], f[6], f[7]);
  }

  /** Returns some characters as they are, and some as references. */
  private static String any(Random random) {
    int c = character(random);
    return raw(random) + "&#" + c + ";x&#x" + Integer.toHexString(character(random)) + ";";
  }

  /** Returns characters that UTF-8 has a form for; none of them is markup. */
  private static String raw(Random random) {
    StringBuilder out = new StringBuilder("r");
    for (int n = random.nextInt(4); n >= 0; n--) {
      int c = character(random);
      if (c > 0xFF && (c < 0xD800 || c > 0xDFFF)) {
        out.appendCodePoint(c);
      } else if (c < 0x20 && c != '\r') {
        out.append((char) c);
      }
    }
    return out.append('r').toString();
  }

  private static String escaped(Random random, Function<Integer, String> escape) {
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(4); n >= 0; n--) {
      int c = character(random);
      // A post whose front matter holds half of a surrogate pair is rejected.
      if (!Character.isBmpCodePoint(c) || !Character.isSurrogate((char) c)) {
        for (char unit : Character.toChars(c)) {
          out.append(escape.apply((int) unit));
        }
      }
    }
    return out.toString();
  }

  private static String hex(Random random) {
    return Integer.toHexString(character(random)).toUpperCase(Locale.ROOT);
  }

  private static int character(Random random) {
    return random.nextInt(3) > 0
        ? SPECIAL[random.nextInt(SPECIAL.length)]
        : 1 + random.nextInt(random.nextBoolean() ? 0xFF : Character.MAX_CODE_POINT);
  }

  private static void requireValidFiles(Run run) throws Exception {
    try (Stream<Path> files = Files.walk(run.output())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.matches(".*\\.(xml|svg|opml)")) {
          requireXml(name, Files.readAllBytes(file));
        } else if (name.endsWith(".html")) {
          requireCharacters(name, Files.readString(file));
        } else if (name.endsWith(".epub")) {
          requireXmlInside(file);
          ConformanceCheckers.epubcheck(file);
        } else if (name.endsWith(".pdf")) {
          try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(pdf.getNumberOfPages()).isPositive();
            try (InputStream xmp = pdf.getDocumentCatalog().getMetadata().exportXMPMetadata()) {
              requireXml(name + " XMP", xmp.readAllBytes());
            }
          }
        }
      }
    }
    assertThat(run.files("pdf").keySet()).contains("posts/any.md", "posts/json.md");
    assertThat(run.files("epub").keySet()).contains("posts/any.md", "posts/json.md");
  }

  private static void requireXmlInside(Path epub) throws Exception {
    try (ZipFile zip = new ZipFile(epub.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().matches(".*\\.(xhtml|xml|opf|ncx|svg)")) {
          try (InputStream in = zip.getInputStream(entry)) {
            requireXml(epub.getFileName() + "/" + entry.getName(), in.readAllBytes());
          }
        }
      }
    }
  }

  private static void requireXml(String name, byte[] xml) throws Exception {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    InputSource source = new InputSource(new ByteArrayInputStream(xml));
    source.setSystemId(name);
    factory.newSAXParser().parse(source, new DefaultHandler());
    requireCharacters(name, new String(xml, StandardCharsets.UTF_8));
  }

  private static void requireCharacters(String name, String text) {
    List<String> forbidden =
        text.codePoints().filter(c -> !XmlText.isAllowed(c)).mapToObj(XmlText::name).toList();
    assertThat(forbidden).as(name).isEmpty();
  }
}
