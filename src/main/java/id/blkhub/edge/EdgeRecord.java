package id.blkhub.edge;

import org.jspecify.annotations.Nullable;

/**
 * One record of an item, a row of a sheet.
 *
 * @param row its number, as a spreadsheet counts
 * @param data JSON: the texts of its cells by the names of their columns
 * @param faults what is wrong with it already, as it is kept beside a message; null for nothing
 */
public record EdgeRecord(int row, byte[] data, @Nullable String faults) {}
