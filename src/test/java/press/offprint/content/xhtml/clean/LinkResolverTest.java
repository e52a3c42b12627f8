package press.offprint.content.xhtml.clean;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.SampleContext;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

class LinkResolverTest {

  @ParameterizedTest
  @CsvSource({
    "mailto:a@b.org?CC=c@d.org&bcc=e@f.org, mailto:a@b.org?CC=c@d.org",
    "mailto:a@b.org?attach=/etc/passwd, mailto:a@b.org",
    "mailto:a@b.org?att%61ch=x&subject=a%0D%0ABcc:%20c@d.org, mailto:a@b.org",
    "mailto:a@b.org%0ABcc:%20c@d.org?subject=Hi, mailto:?subject=Hi",
    "mailto:a@b.org%0D%0A%0D%0Atext, mailto:"
  })
  void a_mail_link_keeps_only_the_fields_that_every_program_shows(String written, String target) {
    BodyContext context = SampleContext.create();
    assertThat(new LinkResolver(context).resolve(written)).contains(target);
    assertThat(context.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.LINK_FORBIDDEN);
  }

  @ParameterizedTest
  @CsvSource({
    "#part, #part",
    "#, #",
    "?q=1, /posts/hello/?q=1",
    "other.md, /posts/other/",
    "other.md#part, /posts/other/#part",
    "two%20words.md, /posts/two-words/",
    "notes.txt, resource:notes.txt",
    "/about/, /about/",
    "/feed.xml, /feed.xml",
    "/blog/v1.2, /blog/v1.2",
    "mailto:mika@example.org, mailto:mika@example.org",
    "mailto:a@b.org?subject=Hi&body=x%0Ay, mailto:a@b.org?subject=Hi&body=x%0Ay",
    "tel:+358401234567, tel:+358401234567",
    "https://example.org/a b, https://example.org/a%20b",
    "https://example.org/100%, https://example.org/100%25",
    "https://example.org/a%20b, https://example.org/a%20b",
    "https://[2001:db8::1]/[x], https://[2001:db8::1]/%5Bx%5D",
    "https://example.org/#a#b, https://example.org/#a%23b",
    "HTTPS:example.org, https://example.org",
    "//example.org/a, https://example.org/a",
  })
  void targets_are_written_in_the_form_of_a_body(String written, String target) {
    BodyContext context = SampleContext.create();
    assertThat(new LinkResolver(context).resolve(written)).contains(target);
    assertThat(context.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "javascript:x(), LINK_FORBIDDEN",
    "java\tscript:x(), LINK_FORBIDDEN",
    "java\u200Bscript:x(), LINK_FORBIDDEN",
    "javascript%3Ax(), LINK_FORBIDDEN",
    "'data:text/html,x', LINK_FORBIDDEN",
    "ftp://example.org/, LINK_FORBIDDEN",
    "https:, LINK_BROKEN",
    "gone.md, LINK_BROKEN",
    "gone.txt, RESOURCE_MISSING",
    "file:///etc/passwd, RESOURCE_OUTSIDE_ROOT",
  })
  void links_that_lead_nowhere_are_reported(String written, String code) {
    BodyContext context = SampleContext.create();
    assertThat(new LinkResolver(context).resolve(written)).isEmpty();
    assertThat(SampleContext.codes(context)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "gone/, /posts/hello/gone/",
    "../gone, /posts/gone",
    "../../../../gone, /gone",
    "./a/../b/, /posts/hello/b/",
  })
  void a_relative_link_without_a_page_is_reported_and_stays_in_the_site(
      String written, String target) {
    BodyContext context = SampleContext.create();
    assertThat(new LinkResolver(context).resolve(written)).contains(target);
    assertThat(SampleContext.codes(context)).isEqualTo("LINK_BROKEN");
  }
}
