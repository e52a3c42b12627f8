package press.offprint.edition.epub;

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.offprint.model.bytes.Bytes;

/** The messages of EPUBCheck about a book. */
public final class EpubCheckReport extends MasterReport {
  private final List<String> messages = new ArrayList<>();

  private EpubCheckReport() {
    super(false);
  }

  /** Returns the errors, warnings and usage notes. */
  public static List<String> on(Bytes epub) {
    EpubCheckReport report = new EpubCheckReport();
    EpubCheck check = new EpubCheck(epub.open(), report, "book.epub");
    check.setLocale(Locale.ROOT);
    check.doValidate();
    return report.messages;
  }

  @Override
  public void message(Message message, EPUBLocation location, Object... arguments) {
    if (message.getSeverity() != Severity.SUPPRESSED && message.getSeverity() != Severity.INFO) {
      messages.add(
          message.getSeverity()
              + " "
              + message.getID()
              + " "
              + location.getPath()
              + ":"
              + location.getLine()
              + " "
              + message.getMessage(arguments));
    }
  }

  @Override
  public void info(String resource, FeatureEnum feature, String value) {}

  @Override
  public int generate() {
    return 0;
  }

  @Override
  public void initialize() {}
}
