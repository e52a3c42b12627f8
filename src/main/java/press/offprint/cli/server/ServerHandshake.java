package press.offprint.cli.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import press.offprint.json.JsonObject;
import press.offprint.model.text.ServerAddresses;
import press.offprint.web.auth.RunKey;
import press.offprint.web.auth.ServerFile;

/**
 * The proof that the program at the address of a {@link ServerFile} is the server that wrote it.
 * Another program may have the port by now: it gets a random value and no secret, little time, and
 * a small part of its answer is read.
 */
final class ServerHandshake {
  private static final int CONNECT_MILLIS = 1_000;
  private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final int MOST_BYTES = 8 << 10;
  private static final int NONCE_BYTES = 24;

  private final ServerFile file;
  private final URI url;

  private ServerHandshake(ServerFile file, URI url) {
    this.file = file;
    this.url = url;
  }

  /** Returns a handshake; empty if the address in the file is none of this machine. */
  static Optional<ServerHandshake> with(ServerFile file) {
    try {
      URI url = URI.create(file.url());
      boolean isServer =
          "http".equals(url.getScheme())
              && url.getHost() != null
              && url.getPort() > 0
              && "/".equals(url.getRawPath());
      return isServer && isThisMachine(InetAddress.getByName(url.getHost()))
          ? Optional.of(new ServerHandshake(file, url))
          : Optional.empty();
    } catch (IllegalArgumentException | IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isThisMachine(InetAddress address) throws IOException {
    return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
  }

  /** Returns the challenge of the server for one request; empty if it did not prove itself. */
  Optional<String> challenge() {
    byte[] random = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(random);
    String nonce = HexFormat.of().formatHex(random);
    try {
      JsonObject answer = JsonObject.read(body(ask(nonce)));
      String challenge = answer.text("challenge");
      String expected = RunKey.serverProof(file.key(), url.getPort(), nonce, challenge);
      boolean isProven =
          MessageDigest.isEqual(
              expected.getBytes(StandardCharsets.UTF_8),
              answer.text("proof").getBytes(StandardCharsets.UTF_8));
      return isProven && challenge.matches("[A-Za-z0-9_-]+")
          ? Optional.of(challenge)
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String ask(String nonce) throws IOException {
    String request =
        "GET "
            + ServerAddresses.CHALLENGE
            + "?nonce="
            + nonce
            + " HTTP/1.1\r\nHost: "
            + url.getRawAuthority()
            + "\r\nConnection: close\r\n\r\n";
    long end = System.nanoTime() + ANSWER_NANOS;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), CONNECT_MILLIS);
      socket.setSoTimeout(millisUntil(end));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return read(socket, end);
    }
  }

  private static String read(Socket socket, long end) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] piece = new byte[1 << 10];
    while (answer.size() < MOST_BYTES) {
      socket.setSoTimeout(millisUntil(end));
      int n = in.read(piece);
      if (n < 0) {
        break;
      }
      answer.write(piece, 0, n);
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static int millisUntil(long end) throws IOException {
    long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    if (millis <= 0) {
      throw new SocketTimeoutException("The server did not answer in time");
    }
    return (int) millis;
  }

  private static String body(String answer) {
    int body = answer.indexOf("\r\n\r\n");
    return answer.startsWith("HTTP/1.1 200 ") && body > 0 ? answer.substring(body + 4) : "{}";
  }
}
