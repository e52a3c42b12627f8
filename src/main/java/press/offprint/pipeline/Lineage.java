package press.offprint.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import press.offprint.model.Bytes;
import press.offprint.model.Dependency;

/** The hash of all that a rendition is made from: when it is the same, so are the bytes. */
final class Lineage {
  private final MessageDigest digest = Bytes.digest();

  /** What the rendition of one post is made from. */
  static String ofPost(
      String edition, String site, String path, String post, List<Dependency> dependencies) {
    Lineage lineage = new Lineage().and(edition).and(site).and(path).and(post);
    dependencies.stream()
        .sorted(Comparator.comparing(Dependency::kind).thenComparing(Dependency::name))
        .forEach(d -> lineage.and(d.kind().name()).and(d.name()).and(d.fingerprint()));
    return lineage.hash();
  }

  Lineage and(String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
