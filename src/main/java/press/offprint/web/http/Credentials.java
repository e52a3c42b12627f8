package press.offprint.web.http;

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
import press.offprint.model.OffprintException;
import press.offprint.model.bytes.Bytes;

/**
 * The secrets that open the door. The token is a person's; on disk there is only its SHA-256. All
 * others are made at each start and known to this process, and the run key also to this machine's
 * user through {@link ServerFile}.
 */
public final class Credentials {
  private static final String FILE = "token.sha256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String tokenHash;
  private final Optional<String> made;
  private final String session = random();
  private final String run = random();
  private final AtomicReference<String> invitation = new AtomicReference<>("");

  private Credentials(String tokenHash, Optional<String> made) {
    this.tokenHash = tokenHash;
    this.made = made;
  }

  /**
   * The keys of a room.
   *
   * @param state the folder that keeps the hash of a token that was made here
   * @param given the token that a person chose; a made one is not touched by it
   * @param renew whether a token that was made here earlier ends
   */
  public static Credentials open(Path state, Optional<String> given, boolean renew) {
    if (given.isPresent()) {
      return new Credentials(hash(given.get()), Optional.empty());
    }
    Path file = state.resolve(FILE);
    try {
      if (!renew && Files.exists(file)) {
        return new Credentials(Files.readString(file).strip(), Optional.empty());
      }
      String token = random();
      writePrivately(file, hash(token) + "\n");
      return new Credentials(hash(token), Optional.of(token));
    } catch (IOException e) {
      throw new OffprintException(
          "The token cannot be kept in " + file + ": " + e.getMessage() + ".", e);
    }
  }

  /** The token, where it was made just now: the one chance to show it. */
  public Optional<String> made() {
    return made;
  }

  boolean isToken(String presented) {
    return same(hash(presented), tokenHash);
  }

  boolean isRun(String presented) {
    return same(presented, run);
  }

  boolean isSession(String presented) {
    return same(presented, session);
  }

  String session() {
    return session;
  }

  String run() {
    return run;
  }

  /** A word that opens the door once. */
  public String invite() {
    String word = random();
    invitation.set(word);
    return word;
  }

  /** Whether {@code presented} is the invitation that is open; it is used up by that. */
  boolean accepts(String presented) {
    String open = invitation.get();
    return !open.isEmpty() && same(presented, open) && invitation.compareAndSet(open, "");
  }

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

  private static String random() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String token) {
    return Bytes.utf8(token).sha256();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
