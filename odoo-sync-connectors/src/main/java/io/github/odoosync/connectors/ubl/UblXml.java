package io.github.odoosync.connectors.ubl;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes XML by the JDK: without document types and external entities, and only so deep
 * and so much.
 */
final class UblXml {

  private static final int DEEPEST = 40;
  private static final int MOST_ELEMENTS = 500_000;
  private static final int MOST_ATTRIBUTES = 50;

  // What is attached is not read: it can be most of a document.
  private static final String ATTACHED = "EmbeddedDocumentBinaryObject";

  private UblXml() {}

  // One for each document: factories need not be safe for several threads.
  private static XMLInputFactory input() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("Nothing is fetched");
        });
    return factory;
  }

  /** Reads a document to its root. */
  static Element read(byte[] content) {
    try {
      XMLStreamReader reader = input().createXMLStreamReader(new StringReader(XmlText.of(content)));
      Element root = root(reader);
      reader.close();
      return root;
    } catch (XMLStreamException e) {
      throw new BadUbl("XML", "It is no XML at " + place(e));
    } catch (BadUbl e) {
      throw e;
    } catch (RuntimeException e) {
      // The JDK's reader throws what it likes at some broken documents.
      throw new BadUbl("XML", "It is no XML: " + e.getClass().getSimpleName());
    }
  }

  private static String place(XMLStreamException e) {
    return e.getLocation() == null ? "some place" : "line " + e.getLocation().getLineNumber();
  }

  private static Element root(XMLStreamReader reader) throws XMLStreamException {
    Deque<Element> open = new ArrayDeque<>();
    Element root = null;
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new BadUbl("XML", "A document type is not read");
        case XMLStreamConstants.START_ELEMENT -> {
          Element element = element(reader);
          Element within = open.peek();
          root = within == null ? element : root;
          if (within != null) {
            within.add(element);
          }
          open.push(element);
          if (open.size() > DEEPEST || ++elements > MOST_ELEMENTS) {
            throw new BadUbl("SIZE", "It nests too deep or has too many elements");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(open.peek(), reader);
        default -> {
          // Comments and the like say nothing.
        }
      }
    }
    if (root == null) {
      throw new BadUbl("XML", "There is no element in it");
    }
    return root;
  }

  private static Element element(XMLStreamReader reader) {
    String namespace = reader.getNamespaceURI();
    Element element = new Element(reader.getLocalName(), namespace == null ? "" : namespace);
    if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
      throw new BadUbl("SIZE", "An element has too many attributes");
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element.attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return element;
  }

  private static void append(@Nullable Element element, XMLStreamReader reader) {
    if (element != null && !reader.isWhiteSpace() && !element.name().equals(ATTACHED)) {
      element.append(reader.getText());
    }
  }

  /** Writes a document in UTF-8; what is empty is left out. */
  static byte[] write(Element root) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter writer =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      writer.writeStartElement(root.name());
      writer.writeDefaultNamespace(root.namespace());
      writer.writeNamespace("cac", Names.AGGREGATE);
      writer.writeNamespace("cbc", Names.BASIC);
      writeInside(root, writer);
      writer.writeEndElement();
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML is written to memory", e);
    }
    return out.toByteArray();
  }

  private static void writeInside(Element element, XMLStreamWriter writer)
      throws XMLStreamException {
    for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
      writer.writeAttribute(attribute.getKey(), writable(attribute.getValue()));
    }
    writer.writeCharacters(writable(element.text()));
    for (Element child : element.children()) {
      if (!child.isEmpty()) {
        String prefix = child.namespace().equals(Names.BASIC) ? "cbc:" : "cac:";
        writer.writeStartElement(prefix + child.name());
        writeInside(child, writer);
        writer.writeEndElement();
      }
    }
  }

  // The writer lets through what no reader takes.
  private static String writable(String text) {
    boolean good =
        text.codePoints()
            .allMatch(
                c ->
                    c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= ' ' && c <= 0xd7ff)
                        || (c >= 0xe000 && c <= 0xfffd)
                        || c > 0xffff);
    if (!good) {
      throw new BadUbl("XML", "A text has characters that XML has not");
    }
    return text;
  }
}
