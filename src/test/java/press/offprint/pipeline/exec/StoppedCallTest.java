package press.offprint.pipeline.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import press.offprint.content.code.Highlighter;
import press.offprint.content.maths.MathRenderer;
import press.offprint.edition.EditionException;
import press.offprint.edition.ImageCodec;
import press.offprint.edition.ImageVariants;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;
import press.offprint.model.interrupt.InterruptibleReader;
import press.offprint.model.interrupt.InterruptibleText;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;
import press.offprint.template.TemplateSource;
import press.offprint.template.Templates;

/** A call that exceeds its time ends: its thread does not go on. */
@Isolated
@Timeout(120)
class StoppedCallTest {
  private static final String EXPONENTIAL = "a?".repeat(50) + "a".repeat(50) + "b";

  static Stream<Arguments> endlessWork() {
    return Stream.of(
        arguments("expression", work(StoppedCallTest::match)),
        arguments("replacement", work(StoppedCallTest::replace)),
        arguments("parser", work(StoppedCallTest::parse)),
        arguments("formula", work(() -> forever(StoppedCallTest::typeset))),
        arguments("code", work(() -> forever(StoppedCallTest::highlight))),
        arguments("markup", work(() -> forever(StoppedCallTest::parseMarkup))),
        arguments("template", work(() -> forever(StoppedCallTest::renderTemplate))),
        arguments("png", work(() -> decode("png", "image/png"))),
        arguments("jpeg", work(() -> decode("jpg", "image/jpeg"))),
        arguments("gif", work(() -> decode("gif", "image/gif"))));
  }

  @ParameterizedTest
  @MethodSource("endlessWork")
  void work_without_end_is_stopped_at_its_deadline(String kind, Callable<?> work) {
    assertEndsAtItsDeadline(kind, work);
  }

  @Test
  void a_call_that_waits_for_a_picture_of_another_call_ends_as_well() throws Exception {
    Resource picture = picture("png", "image/png");
    CountDownLatch isHeld = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    ImageVariants variants = new ImageVariants(new WaitingCache(isHeld, mayEnd));
    CompletableFuture<?> first =
        CompletableFuture.runAsync(() -> variants.of(picture, List.of(100)));
    isHeld.await();
    assertEndsAtItsDeadline("second", () -> variants.of(picture, List.of(200)));
    assertThat(variants.of(picture("jpg", "image/jpeg"), List.of(200)))
        .as("the copies of another picture")
        .isPresent();
    mayEnd.countDown();
    first.get(60, TimeUnit.SECONDS);
  }

  /** A cache in which the first search waits. */
  private record WaitingCache(CountDownLatch isHeld, CountDownLatch mayEnd) implements Cache {
    @Override
    public Optional<Bytes> find(String key) {
      if (key.endsWith(" 100")) {
        isHeld.countDown();
        try {
          mayEnd.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return Optional.empty();
    }

    @Override
    public void keep(String key, Bytes result) {
      // Nothing is kept.
    }
  }

  private static void assertEndsAtItsDeadline(String kind, Callable<?> work) {
    assertThatThrownBy(() -> new IsolatedExecutor(1).call("the " + kind, work))
        .isInstanceOfSatisfying(
            EditionException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ProblemCode.LIMIT_TIME);
              assertThat(e).hasMessageEndingWith("seconds.");
            });
    await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("offprint-the " + kind));
  }

  private static Callable<?> work(Callable<?> work) {
    return work;
  }

  private static Void forever(Runnable work) {
    while (true) {
      work.run();
    }
  }

  private static void parseMarkup() {
    String markup = "<p><b><i>x</i></b>".repeat(1_000);
    org.jsoup.parser.Parser.htmlParser()
        .parseFragmentInput(InterruptibleReader.of(markup), null, "");
  }

  private static void renderTemplate() {
    Map<String, Object> values = Map.of("rows", Collections.nCopies(1_000, Map.of("text", "x")));
    new Templates(new OneTemplate()).render("x.html", values);
  }

  /** The only template: it writes a text for each row. */
  private record OneTemplate() implements TemplateSource {
    @Override
    public Optional<Bytes> find(String name) {
      return Optional.of(Bytes.utf8("{% for row in rows %}{{ row.text }}{% endfor %}"));
    }

    @Override
    public List<String> names(String folder) {
      return List.of();
    }
  }

  private static boolean match() {
    return Regex.matcher(Pattern.compile(EXPONENTIAL), "a".repeat(60)).matches();
  }

  private static String replace() {
    return Regex.replaceAll("a".repeat(60), EXPONENTIAL, "");
  }

  // The expression of flexmark for the label of a link takes exponential time.
  private static Object parse() {
    String text = "[" + "\\".repeat(100);
    return Parser.builder().build().parse(BasedSequence.of(InterruptibleText.of(text)));
  }

  private static final MathRenderer MATHS = new MathRenderer(Cache.NONE);
  private static int formulas;

  private static void typeset() {
    MATHS.mathml("\\frac{1}{2}".repeat(500) + formulas++, true, List.of());
  }

  private static void highlight() {
    new Highlighter(Cache.NONE).highlight("class A { int x = 1; }\n".repeat(500), "java");
  }

  private static Object decode(String format, String mediaType) throws IOException {
    Resource picture = picture(format, mediaType);
    return forever(() -> ImageCodec.develop(picture, 2_000, image -> image.getWidth()));
  }

  private static Resource picture(String format, String mediaType) throws IOException {
    BufferedImage image = new BufferedImage(2_000, 2_000, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < 2_000; y++) {
      for (int x = 0; x < 2_000; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return new Resource(
        "picture." + format,
        "posts/picture." + format,
        mediaType,
        Bytes.owning(out.toByteArray()),
        2_000,
        2_000);
  }
}
