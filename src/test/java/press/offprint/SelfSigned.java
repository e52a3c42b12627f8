package press.offprint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that no authority signed, made by keytool.
 *
 * @param file a key store of the type PKCS12 with its key, which a program can also trust
 */
public record SelfSigned(Path file) {
  /** Opens the key store. */
  public static final String PASSWORD = "open-sesame";

  /** Makes a certificate for this machine, 127.0.0.1. */
  public static SelfSigned forThisMachine(Path folder) throws IOException, InterruptedException {
    return of(folder.resolve("this.p12"), "ip:127.0.0.1");
  }

  /** Makes a certificate for another machine. */
  public static SelfSigned forAnotherMachine(Path folder) throws IOException, InterruptedException {
    return of(folder.resolve("other.p12"), "dns:another.example.org");
  }

  private static SelfSigned of(Path file, String name) throws IOException, InterruptedException {
    Files.createDirectories(file.getParent());
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD,
            "-dname",
            "CN=server",
            "-ext",
            "san=" + name);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException("keytool failed: " + output);
    }
    return new SelfSigned(file);
  }

  /** Returns the options of Java with which a program trusts this certificate alone. */
  public List<String> trustOptions() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + file, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  /** Returns the context of a server with this certificate. */
  public SSLContext server() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
