package press.offprint.model.settings;

import press.offprint.model.remote.HostList;

/**
 * The settings for pictures on the web.
 *
 * @param mode of the project
 * @param hosts from which pictures may be fetched, and from which pages may load them
 */
public record RemoteSettings(Mode mode, HostList hosts) {
  /** The settings of a project without these keys. */
  public static final RemoteSettings NONE = new RemoteSettings(Mode.OFF, HostList.NONE);

  /** The time when pictures are fetched. */
  public enum Mode {
    /** At the command {@code fetch} only. */
    OFF,
    /** Also before a post is published that shows a picture without a copy. */
    FETCH,
    /** At the command {@code fetch} only; web pages load pictures without a copy. */
    ALLOW
  }
}
