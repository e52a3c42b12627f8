package press.offprint.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import press.offprint.model.remote.HostList;
import press.offprint.model.remote.PageHosts;

/** The policy of published files names what browsers may load, and nothing else. */
class SecurityHeadersTest {
  private static final HostList FRAMES =
      new HostList(List.of("player.vimeo.com", "*.osm.org:8443"));
  private static final HostList PICTURES = new HostList(List.of("Images.example.org"));

  @Test
  void frames_and_pictures_are_allowed_from_the_named_hosts_only() {
    String policy = SecurityHeaders.policy("text/html", false, new PageHosts(FRAMES, PICTURES));
    assertThat(policy)
        .contains("default-src 'none'")
        .contains("img-src 'self' data: https://images.example.org http://images.example.org;")
        .contains("frame-src https://player.vimeo.com https://*.osm.org:8443;")
        .contains("sandbox allow-scripts allow-popups")
        .doesNotContain("script-src")
        .doesNotContain("allow-same-origin");
  }

  @Test
  void pages_with_pictures_of_other_servers_get_no_scripts() {
    String policy =
        SecurityHeaders.policy("text/html", false, new PageHosts(HostList.NONE, PICTURES));
    assertThat(policy).doesNotContain("frame-src").doesNotContain("allow-scripts");
  }

  @Test
  void other_files_and_sites_without_hosts_keep_the_strictest_policy() {
    PageHosts hosts = new PageHosts(FRAMES, PICTURES);
    assertThat(SecurityHeaders.policy("image/svg+xml", false, hosts))
        .isEqualTo(SecurityHeaders.policy("text/html", false, PageHosts.NONE))
        .doesNotContain("https:");
  }
}
