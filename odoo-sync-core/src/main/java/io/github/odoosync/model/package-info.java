/**
 * The canonical model: values that every system understands, and the mechanism of the documents
 * made of them.
 *
 * <p>Values ({@link Money}, {@link Quantity}, {@link Gtin} and their like) are small closed records
 * that cannot be wrong. Documents are in the packages below, one package a business noun.
 *
 * <h2>How a new document is added</h2>
 *
 * <p>A document lists its fields once; JSON, fingerprint and JSON Schema follow from that list:
 *
 * <pre>{@code
 * public final class Pallet extends Document {
 *   private static final Fields FIELDS = Fields.document("pallet", 1);
 *
 *   public static final Field<Sscc> LABEL = FIELDS.required("label", Sscc.TYPE);
 *   public static final Field<Weight> WEIGHT = FIELDS.optional("weight", Weight.TYPE);
 *   public static final Field<List<Carton>> CARTONS = FIELDS.list("cartons", Carton.SHAPE.type());
 *   public static final Schema<Pallet> SCHEMA = FIELDS.schema(Pallet::new);
 *
 *   private Pallet(Content content) {
 *     super(content); // rules across fields are checked here
 *   }
 *
 *   public static Builder<Pallet> builder() {
 *     return SCHEMA.builder();
 *   }
 *
 *   public Schema<Pallet> schema() {
 *     return SCHEMA;
 *   }
 *
 *   public Sscc label() {
 *     return need(LABEL);
 *   }
 *
 *   public Optional<Weight> weight() {
 *     return get(WEIGHT);
 *   }
 *
 *   public List<Carton> cartons() {
 *     return all(CARTONS);
 *   }
 * }
 * }</pre>
 *
 * <p>What it holds in pieces is a {@link Part}, listed the same way with {@link Fields#part} and
 * ended by {@link Fields#shape}. SCHEMA and SHAPE stand below the fields, since Java initialises
 * from top to bottom. Then the schema is added to the list in the test {@code SchemasTest}, which
 * writes the published file when run with {@code -Dodoosync.schemas.write=true} and from then on
 * holds the class to it. A field more needs no new version: old readers keep what they do not know.
 * A field that changes its meaning, name or type needs one, and an {@link Fields#upgrade upgrade}
 * for what is already stored.
 */
@NullMarked
package io.github.odoosync.model;

import org.jspecify.annotations.NullMarked;
