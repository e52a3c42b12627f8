package press.offprint.bucket;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import press.offprint.model.bytes.Bytes;

/** A store of S3 in another process, which can be killed and started again with its objects. */
public final class BucketProcess implements AutoCloseable {
  public static final String BUCKET = "site";
  public static final String KEY = "offprint";
  public static final String SECRET = "open-sesame-1234";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final int port;
  private final boolean guarded;
  private Process process;

  private BucketProcess(Path folder, int port, boolean guarded) {
    this.folder = folder;
    this.port = port;
    this.guarded = guarded;
  }

  /** Starts a store that checks the signature of each request. */
  public static BucketProcess start(Path folder) throws IOException {
    return start(folder, true);
  }

  /** Starts a store that takes any request, so that a proxy can be used before it. */
  public static BucketProcess startOpen(Path folder) throws IOException {
    return start(folder, false);
  }

  private static BucketProcess start(Path folder, boolean guarded) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.createDirectories(folder.resolve("buckets").resolve(BUCKET));
    BucketProcess store = new BucketProcess(folder, port, guarded);
    store.start();
    return store;
  }

  public void start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                BucketServer.class.getName(),
                Integer.toString(port),
                folder.resolve("buckets").toString()));
    if (guarded) {
      command.addAll(List.of(KEY, SECRET));
    }
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("store.log").toFile())
            .start();
    await()
        .atMost(PATIENCE)
        .pollInterval(100, TimeUnit.MILLISECONDS)
        .until(() -> !process.isAlive() || isListening());
    if (!process.isAlive()) {
      throw new IOException(Files.readString(folder.resolve("store.log")));
    }
  }

  // The checker of HTML brings an older interface of servlets, which must be after the newer one.
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .sorted(Comparator.comparing(entry -> !entry.contains("jakarta.servlet-api")))
            .toList());
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the address of the store. */
  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** Returns the variables with which a program opens the store. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", KEY,
        "AWS_SECRET_ACCESS_KEY", SECRET,
        "AWS_ENDPOINT_URL_S3", endpoint());
  }

  /** Returns the SHA-256 of each object by its name. */
  public Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    Path bucket = folder.resolve("buckets").resolve(BUCKET);
    try (Stream<Path> files = Files.walk(bucket)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(
            bucket.relativize(file).toString(), Bytes.owning(Files.readAllBytes(file)).sha256());
      }
    }
    return hashes;
  }

  /** Changes a byte of an object behind the back of the store. */
  public void damage(String name) throws IOException {
    Path file = folder.resolve("buckets").resolve(BUCKET).resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[0] ^= 1;
    Files.write(file, bytes);
  }

  /** Ends the process without clean-up. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
