package press.offprint.content.resource.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/** Families of drawings whose cost grows without limit: the first members are shown. */
class SvgCostTest {
  private static final String LINE = "<path d='M0 0H900' stroke='#000' ";
  private static final String TILE = "<pattern id='p' patternUnits='userSpaceOnUse' ";
  private static final String FILLED = "><path d='M0 0h1'/></pattern><rect fill='url(#p)'/>";

  static Stream<Arguments> expensive() {
    return Stream.of(
        Arguments.of("dashes", LINE + "stroke-dasharray='0.00001'/>"),
        Arguments.of("dashes of a style", LINE + "style='stroke-dasharray:1e-5,1e-5'/>"),
        Arguments.of(
            "dashes of a rule", "<style>path{stroke-dasharray:.00001}</style>" + LINE + "/>"),
        Arguments.of(
            "dashes that are inherited", "<g stroke-dasharray='1e-5'><g>" + LINE + "/></g></g>"),
        Arguments.of(
            "dashes of what is used",
            "<defs>" + LINE + "id='a'/></defs><use xlink:href='#a' stroke-dasharray='1e-5'/>"),
        Arguments.of("dashes of a far line", "<path d='M0 0L9e8 0' stroke-dasharray='1'/>"),
        Arguments.of("dashes of a unit", LINE + "pathLength='1e9' stroke-dasharray='1'/>"),
        Arguments.of("dashes of a circle", "<circle r='900' stroke-dasharray='0.0001'/>"),
        Arguments.of("dashes of glyphs", "<text stroke-dasharray='1e-5'>words</text>"),
        Arguments.of("dashes of many lines", (LINE + "stroke-dasharray='0.1'/>").repeat(100)),
        Arguments.of("tiles", TILE + "width='0.00001' height='0.00001'" + FILLED),
        Arguments.of("tiles of a box", "<pattern id='p' width='1e-5' height='1e-5'" + FILLED),
        Arguments.of(
            "tiles that are scaled",
            TILE + "width='1' height='1' patternTransform='scale(0.00001)'" + FILLED),
        Arguments.of(
            "tiles in a scaled group",
            "<g transform='scale(1e-3)'><g transform='scale(.01)'><rect/></g></g>"
                + TILE
                + "width='1' height='1'"
                + FILLED),
        Arguments.of("a scale", "<g transform='scale(1e30)'><rect/></g>"),
        Arguments.of(
            "scales in scales",
            "<g transform='scale(1000)'>".repeat(10) + "<rect/>" + "</g>".repeat(10)),
        Arguments.of("a matrix", "<g transform='matrix(1e8 0 0 1e8 0 0)'><rect/></g>"),
        Arguments.of("a far point", "<path d='M0 0L1e30 0'/>"),
        Arguments.of("a wide line", "<rect style='stroke-width:1e12'/>"),
        Arguments.of("masks in masks", masks(17)),
        Arguments.of(
            "masks", "<mask id='m'><rect/></mask>" + "<rect mask='url(#m)'/>".repeat(1_000)),
        Arguments.of(
            "stops",
            "<linearGradient id='a'>"
                + "<stop offset='0.5'/>".repeat(501)
                + "</linearGradient><rect fill='url(#a)'/>"),
        Arguments.of("glyphs", "<text>" + "word ".repeat(20_001) + "</text>"),
        Arguments.of(
            "rules", "<style>" + "rect{fill:red}".repeat(10_000) + "</style>" + "<g/>".repeat(999)),
        Arguments.of("transforms", "<g transform='" + "scale(1)".repeat(101) + "'><rect/></g>"));
  }

  static Stream<Arguments> usual() {
    return Stream.of(
        Arguments.of("dashes", LINE + "stroke-dasharray='4 2'/>"),
        Arguments.of("fine dashes", (LINE + "stroke-dasharray='.5,.5'/>").repeat(100)),
        Arguments.of("no dashes", LINE + "stroke-dasharray='0'/>"),
        Arguments.of(
            "a curve of dashes",
            "<path d='M0,0c9 9 9 9 9 9a5 5 0 0 1 9 9z' stroke-dasharray='1'/>"),
        Arguments.of("tiles", TILE + "width='4' height='4'" + FILLED),
        Arguments.of("tiles of a box", "<pattern id='p' width='10%' height='.1'" + FILLED),
        Arguments.of(
            "a traced picture", "<g transform='translate(0,9) scale(0.1,-0.1)'><rect/></g>"),
        Arguments.of("places on the earth", "<path d='M4512345.25,-5412345l9 9'/>"),
        Arguments.of("colours", "<path fill='#1e9999' style='fill:#9e9999'/>"),
        Arguments.of("masks in masks", masks(4)),
        Arguments.of("masks", "<mask id='m'><rect/></mask>" + "<rect mask='url(#m)'/>".repeat(100)),
        Arguments.of("glyphs", "<text>" + "word ".repeat(10_000) + "</text>"),
        Arguments.of(
            "rules", "<style>" + "rect{fill:red}".repeat(500) + "</style>" + "<g/>".repeat(999)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("expensive")
  void a_drawing_that_takes_too_long_to_draw_is_refused(String name, String content) {
    UnusableFileException refusal =
        catchThrowableOfType(UnusableFileException.class, () -> clean(content));
    assertThat(refusal).as(name).isNotNull();
    assertThat(refusal.of(name).code()).isEqualTo(ProblemCode.LIMIT_SVG);
    assertThat(refusal.of(name).hint()).contains("PNG");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("usual")
  void a_usual_drawing_is_accepted(String name, String content) throws UnusableFileException {
    assertThat(clean(content)).as(name).contains("<svg");
  }

  private static String masks(int depth) {
    StringBuilder masks = new StringBuilder("<mask id='m0'><rect/></mask>");
    IntStream.rangeClosed(1, depth)
        .forEach(
            i ->
                masks.append("<mask id='m%d'><rect mask='url(#m%d)'/></mask>".formatted(i, i - 1)));
    return masks + "<rect mask='url(#m%d)'/>".formatted(depth);
  }

  private static String clean(String content) throws UnusableFileException {
    String svg =
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
            + " width='900' height='600'>"
            + content
            + "</svg>";
    return SvgSanitizer.clean(Bytes.utf8(svg), "A picture", false, Limits.DEFAULT).content().text();
  }
}
