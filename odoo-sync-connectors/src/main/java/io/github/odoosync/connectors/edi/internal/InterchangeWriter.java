package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamConstants.Delimiters;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;
import io.xlate.edi.stream.EDIValidationException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** Writes segments with StAEDI, which refuses an envelope that does not add up. */
public final class InterchangeWriter {

  private InterchangeWriter() {}

  /** Writes an interchange of X12, whose delimiters no value may hold. */
  public static byte[] x12(List<Segment> segments, Charset charset, String version) {
    return write(
        segments,
        charset,
        "X12",
        new String[] {version},
        Map.of(
            Delimiters.DATA_ELEMENT, '*',
            Delimiters.COMPONENT_ELEMENT, '>',
            Delimiters.SEGMENT, '~'));
  }

  /** Writes an interchange of EDIFACT with the delimiters that need no UNA. */
  public static byte[] edifact(List<Segment> segments, Charset charset) {
    return write(segments, charset, "EDIFACT", new String[] {"UNOC", "3"}, Map.of());
  }

  private static byte[] write(
      List<Segment> segments,
      Charset charset,
      String standard,
      String[] version,
      Map<String, Character> delimiters) {
    EDIOutputFactory factory = EDIOutputFactory.newFactory();
    delimiters.forEach(factory::setProperty);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (EDIStreamWriter writer = factory.createEDIStreamWriter(out, charset.name())) {
      writer.setControlSchema(SchemaFactory.newFactory().getControlSchema(standard, version));
      writer.startInterchange();
      for (Segment segment : segments) {
        write(writer, segment);
      }
      writer.endInterchange();
    } catch (EDIValidationException e) {
      throw refuse(String.valueOf(e.getMessage()));
    } catch (EDISchemaException | EDIStreamException | RuntimeException e) {
      // Its message may quote a value.
      throw refuse(e.getClass().getName());
    }
    return out.toByteArray();
  }

  private static InvalidValueException refuse(String why) {
    return InvalidValueException.of(
        ErrorCode.INVALID_VALUE, "The interchange cannot be written: " + why);
  }

  private static void write(EDIStreamWriter writer, Segment segment) throws EDIStreamException {
    writer.writeStartSegment(segment.tag());
    for (List<String> components : segment.elements()) {
      if (components.isEmpty()) {
        writer.writeEmptyElement();
      } else if (components.size() == 1) {
        writer.writeElement(components.get(0));
      } else {
        writer.writeStartElement();
        for (String component : components) {
          writer.writeComponent(component);
        }
        writer.endElement();
      }
    }
    writer.writeEndSegment();
  }
}
