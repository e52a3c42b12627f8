package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.config.ProjectSettings;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/** Posts whose formulas, diagrams, code or pictures take longer than they may. */
@Isolated
@Timeout(400)
class CostlyPostsTest {
  @TempDir private Path project;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        project.resolve("offprint.yaml"), "editions: [html]\nlimits:\n  seconds: 4\n");
    Files.createDirectories(project.resolve("content"));
    post("neighbour-a", "Words.");
    post("neighbour-b", "Words and $x^2$.");
    StringBuilder formulas = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      formulas.append("$$" + "\\frac{1}{2}".repeat(60) + i + "$$\n\n");
    }
    post("formulas", formulas.toString());
    StringBuilder diagram = new StringBuilder("class N0\n");
    for (int from = 0; from < 24; from++) {
      for (int to = from + 1; to < 24; to++) {
        diagram.append("N" + from + " --> N" + to + "\n");
      }
    }
    StringBuilder diagrams = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      // A diagram that occurs twice is drawn once.
      diagrams.append("```plantuml\nclass Own" + i + "\n" + diagram + "```\n\nWords.\n\n");
    }
    post("diagrams", diagrams.toString());
    StringBuilder pictures = new StringBuilder();
    byte[] large = large();
    for (int i = 0; i < 60; i++) {
      Files.write(project.resolve("content/large" + i + ".png"), withComment(large, (byte) i));
      pictures.append("![large](large" + i + ".png)\n\n");
    }
    post("pictures", pictures.toString());
  }

  @Test
  void costly_posts_are_rejected_and_stopped_and_the_others_are_published() {
    Map<String, Receipt> receipts = new ConcurrentHashMap<>();
    try (Publisher publisher =
        Publisher.open(
            ProjectSettings.of(
                project,
                project.resolve("output"),
                InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"))),
            new RunListener() {
              @Override
              public void ended(Receipt receipt) {
                receipts.put(receipt.source(), receipt);
              }
            })) {
      publisher.publish();
      assertThat(receipts.get("neighbour-a.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
      assertThat(receipts.get("neighbour-b.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
      for (String costly : new String[] {"formulas.md", "diagrams.md", "pictures.md"}) {
        assertThat(receipts.get(costly).problems())
            .as(costly + receipts.get(costly).problems())
            .filteredOn(Problem::isError)
            .extracting(Problem::code)
            .containsExactly(ProblemCode.LIMIT_TIME);
      }
      await()
          .atMost(20, TimeUnit.SECONDS)
          .untilAsserted(
              () ->
                  assertThat(Thread.getAllStackTraces().keySet())
                      .extracting(Thread::getName)
                      .noneMatch(name -> name.startsWith("offprint-the ")));
    }
  }

  /** A picture of few bytes that takes long to decode. */
  private static byte[] large() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(7_000, 7_000, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  // Equal pictures are decoded once.
  private static byte[] withComment(byte[] png, byte comment) {
    byte[] chunk = {'t', 'E', 'X', 't', 'a', 0, comment};
    CRC32 check = new CRC32();
    check.update(chunk);
    ByteBuffer out = ByteBuffer.allocate(png.length + 4 + chunk.length + 4);
    out.put(png, 0, png.length - 12).putInt(chunk.length - 4).put(chunk);
    return out.putInt((int) check.getValue()).put(png, png.length - 12, 12).array();
  }

  private void post(String name, String text) throws IOException {
    Files.writeString(
        project.resolve("content/" + name + ".md"), "---\ntitle: " + name + "\n---\n" + text);
  }
}
