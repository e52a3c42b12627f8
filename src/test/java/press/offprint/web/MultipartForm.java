package press.offprint.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with files in the encoding of browsers. */
final class MultipartForm {
  static final String BOUNDARY = "form-boundary-7d1f";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  MultipartForm field(String name, String value) {
    text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
    text(value + "\r\n");
    return this;
  }

  MultipartForm file(String name, byte[] content) {
    text(
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + name
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
    out.writeBytes(content);
    text("\r\n");
    return this;
  }

  byte[] end() {
    text("--" + BOUNDARY + "--\r\n");
    return out.toByteArray();
  }

  private void text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
