package press.offprint.edition.epub.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import press.offprint.edition.epub.EpubSamples;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;

class AnimationDetectorTest {

  @Test
  void a_gif_of_several_frames_is_animated() {
    assertThat(isAnimated(EpubSamples.gif("a.gif", 1))).isFalse();
    assertThat(isAnimated(EpubSamples.gif("a.gif", 2))).isTrue();
  }

  @Test
  void a_damaged_gif_is_not_animated() {
    assertThat(AnimationDetector.isAnimated("image/gif", Bytes.utf8("GIF89a"))).isFalse();
  }

  @Test
  void a_png_is_animated_if_its_animation_chunk_precedes_its_data() {
    assertThat(isAnimated(EpubSamples.png("a.png"))).isFalse();
    assertThat(AnimationDetector.isAnimated("image/png", Bytes.utf8("acTL IDAT"))).isTrue();
    assertThat(AnimationDetector.isAnimated("image/png", Bytes.utf8("IDAT acTL"))).isFalse();
  }

  @Test
  void an_svg_is_animated_if_it_has_an_animation_element() {
    assertThat(isAnimated(EpubSamples.svg("a.svg"))).isFalse();
    assertThat(AnimationDetector.isAnimated("image/svg+xml", Bytes.utf8("<animateMotion/>")))
        .isTrue();
  }

  private static boolean isAnimated(Resource image) {
    return AnimationDetector.isAnimated(image.mediaType(), image.content());
  }
}
