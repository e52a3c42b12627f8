package press.offprint.content.resource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;

/** A ZIP file in a post must not write outside the folder into which a reader unpacks it. */
class ZipCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.md",
        "a/../../evil",
        "/etc/evil",
        "..",
        "a/..",
        "..\\evil",
        "\\evil",
        "C:\\evil",
        "c:evil",
        "a\\..\\..\\evil",
        "a\u0000b",
        "a\nb"
      })
  void a_name_that_leads_out_of_the_folder_is_refused(String name) {
    assertThatThrownBy(() -> ZipCheck.check(zip("fine.txt", name)))
        .isInstanceOf(UnusableFileException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a/b/c.txt", "a/", "..a", "a..b/c", "...", "\u00E9t\u00E9/x"})
  void an_ordinary_name_is_accepted(String name) {
    assertThatCode(() -> ZipCheck.check(zip(name))).doesNotThrowAnyException();
  }

  @Test
  void names_in_the_file_header_and_in_the_directory_are_both_checked() throws IOException {
    String text = new String(zip("aa/evil").toArray(), StandardCharsets.ISO_8859_1);
    String before = text.replaceFirst("aa/evil", "../evil");
    assertThatThrownBy(() -> ZipCheck.check(bytes(before)))
        .isInstanceOf(UnusableFileException.class);
    int last = text.lastIndexOf("aa/evil");
    String behind = text.substring(0, last) + "../evil" + text.substring(last + 7);
    assertThatThrownBy(() -> ZipCheck.check(bytes(behind)))
        .isInstanceOf(UnusableFileException.class);
  }

  @Test
  void an_incomplete_file_is_refused() throws IOException {
    byte[] whole = zip("a.txt", "b.txt").toArray();
    for (int length = 0; length < whole.length; length++) {
      byte[] half = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ZipCheck.check(Bytes.owning(half)))
          .isInstanceOf(UnusableFileException.class);
    }
  }

  private static Bytes bytes(String text) {
    return Bytes.owning(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Bytes zip(String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(65);
        zip.closeEntry();
      }
    }
    return Bytes.owning(out.toByteArray());
  }
}
