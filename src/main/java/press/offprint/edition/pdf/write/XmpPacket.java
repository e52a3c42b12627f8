package press.offprint.edition.pdf.write;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.offprint.model.EditionNote;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.text.Markup;
import press.offprint.model.text.XmlText;

/**
 * The XMP metadata packet of a document (ISO 16684-1). It declares PDF/UA-1 and PDF/A-2a (ISO
 * 14289-1 section 5, ISO 19005-2 section 6.6) and repeats the information dictionary.
 */
final class XmpPacket {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private XmpPacket() {}

  static Bytes packet(Publication publication, Optional<OffsetDateTime> date, String producer) {
    Metadata metadata = publication.metadata();
    StringBuilder out = new StringBuilder(4096);
    out.append("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    out.append("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n");
    out.append("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    out.append("<rdf:Description rdf:about=\"\"");
    out.append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"");
    out.append(" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"");
    out.append(" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"");
    out.append(" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"");
    out.append(" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
    out.append("<pdfuaid:part>1</pdfuaid:part>\n");
    out.append("<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n");
    out.append("<dc:format>application/pdf</dc:format>\n");
    out.append("<dc:title>").append(alternative(publication.title())).append("</dc:title>\n");
    if (!metadata.authors().isEmpty()) {
      // One entry, because it must equal the text of the information dictionary.
      String all = String.join(", ", metadata.authors());
      out.append("<dc:creator>").append(array("Seq", List.of(all))).append("</dc:creator>\n");
    }
    if (!metadata.description().isEmpty()) {
      out.append("<dc:description>").append(alternative(metadata.description()));
      out.append("</dc:description>\n");
    }
    if (!keywords(metadata).isEmpty()) {
      out.append("<dc:subject>").append(array("Bag", keywords(metadata))).append("</dc:subject>\n");
      out.append("<pdf:Keywords>").append(Markup.escape(String.join(", ", keywords(metadata))));
      out.append("</pdf:Keywords>\n");
    }
    out.append("<dc:language>");
    out.append(array("Bag", List.of(metadata.language()))).append("</dc:language>\n");
    metadata.edition().ifPresent(edition -> out.append(edition(edition)));
    out.append("<pdf:Producer>").append(Markup.escape(producer)).append("</pdf:Producer>\n");
    date.map(DATE::format)
        .ifPresent(
            text -> {
              out.append("<xmp:CreateDate>").append(text).append("</xmp:CreateDate>\n");
              out.append("<xmp:ModifyDate>").append(text).append("</xmp:ModifyDate>\n");
            });
    out.append("</rdf:Description>\n");
    out.append(UNIVERSAL_ACCESS_SCHEMA);
    out.append("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
    return XmlText.of(out.toString()).bytes();
  }

  private static String edition(EditionNote edition) {
    return "<xmpMM:VersionID xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">"
        + edition.number()
        + "</xmpMM:VersionID>\n<dc:date>"
        + array("Seq", List.of(edition.date()))
        + "</dc:date>\n";
  }

  /** Returns the keywords of a post, or its tags if it has none. */
  static List<String> keywords(Metadata metadata) {
    return metadata.keywords().isEmpty() ? metadata.tags() : metadata.keywords();
  }

  private static String alternative(String text) {
    return "<rdf:Alt><rdf:li xml:lang=\"x-default\">" + Markup.escape(text) + "</rdf:li></rdf:Alt>";
  }

  private static String array(String kind, List<String> items) {
    StringBuilder out = new StringBuilder("<rdf:" + kind + ">");
    items.forEach(item -> out.append("<rdf:li>").append(Markup.escape(item)).append("</rdf:li>"));
    return out.append("</rdf:").append(kind).append('>').toString();
  }

  // PDF/A requires a description of each property that is not in its own list.
  private static final String UNIVERSAL_ACCESS_SCHEMA =
      """
      <rdf:Description rdf:about=""
          xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
          xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
          xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
      </rdf:li></rdf:Seq></pdfaSchema:property>
      </rdf:li></rdf:Bag></pdfaExtension:schemas>
      </rdf:Description>
      """;
}
