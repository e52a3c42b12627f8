package press.offprint.template;

import java.io.StringWriter;
import press.offprint.model.interrupt.Interruption;

/** The output of a template, which ends the template if its thread is interrupted. */
final class InterruptibleWriter extends StringWriter {
  InterruptibleWriter(int size) {
    super(size);
  }

  @Override
  public void write(int character) {
    Interruption.check();
    super.write(character);
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    Interruption.check();
    super.write(characters, offset, length);
  }

  @Override
  public void write(String text) {
    Interruption.check();
    super.write(text);
  }

  @Override
  public void write(String text, int offset, int length) {
    Interruption.check();
    super.write(text, offset, length);
  }
}
