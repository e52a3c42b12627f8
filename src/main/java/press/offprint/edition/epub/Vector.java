package press.offprint.edition.epub;

import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;

/** Vector pictures: drawing them as pixels, for stores that take no SVG as a cover. */
final class Vector {
  private Vector() {}

  /**
   * The SVG document drawn {@code width} pixels wide. It reaches nothing outside itself and runs no
   * script.
   *
   * @throws TranscoderException where it is not SVG
   */
  static BufferedImage draw(String svg, int width) throws TranscoderException {
    AtomicReference<BufferedImage> drawn = new AtomicReference<>();
    ImageTranscoder transcoder =
        new ImageTranscoder() {
          @Override
          public BufferedImage createImage(int wide, int high) {
            return new BufferedImage(wide, high, BufferedImage.TYPE_INT_ARGB);
          }

          @Override
          public void writeImage(BufferedImage image, TranscoderOutput out) {
            drawn.set(image);
          }
        };
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_WIDTH, (float) width);
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOWED_SCRIPT_TYPES, "");
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_EXECUTE_ONLOAD, false);
    transcoder.transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput());
    return drawn.get();
  }
}
