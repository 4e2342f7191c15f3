package id.blkhub.contract;

/**
 * One difference between two versions of a contract, by which a document may be valid in one and
 * invalid in the other.
 *
 * @param pointer of the field, an element of an array as {@code *}; empty for the whole
 * @param schemaPointer where the field, or what is around it, stands in the newer schema
 * @param keyword of JSON Schema
 * @param certain whether there is such a document for sure
 * @param before what the older version says; empty where it says nothing
 * @param now what the newer version says; empty where it says nothing
 */
public record SchemaChange(
    String pointer,
    String schemaPointer,
    String keyword,
    boolean certain,
    String before,
    String now) {}
