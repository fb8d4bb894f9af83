package io.github.odoosync.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import io.github.odoosync.connector.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All documents are good GraphQL; and they are good for Shopify where the system property {@code
 * shopify.schemas} names a folder with the introspection of its Admin API, {@code
 * admin_2026-07.json.gz}, as Shopify publishes it in the npm package {@code @shopify/dev-mcp}.
 */
class QueriesTest {

  @ParameterizedTest
  @EnumSource
  void aDocumentIsGoodGraphQl(Query query) {
    assertThat(parsed(query).getDefinitions()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"STOCK_SET", "STOCK_ADJUST"})
  void aChangeOfStockCarriesItsKey(Query query) {
    // Shopify asks for it and its schema does not.
    assertThat(query.text()).contains("@idempotent(key: $key)");
  }

  @Test
  void allDocumentsAreGoodForTheOfficialSchema() throws IOException {
    String folder = System.getProperty("shopify.schemas");
    assumeTrue(
        folder != null,
        "Skipped: set -Dshopify.schemas to a folder with admin_"
            + Shopify.API_VERSION
            + ".json.gz");
    GraphQLSchema schema = schema(Path.of(folder));
    Validator validator = new Validator();

    for (Query query : Query.values()) {
      assertThat(validator.validateDocument(schema, parsed(query), Locale.ROOT))
          .as(query.name())
          .isEmpty();
    }
  }

  private static Document parsed(Query query) {
    ParserOptions unlimited = ParserOptions.newParserOptions().maxTokens(Integer.MAX_VALUE).build();
    return Parser.parse(
        ParserEnvironment.newParserEnvironment()
            .document(query.text())
            .parserOptions(unlimited)
            .build());
  }

  @SuppressWarnings("unchecked")
  private static GraphQLSchema schema(Path folder) throws IOException {
    Path file = folder.resolve("admin_" + Shopify.API_VERSION + ".json.gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      Json read = Json.read(in.readAllBytes());
      Json data = read.get("data").isNull() ? read : read.get("data");
      Document types =
          new IntrospectionResultToSchema()
              .createSchemaDefinition((Map<String, Object>) data.tree());
      return UnExecutableSchemaGenerator.makeUnExecutableSchema(
          new SchemaParser().buildRegistry(types));
    }
  }
}
