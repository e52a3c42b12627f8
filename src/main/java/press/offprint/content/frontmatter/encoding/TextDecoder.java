package press.offprint.content.frontmatter.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The decoder of strict UTF-8 (RFC 3629). Its errors name the probable encoding or file type. */
public final class TextDecoder {
  private static final int SAMPLE = 4096;

  /** The percentage of control characters above which valid UTF-8 counts as binary data. */
  private static final int BINARY_IF_VALID = 30;

  /** The percentage above which invalid UTF-8 counts as binary data; random bytes have 11. */
  private static final int BINARY_IF_INVALID = 5;

  private TextDecoder() {}

  /** Returns the text of a post; line ends are LF. */
  public static DecodedText decode(Bytes content) {
    byte[] bytes = content.toArray();
    Optional<Problem> other = otherFile(content);
    if (other.isEmpty() && holdsControls(bytes)) {
      other = otherEncoding(bytes).or(() -> binary(bytes, BINARY_IF_VALID));
    }
    if (other.isPresent()) {
      return new DecodedText("", other.get());
    }
    boolean mark = content.startsWith(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 0);
    int start = mark ? 3 : 0;
    String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return new DecodedText(lineFeeds(text), null);
    }
    return decodeStrictly(bytes, start);
  }

  /** Decodes bytes whose text holds U+FFFD, which may be written or may replace an invalid byte. */
  private static DecodedText decodeStrictly(byte[] bytes, int start) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.position(start);
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    CharsetDecoder decoder = strictDecoder(StandardCharsets.UTF_8);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      return new DecodedText(
          "", binary(bytes, BINARY_IF_INVALID).orElseGet(() -> malformed(bytes, in.position())));
    }
    decoder.flush(out);
    return new DecodedText(lineFeeds(out.flip().toString()), null);
  }

  private static String lineFeeds(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Returns a decoder that reports invalid bytes. */
  static CharsetDecoder strictDecoder(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static Optional<Problem> otherFile(Bytes content) {
    String kind = BinarySignature.of(content);
    return kind.isEmpty() ? Optional.empty() : Optional.of(notText(0, kind));
  }

  /** Returns true if there are control characters, or the bytes of a byte order mark of UTF-16. */
  private static boolean holdsControls(byte[] b) {
    int size = Math.min(b.length, SAMPLE);
    for (int i = 0; i < size; i++) {
      boolean control = b[i] >= 0 && b[i] < 32;
      boolean mark = b[i] == (byte) 0xFF || b[i] == (byte) 0xFE;
      if (mark || (control && b[i] != '\n' && b[i] != '\t' && b[i] != '\r')) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Problem> otherEncoding(byte[] b) {
    if (starts(b, 0xFF, 0xFE, 0, 0) || starts(b, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(encoded("UTF-32", "UTF-32"));
    }
    if (starts(b, 0xFF, 0xFE)) {
      return Optional.of(encoded("UTF-16, little endian", "UTF-16"));
    }
    if (starts(b, 0xFE, 0xFF)) {
      return Optional.of(encoded("UTF-16, big endian", "UTF-16"));
    }
    int[] nul = new int[4];
    int size = Math.min(b.length, SAMPLE);
    for (int i = 0; i < size; i++) {
      nul[i & 3] += b[i] == 0 ? 1 : 0;
    }
    int all = nul[0] + nul[1] + nul[2] + nul[3];
    if (size >= 4 && all * 10 > size && all < size) {
      if (all * 20 > size * 13 && (nul[1] + nul[2]) * 5 > size * 2) {
        return nul[0] < nul[3]
            ? Optional.of(encoded("UTF-32 without a byte order mark", "UTF-32LE"))
            : Optional.of(encoded("UTF-32 without a byte order mark", "UTF-32BE"));
      }
      if ((nul[0] + nul[2]) * 20 < all) {
        return Optional.of(encoded("UTF-16 without a byte order mark", "UTF-16LE"));
      }
      if ((nul[1] + nul[3]) * 20 < all) {
        return Optional.of(encoded("UTF-16 without a byte order mark", "UTF-16BE"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> binary(byte[] b, int percent) {
    int nul = 0;
    int control = 0;
    int size = Math.min(b.length, SAMPLE);
    for (int i = 0; i < size; i++) {
      nul += b[i] == 0 ? 1 : 0;
      control += b[i] >= 0 && b[i] < 32 && b[i] != 9 && b[i] != 10 && b[i] != 13 ? 1 : 0;
    }
    if (nul > 0 && nul * 10L > size * 9L) {
      return Optional.of(
          Problem.error(
              ProblemCode.ENCODING,
              1,
              "The file holds NUL bytes instead of text, as a crash or a broken copy leaves behind",
              "Restore the file from a backup, or copy it again."));
    }
    if (size > 16 && control * 100 > size * percent) {
      return Optional.of(notText(1, "binary data"));
    }
    return Optional.empty();
  }

  private static Problem notText(int line, String kind) {
    return Problem.error(
        ProblemCode.ENCODING,
        line,
        "The file is no text: it looks like " + kind,
        "Give the file the right extension, or move it out of the content folder.");
  }

  private static Problem malformed(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : -1;
    String what;
    String hint;
    boolean follows = second >= 0x80 && second < 0xC0;
    if (((first == 0xC0 || first == 0xC1) && follows)
        || (first == 0xE0 && second >= 0x80 && second < 0xA0)
        || (first == 0xF0 && second >= 0x80 && second < 0x90)) {
      what = "an overlong form, which UTF-8 forbids";
      hint = "Write the character again and save the file as UTF-8.";
    } else if (first == 0xED && second >= 0xA0 && second <= 0xBF) {
      what = "half of a surrogate pair, as in CESU-8";
      hint = "Save the file as UTF-8, not CESU-8 or Java's modified UTF-8.";
    } else if (isCutOff(bytes, at)) {
      what = "the file ends inside a character, so it seems to be cut off";
      hint = "Copy the file again, whole.";
    } else {
      LegacyEncoding guess = LegacyEncoding.guess(bytes);
      what = "it looks like " + guess.label();
      hint = conversion(guess.iconv());
    }
    String hex = String.format(Locale.ROOT, "0x%02X", first);
    return Problem.error(
        ProblemCode.ENCODING,
        lineOf(bytes, at),
        "The text is not UTF-8 (byte " + hex + "): " + what,
        hint);
  }

  /** Returns true if the file ends in the character at {@code at}. */
  private static boolean isCutOff(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    int length = first >= 0xF0 && first <= 0xF4 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (first > 0xF4 || length == 0 || at + length <= bytes.length) {
      return false;
    }
    for (int i = at + 1; i < bytes.length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return false;
      }
    }
    return true;
  }

  private static int lineOf(byte[] bytes, int at) {
    int line = 1;
    for (int i = 0; i < at; i++) {
      boolean loneReturn = bytes[i] == '\r' && (i + 1 >= bytes.length || bytes[i + 1] != '\n');
      line += bytes[i] == '\n' || loneReturn ? 1 : 0;
    }
    return line;
  }

  private static Problem encoded(String label, String iconv) {
    return Problem.error(
        ProblemCode.ENCODING, 1, "The text is not UTF-8 but " + label, conversion(iconv));
  }

  private static String conversion(String iconv) {
    return "Save the file as UTF-8 in your editor, or run: iconv -f "
        + iconv
        + " -t UTF-8 OLD > NEW";
  }

  private static boolean starts(byte[] b, int... prefix) {
    if (b.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((b[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
