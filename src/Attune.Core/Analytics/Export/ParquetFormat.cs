using Parquet;
using Parquet.Schema;

namespace Attune.Core.Analytics.Export;

/// <summary>Parquet: one row group, every column optional, times in UTC.</summary>
public sealed class ParquetFormat : ITableFormat
{
    public string Name => "parquet";

    public string MediaType => "application/vnd.apache.parquet";

    public async Task WriteAsync(Stream stream, AnalyticsTable table, CancellationToken cancellationToken)
    {
        var fields = table.Columns.Select(FieldOf).ToArray();
        await using var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema(fields.ToArray<Field>()),
            stream,
            cancellationToken: cancellationToken
        );
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < fields.Length; i++)
        {
            await WriteAsync(group, fields[i], table.Columns[i].Values, cancellationToken);
        }
    }

    private static DataField FieldOf(TableColumn column) =>
        column.Values switch
        {
            string?[] => new DataField(column.Name, typeof(string), isNullable: true),
            long?[] => new DataField(column.Name, typeof(long), isNullable: true),
            double?[] => new DataField(column.Name, typeof(double), isNullable: true),
            DateTime?[] => new DataField(column.Name, typeof(DateTime), isNullable: true),
            _ => throw new NotSupportedException($"A column of {column.Values.GetType()}."),
        };

    private static Task WriteAsync(
        ParquetRowGroupWriter group,
        DataField field,
        Array values,
        CancellationToken cancellationToken
    ) =>
        values switch
        {
            string?[] texts => group.WriteAsync(field, texts!),
            long?[] numbers => group.WriteAsync<long>(field, numbers, cancellationToken: cancellationToken),
            double?[] fractions => group.WriteAsync<double>(field, fractions, cancellationToken: cancellationToken),
            DateTime?[] times => group.WriteAsync<DateTime>(field, times, cancellationToken: cancellationToken),
            _ => throw new NotSupportedException($"A column of {values.GetType()}."),
        };
}
