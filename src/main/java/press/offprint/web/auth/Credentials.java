package press.offprint.web.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.IoErrorText;

/**
 * The secrets of a web server. The token is for people and for programs of other machines; its
 * SHA-256 alone is stored. The run key and the invitation are generated at every start and kept in
 * memory; {@link ServerFile} gives the run key to other commands of the same user. Thread-safe.
 */
public final class Credentials {
  private static final String FILE = "token.sha256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String tokenHash;
  private final boolean isGenerated;
  private final String newToken;
  // Null if there is nothing to store.
  private final Path file;
  private final RunKey runKey = new RunKey(random(), System::nanoTime);
  private final AtomicReference<String> invitation = new AtomicReference<>("");

  private Credentials(String tokenHash, boolean isGenerated, String newToken, Path file) {
    this.tokenHash = tokenHash;
    this.isGenerated = isGenerated;
    this.newToken = newToken;
    this.file = file;
  }

  /**
   * Opens the secrets of a server. Nothing is stored before {@link #store}, so that a server that
   * cannot start uses up no token.
   *
   * @param state the folder that keeps the hash of a generated token
   * @param chosen a token that a person chose; the stored hash stays as it is then
   * @param renew true to replace the generated token by a new one
   * @throws OffprintException if the hash cannot be read
   */
  public static Credentials open(Path state, Optional<String> chosen, boolean renew) {
    if (chosen.isPresent()) {
      return new Credentials(hash(chosen.get()), false, null, null);
    }
    Path file = state.resolve(FILE);
    try {
      if (!renew && Files.exists(file)) {
        return new Credentials(Files.readString(file).strip(), true, null, null);
      }
      String token = random();
      return new Credentials(hash(token), true, token, file);
    } catch (IOException e) {
      throw failure("read from", file, e);
    }
  }

  /**
   * Stores the hash of a new token. Call it when the server listens.
   *
   * @throws OffprintException if the hash cannot be stored
   */
  public void store() {
    if (file != null) {
      try {
        writePrivately(file, tokenHash + "\n");
      } catch (IOException e) {
        throw failure("stored in", file, e);
      }
    }
  }

  private static OffprintException failure(String verb, Path file, IOException e) {
    return new OffprintException(
        "The token cannot be "
            + verb
            + " "
            + file
            + ": "
            + IoErrorText.of(e)
            + ". Allow reading and writing this file, name another state folder with --state DIR,"
            + " or set OFFPRINT_TOKEN.",
        e);
  }

  /** Returns the token if it was generated at this start: only then can it be shown. */
  public Optional<String> newToken() {
    return Optional.ofNullable(newToken);
  }

  /** Returns true if the token is 192 random bits, not a person's choice. */
  boolean isGenerated() {
    return isGenerated;
  }

  boolean isToken(String secret) {
    return isSame(hash(secret), tokenHash);
  }

  RunKey runKey() {
    return runKey;
  }

  /** Returns a new invitation, with which one browser can sign in. An older one ends. */
  public String invite() {
    String word = random();
    invitation.set(word);
    return word;
  }

  /** Returns true if {@code word} is the open invitation, and uses it up. */
  boolean accepts(String word) {
    String open = invitation.get();
    return !open.isEmpty() && isSame(word, open) && invitation.compareAndSet(open, "");
  }

  /** Writes a file that its owner alone can read. */
  static void writePrivately(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          beside,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(beside, text);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static String random() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String hash(String token) {
    return Bytes.utf8(token).sha256();
  }

  static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
