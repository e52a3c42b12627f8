package press.offprint.pipeline.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import press.offprint.model.Dependency;
import press.offprint.model.bytes.Bytes;

/** The hash of all that a rendition is made from: when it is the same, so are the bytes. */
public final class InputHash {
  private final MessageDigest digest = Bytes.digest();

  /** What the rendition of one post is made from. */
  static String ofPost(
      String edition, String site, String path, String post, List<Dependency> dependencies) {
    InputHash hash = new InputHash().add(edition).add(site).add(path).add(post);
    dependencies.stream()
        .sorted(Comparator.comparing(Dependency::kind).thenComparing(Dependency::name))
        .forEach(d -> hash.add(d.kind().name()).add(d.name()).add(d.fingerprint()));
    return hash.hash();
  }

  public InputHash add(String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  public String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
