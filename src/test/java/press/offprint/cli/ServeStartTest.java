package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that cannot start ends with code 2, and uses up no token. */
class ServeStartTest extends SmallSite {
  @BeforeEach
  void pagesOnly() throws IOException {
    write("offprint.yaml", "editions: [html]\n");
  }

  @Test
  void a_busy_port_is_reported_and_the_token_stays_unknown() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(busy.getLocalPort());
      Result result = offprint("serve", "--port", port);
      assertThat(result.code()).as(result.err()).isEqualTo(2);
      assertThat(result.err()).contains("127.0.0.1:" + port, "--port 0").doesNotContain("token");
      assertThat(project.resolve(".offprint/token.sha256")).doesNotExist();

      write(".offprint/token.sha256", "the old hash\n");
      assertThat(offprint("serve", "--port", port, "--new-token").code()).isEqualTo(2);
      assertThat(project.resolve(".offprint/token.sha256")).hasContent("the old hash");
    }
  }

  @Test
  void an_address_of_another_machine_is_reported() {
    Result result = offprint("serve", "--host", "203.0.113.7", "--port", "0");
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains("203.0.113.7", "--host");
    assertThat(project.resolve(".offprint/token.sha256")).doesNotExist();
  }

  @Test
  void a_token_that_cannot_be_stored_is_reported_and_not_printed() throws IOException {
    Files.createDirectories(project.resolve(".offprint/token.sha256/folder"));
    Result result = offprint("serve", "--port", "0", "--new-token");
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains("token.sha256", "--state").doesNotContain("sign in");
  }
}
