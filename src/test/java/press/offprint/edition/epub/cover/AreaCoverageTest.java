package press.offprint.edition.epub.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static press.offprint.edition.epub.cover.AreaCoverage.LEVELS;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AreaCoverageTest {
  private static final int SIZE = 8;

  @Test
  void a_rectangle_covers_a_share_of_the_pixels_on_its_border() {
    int[][] levels = levels(new Rectangle2D.Double(1.5, 2.25, 3, 2));
    assertThat(levels[2]).containsExactly(0, part(.375), part(.75), part(.75), part(.375), 0, 0, 0);
    assertThat(levels[3]).containsExactly(0, part(.5), part(1), part(1), part(.5), 0, 0, 0);
    assertThat(levels[4]).containsExactly(0, part(.125), part(.25), part(.25), part(.125), 0, 0, 0);
    assertThat(levels[5]).containsOnly(0);
  }

  @Test
  void a_slanted_edge_covers_the_exact_area() {
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(0, 0);
    triangle.lineTo(8, 4);
    triangle.lineTo(0, 4);
    int[][] levels = levels(triangle);
    assertThat(levels[0]).containsExactly(part(.75), part(.25), 0, 0, 0, 0, 0, 0);
    assertThat(levels[1]).containsExactly(part(1), part(1), part(.75), part(.25), 0, 0, 0, 0);
  }

  @Test
  void the_direction_of_a_path_is_of_no_matter_and_a_hole_stays_uncovered() {
    Area ring = new Area(new Rectangle2D.Double(1, 1, 6, 6));
    ring.subtract(new Area(new Rectangle2D.Double(3, 3, 2, 2)));
    int[][] levels = levels(ring);
    assertThat(levels[2]).containsExactly(0, 32, 32, 32, 32, 32, 32, 0);
    assertThat(levels[3]).containsExactly(0, 32, 32, 0, 0, 32, 32, 0);
  }

  @Test
  void the_part_of_a_shape_outside_is_cut_off_at_each_side() {
    int[][] levels = levels(new Ellipse2D.Double(-92, -92, 192, 192));
    assertThat(Arrays.stream(levels).flatMapToInt(Arrays::stream)).containsOnly(LEVELS);
    Path2D wedge = new Path2D.Double();
    wedge.moveTo(-8, -1);
    wedge.lineTo(16, 5);
    wedge.lineTo(-8, 5);
    assertThat(levels(wedge)[1]).startsWith(part(.875), part(.625), part(.375), part(.125), 0);
    int[][] outside = levels(new Rectangle2D.Double(20, 20, 5, 5));
    assertThat(Arrays.stream(outside).flatMapToInt(Arrays::stream)).containsOnly(0);
  }

  @Test
  void a_circle_covers_its_area() {
    double sum = 0;
    for (int[] row : levels(new Ellipse2D.Double(1, 1, 6, 6))) {
      for (int level : row) {
        sum += (double) level / LEVELS;
      }
    }
    assertThat(sum).isBetween(Math.PI * 9 * 0.99, Math.PI * 9 * 1.01);
  }

  private static int part(double share) {
    return (int) (share * LEVELS);
  }

  /** Returns the coverage of each pixel, which is computed three rows at a time. */
  private static int[][] levels(Shape shape) {
    AreaCoverage coverage = new AreaCoverage(SIZE, 3);
    coverage.set(shape);
    int[][] levels = new int[SIZE][SIZE];
    for (int first = 0; first < SIZE; first += 3) {
      int top = first;
      coverage.cover(
          top,
          Math.min(3, SIZE - first),
          (row, start, end, level) -> {
            for (int x = start; x < end; x++) {
              levels[top + row][x] = level;
            }
          });
    }
    return levels;
  }
}
