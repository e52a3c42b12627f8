package press.offprint.pipeline.plan.input;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import press.offprint.model.Dependency;
import press.offprint.model.bytes.Bytes;

/** A SHA-256 of all inputs of a rendition. Equal hashes mean equal bytes of the rendition. */
public final class InputHash {
  private final MessageDigest digest = Bytes.digest();

  /** Returns the hash of the rendition of one post; the order of its dependencies is no input. */
  static String ofPost(
      String edition, String site, String path, String post, List<Dependency> dependencies) {
    return new InputHash().add(edition).add(site).add(path).add(post).add(dependencies).hash();
  }

  /** Adds dependencies; their order is no input. */
  public InputHash add(List<Dependency> dependencies) {
    dependencies.stream()
        .sorted(Comparator.comparing(Dependency::kind).thenComparing(Dependency::name))
        .forEach(d -> add(d.kind().name()).add(d.name()).add(d.fingerprint()));
    return this;
  }

  /** Adds an input. Its end is marked, so that two inputs are never taken for one. */
  public InputHash add(String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  /** Returns the hash in lower-case hexadecimal, and starts anew. */
  public String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
