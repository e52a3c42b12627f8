package press.offprint.model.remote;

import java.util.Locale;

/**
 * The hosts from which web pages load content while they are read. No other edition loads any.
 *
 * @param frames of embedded pages
 * @param pictures of pictures without a copy; none unless {@code remote.mode} is {@code allow}
 */
public record PageHosts(HostList frames, HostList pictures) {
  /** Pages load nothing. */
  public static final PageHosts NONE = new PageHosts(HostList.NONE, HostList.NONE);

  /** Returns true if pages may show the page at an absolute URL in a frame; {@code https} only. */
  public boolean showsFrame(String url) {
    return url.toLowerCase(Locale.ROOT).startsWith("https://") && frames.allows(url);
  }

  /** Returns true if pages may load the picture at an absolute URL. */
  public boolean showsPicture(String url) {
    return pictures.allows(url);
  }

  /** Returns true if pages load nothing. */
  public boolean isEmpty() {
    return equals(NONE);
  }
}
