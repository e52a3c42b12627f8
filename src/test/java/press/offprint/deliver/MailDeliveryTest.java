package press.offprint.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.offprint.StartsProcesses;
import press.offprint.model.problem.Problem;

/** Posts and issues are mailed to people, once. */
@StartsProcesses
@ExtendWith(QuickRetries.class)
class MailDeliveryTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private static final String KINDLE = "recipient: mika@example.org, attach: none";
  private static final String LIST =
      "list: people.txt, unsubscribe: 'https://example.org/leave?who={address}'";

  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void chooseProject() {
    project = folder.resolve("project");
  }

  private DeliveredSite site(int port, String more) throws IOException {
    DeliveredSite site =
        DeliveredSite.in(
                project,
                "deliver: {letter: {to: mail, host: 127.0.0.1, port: "
                    + port
                    + ", tls: starttls, from: 'Größe <site@example.org>', "
                    + more
                    + "}}")
            .where(Map.of("MAIL", "open sesame"));
    site.publish();
    return site;
  }

  private static GreenMail mailbox(String protocol) {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
    server.start();
    return server;
  }

  private static int port(GreenMail server) {
    return server.getSmtp() != null ? server.getSmtp().getPort() : server.getSmtps().getPort();
  }

  @Test
  void a_new_post_is_mailed_once_and_no_post_before_the_first_delivery() throws Exception {
    GreenMail server = mailbox(ServerSetup.PROTOCOL_SMTP);
    try {
      DeliveredSite site = site(port(server), KINDLE);
      site.post("today", today, "Published before the first delivery.");
      site.publish();
      assertThat(site.deliver().get(0).sent()).isZero();
      site.post("letter", today, "Some *text* and a [page](first.md).\n\n- one\n- two");
      site.publish();
      DeliveryResult sent = site.deliver().get(0);
      assertThat(sent.problems()).isEmpty();
      assertThat(sent.isComplete()).isTrue();
      site.post("letter", today, "Another text.");
      site.publish();
      assertThat(site.deliver().get(0).sent()).isZero();
      MimeMessage mail = one(server);
      assertThat(mail.getSubject()).isEqualTo("letter");
      assertThat(mail.getHeader("From", null)).contains("<site@example.org>").startsWith("=?");
      assertThat(mail.getHeader("List-Unsubscribe")).isNull();
      Multipart texts = (Multipart) mail.getContent();
      String plain = (String) texts.getBodyPart(0).getContent();
      String html = (String) texts.getBodyPart(1).getContent();
      assertThat(plain)
          .contains("Some *text*", "(https://example.org/posts/first/)", "- one")
          .contains("https://example.org/posts/letter/");
      assertThat(html)
          .contains("<em>text</em>", "href=\"https://example.org/posts/first/\"")
          .doesNotContain("<script", "<link", "class=");
    } finally {
      server.stop();
    }
  }

  @Test
  void a_post_is_sent_to_a_reading_device_as_an_ebook() throws Exception {
    GreenMail server = mailbox(ServerSetup.PROTOCOL_SMTP);
    try {
      DeliveredSite site = site(port(server), "recipient: mika@kindle.example, since: 2026-01-01");
      Path configuration = project.resolve("offprint.yaml");
      assertThat(site.deliver().get(0).problems().get(0).hint()).contains("Add the edition epub");
      Files.writeString(
          configuration, Files.readString(configuration).replace("[html,", "[html, epub,"));
      site.publish();
      assertThat(site.deliver().get(0).problems()).isEmpty();
      assertThat(server.getReceivedMessages()).hasSize(2);
      Multipart parts = (Multipart) server.getReceivedMessages()[0].getContent();
      BodyPart ebook = parts.getBodyPart(1);
      assertThat(ebook.getContentType()).startsWith("application/epub+zip");
      assertThat(ebook.getFileName()).endsWith(".epub");
      assertThat(ebook.getInputStream().readAllBytes())
          .isEqualTo(Files.readAllBytes(site.output().resolve("posts/first/first.epub")));
    } finally {
      server.stop();
    }
  }

  @Test
  void an_issue_is_mailed_as_its_file_for_mail() throws Exception {
    GreenMail server = mailbox(ServerSetup.PROTOCOL_SMTP);
    try {
      DeliveredSite site = site(port(server), KINDLE + ", of: issues");
      site.deliver();
      Path configuration = project.resolve("offprint.yaml");
      Files.writeString(
          configuration,
          Files.readString(configuration)
              .replace("[html,", "[html, book-html, book-mail,")
              .concat("issue: every 1 posts\n"));
      site.post("third", today, "News.");
      site.publish();
      site.publish();
      DeliveryResult sent = site.deliver().get(0);
      assertThat(sent.problems()).isEmpty();
      MimeMessage mail = server.getReceivedMessages()[server.getReceivedMessages().length - 1];
      Multipart texts = (Multipart) mail.getContent();
      assertThat((String) texts.getBodyPart(1).getContent()).contains("News.", "style=");
      assertThat((String) texts.getBodyPart(0).getContent()).contains("News.");
    } finally {
      server.stop();
    }
  }

  @Test
  void each_address_of_a_list_gets_a_mail_with_a_way_out_of_the_list() throws Exception {
    GreenMail server = mailbox(ServerSetup.PROTOCOL_SMTP);
    try {
      DeliveredSite site = site(port(server), LIST);
      site.deliver();
      site.write(
          "people.txt",
          "# readers\nAda <ada@example.org>\nno address\nbo+x@example.org\nADA@example.org\n");
      site.post("letter", today, "News.");
      site.publish();
      DeliveryResult result = site.deliver().get(0);
      assertThat(result.problems().get(0).message()).contains("people.txt:3");
      assertThat(server.getReceivedMessages())
          .extracting(mail -> mail.getAllRecipients()[0].toString())
          .containsExactly("Ada <ada@example.org>", "bo+x@example.org");
      MimeMessage mail = server.getReceivedMessages()[1];
      assertThat(mail.getHeader("List-Unsubscribe", null))
          .isEqualTo("<https://example.org/leave?who=bo%2Bx%40example.org>");
      assertThat(mail.getHeader("List-Unsubscribe-Post", null))
          .isEqualTo("List-Unsubscribe=One-Click");
      assertThat(GreenMailUtil.getBody(mail)).contains("Unsubscribe");
      site.write("people.txt", "Ada <ada@example.org>\nbo+x@example.org\ncy@example.org\n");
      assertThat(site.deliver().get(0).isComplete()).isTrue();
      assertThat(server.getReceivedMessages()).hasSize(3);
    } finally {
      server.stop();
    }
  }

  @Test
  void a_list_without_a_way_out_is_refused() throws IOException {
    DeliveredSite site = site(1, "list: people.txt, since: 2026-01-01");
    site.write("people.txt", "ada@example.org\n");
    assertThat(site.deliver().get(0).problems().get(0).message()).contains("no way out");
  }

  @Test
  void a_bad_certificate_and_a_wrong_password_are_refused_and_the_password_is_not_shown()
      throws IOException {
    GreenMail secure = mailbox(ServerSetup.PROTOCOL_SMTPS);
    GreenMail guarded = mailbox(ServerSetup.PROTOCOL_SMTP);
    try {
      guarded.setUser("mika@example.org", "mika", "another");
      String more = KINDLE + ", since: 2026-01-01, user: mika, password: '${MAIL}'";
      DeliveredSite site = site(port(secure), more);
      Path configuration = project.resolve("offprint.yaml");
      String text = Files.readString(configuration);
      Files.writeString(configuration, text.replace("tls: starttls", "tls: implicit"));
      DeliveryResult refused = site.deliver().get(0);
      assertThat(refused.problems()).hasSize(1);
      assertThat(refused.problems().get(0).message()).contains("The certificate of 127.0.0.1");
      Files.writeString(
          configuration, text.replace("port: " + port(secure), "port: " + port(guarded)));
      DeliveryResult wrong = site.deliver().get(0);
      assertThat(wrong.problems().get(0).message()).contains("does not accept the user");
      assertThat(wrong.toString()).doesNotContain("open sesame");
      assertThat(secure.getReceivedMessages()).isEmpty();
      assertThat(guarded.getReceivedMessages()).isEmpty();
    } finally {
      secure.stop();
      guarded.stop();
    }
  }

  @Test
  void a_mail_that_was_certainly_not_taken_is_sent_again() throws IOException {
    for (MailFaultServer.Fault fault :
        List.of(MailFaultServer.Fault.BUSY, MailFaultServer.Fault.CUT)) {
      project = folder.resolve(fault.toString());
      try (MailFaultServer server = new MailFaultServer()) {
        DeliveredSite site = letter(server);
        server.fail("bo@example.org", fault);
        assertThat(site.deliver().get(0).problems()).isNotEmpty();
        assertThat(server.taken()).containsExactly("ada@example.org");
        server.fail("", fault);
        assertThat(site.deliver().get(0).isComplete()).as("%s", fault).isTrue();
        assertThat(server.taken())
            .containsExactly("ada@example.org", "bo@example.org", "cy@example.org");
      }
    }
  }

  @Test
  void a_refused_recipient_is_reported_and_the_others_get_their_mail() throws IOException {
    for (MailFaultServer.Fault fault :
        List.of(MailFaultServer.Fault.REFUSED, MailFaultServer.Fault.SPAM)) {
      project = folder.resolve(fault.toString());
      try (MailFaultServer server = new MailFaultServer()) {
        DeliveredSite site = letter(server);
        server.fail("bo@example.org", fault);
        List<Problem> problems = site.deliver().get(0).problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).message()).contains("does not take mail to bo@example.org (55");
        assertThat(site.deliver().get(0).isComplete()).isTrue();
        assertThat(server.taken()).containsExactly("ada@example.org", "cy@example.org");
      }
    }
  }

  @Test
  void a_mail_of_which_nobody_knows_is_reported_and_not_sent_again() throws IOException {
    try (MailFaultServer server = new MailFaultServer()) {
      DeliveredSite site = letter(server);
      server.fail("bo@example.org", MailFaultServer.Fault.CUT_AFTERWARDS);
      List<Problem> problems = site.deliver().get(0).problems();
      assertThat(problems).hasSize(1);
      assertThat(problems.get(0).message())
          .contains("it is not known whether the mail to bo@example.org arrived");
      server.fail("", MailFaultServer.Fault.NONE);
      assertThat(site.deliver().get(0).isComplete()).isTrue();
      assertThat(server.taken())
          .containsExactly("ada@example.org", "bo@example.org", "cy@example.org");
    }
  }

  @Test
  void a_process_that_is_killed_while_a_mail_ends_sends_no_mail_twice() throws Exception {
    try (MailFaultServer server = new MailFaultServer()) {
      DeliveredSite site = letter(server);
      AtomicReference<Process> child = new AtomicReference<>();
      server.atEnd(
          () -> {
            if (server.taken().size() == 2) {
              child.get().destroyForcibly();
            }
          });
      child.set(deliverElsewhere());
      assertThat(child.get().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(server.taken()).hasSize(2);
      server.atEnd(() -> {});
      List<Problem> problems = site.deliver().get(0).problems();
      assertThat(problems).hasSize(1);
      assertThat(problems.get(0).message())
          .contains("it is not known whether the mail to bo@example.org arrived");
      assertThat(site.deliver().get(0).isComplete()).isTrue();
      assertThat(server.taken())
          .containsExactly("ada@example.org", "bo@example.org", "cy@example.org");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY", "CUT", "CUT_AFTERWARDS", "SLOW"})
  void faults_at_each_seventh_command_lose_no_mail_and_send_none_twice(MailFaultServer.Fault fault)
      throws IOException {
    try (MailFaultServer server = new MailFaultServer()) {
      DeliveredSite site = letter(server);
      List<String> people = new ArrayList<>();
      for (int n = 1; n <= 20; n++) {
        people.add("reader-" + n + "@example.org");
      }
      site.write("people.txt", String.join("\n", people));
      server.failEach(7, fault);
      List<String> unknown = new ArrayList<>();
      DeliveryResult result = site.deliver().get(0);
      for (int run = 1; !result.isComplete(); run++) {
        result.problems().forEach(problem -> unknown.add(problem.message()));
        assertThat(run).as("runs until each mail is sent").isLessThan(20);
        result = site.deliver().get(0);
      }
      server.failNever();
      assertThat(site.deliver().get(0).sent()).isZero();
      assertThat(server.taken()).doesNotHaveDuplicates();
      people.removeAll(server.taken());
      assertThat(people)
          .allSatisfy(
              reader ->
                  assertThat(String.join(" ", unknown))
                      .contains("it is not known whether the mail to " + reader + " arrived"));
      if (fault == MailFaultServer.Fault.BUSY || fault == MailFaultServer.Fault.SLOW) {
        assertThat(people).isEmpty();
      }
    }
  }

  private DeliveredSite letter(MailFaultServer server) throws IOException {
    DeliveredSite site = site(server.port(), LIST);
    site.write("people.txt", "ada@example.org\nbo@example.org\ncy@example.org\n");
    site.deliver();
    site.post("letter", today, "News.");
    return site.publish();
  }

  private Process deliverElsewhere() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            HaltingDisk.class.getName(),
            project.toString(),
            "0")
        .redirectErrorStream(true)
        .redirectOutput(project.resolveSibling("child.txt").toFile())
        .start();
  }

  private static MimeMessage one(GreenMail server) {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }
}
