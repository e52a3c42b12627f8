package press.offprint.queue;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import press.offprint.SelfSigned;

/** A broker in another process, which can be killed and started again with its messages. */
final class BrokerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final int port;
  private final Optional<SelfSigned> certificate;
  private Process process;

  private BrokerProcess(Path folder, int port, Optional<SelfSigned> certificate) {
    this.folder = folder;
    this.port = port;
    this.certificate = certificate;
  }

  static BrokerProcess start(Path folder) throws IOException {
    return start(folder, Optional.empty());
  }

  /** Starts a broker that speaks TLS. */
  static BrokerProcess startWithTls(Path folder, SelfSigned certificate) throws IOException {
    return start(folder, Optional.of(certificate));
  }

  private static BrokerProcess start(Path folder, Optional<SelfSigned> certificate)
      throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    BrokerProcess broker = new BrokerProcess(folder, port, certificate);
    broker.start();
    return broker;
  }

  void start() throws IOException {
    Files.createDirectories(folder);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Broker.class.getName(),
                Integer.toString(port),
                folder.toString()));
    certificate.ifPresent(
        tls -> command.addAll(List.of(tls.file().toString(), SelfSigned.PASSWORD)));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("broker.log").toFile())
            .start();
    await()
        .atMost(PATIENCE)
        .pollInterval(100, TimeUnit.MILLISECONDS)
        .until(() -> !process.isAlive() || isListening());
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the address for {@code offprint.yaml}. */
  String address() {
    return "tcp://127.0.0.1:" + port + (certificate.isPresent() ? "?sslEnabled=true" : "");
  }

  /** Ends the process without clean-up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
