package press.offprint.edition.epub.cover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaletteTest {
  private final byte[] entries = new byte[Palette.MAX_COLOURS];

  @Test
  void frequent_colours_precede_rare_ones() {
    Palette palette = new Palette(new byte[0]);
    palette.count(0x010203);
    palette.count(0xFF0000);
    palette.count(0xFF0000);
    assertThat(palette.table(256, entries).orElseThrow())
        .containsExactly((byte) 0xFF, 0, 0, 1, 2, 3);
    assertThat(entries).startsWith((byte) 1, (byte) 0);
  }

  @Test
  void fixed_colours_keep_their_entries() {
    Palette palette = new Palette(new byte[] {9, 9, 9});
    int number = palette.count(0x800000);
    assertThat(palette.count(0x090909)).isZero();
    assertThat(palette.table(256, entries).orElseThrow())
        .containsExactly(9, 9, 9, (byte) 0x80, 0, 0);
    assertThat(entries[number]).isEqualTo((byte) 1);
  }

  @Test
  void colours_that_differ_invisibly_share_an_entry_if_there_are_too_many() {
    Palette palette = new Palette(new byte[0]);
    palette.count(0x808080);
    palette.count(0x818181);
    palette.count(0x000000);
    assertThat(palette.table(2, entries).orElseThrow()).hasSize(2 * 3);
    assertThat(entries[0]).isEqualTo(entries[1]);
  }

  @Test
  void colours_that_differ_visibly_do_not_fit() {
    Palette palette = new Palette(new byte[0]);
    palette.count(0xFF0000);
    palette.count(0x00FF00);
    palette.count(0x0000FF);
    assertThat(palette.table(2, entries)).isEmpty();
  }

  @Test
  void a_palette_is_full_after_2048_colours() {
    Palette palette = new Palette(new byte[0]);
    for (int colour = 0; colour < Palette.MAX_COLOURS; colour++) {
      palette.count(colour);
    }
    assertThat(palette.isFull()).isFalse();
    palette.count(0xFFFFFF);
    assertThat(palette.isFull()).isTrue();
  }
}
