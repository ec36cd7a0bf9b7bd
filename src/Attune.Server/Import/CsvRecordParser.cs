using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;

namespace Attune.Server.Import;

/// <summary>Takes fields of a record by the file's header. An empty field counts as absent.</summary>
internal sealed class CsvRecordParser : RecordParser
{
    private readonly CsvReaderOptions options;
    private readonly string?[] names;

    /// <param name="header">The first record of the file.</param>
    /// <param name="delimiter">Between fields.</param>
    /// <param name="columns">What the columns are called in the catalog.</param>
    /// <exception cref="Hosting.OperatorException">The header is not one.</exception>
    public CsvRecordParser(SourceRecord header, char delimiter, ColumnMap columns)
    {
        // The quotes are checked where records are cut; what else is odd belongs to the field.
        options = new CsvReaderOptions { HasHeader = false, Separator = delimiter };
        if (header.Problem is { } problem)
        {
            throw new Hosting.OperatorException($"The header cannot be read. {problem}");
        }
        var read = Fields(header) ?? throw new Hosting.OperatorException("The header is not UTF-8.");
        var twice = read.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new Hosting.OperatorException($"The header names the column '{twice}' twice.");
        }
        Columns = read;
        names = [.. read.Select(columns.Find)];
    }

    /// <summary>The header's names.</summary>
    public IReadOnlyList<string> Columns { get; }

    public override string? Write(SourceRecord record, Utf8JsonWriter writer)
    {
        if (Fields(record) is not { } fields)
        {
            return "The record is not UTF-8.";
        }
        if (fields.Length != names.Length)
        {
            return $"The record has {fields.Length} fields, and the header {names.Length}.";
        }
        writer.WriteStartObject();
        for (var at = 0; at < names.Length; at++)
        {
            if (names[at] is { } name && fields[at].Length > 0)
            {
                writer.WriteString(name, fields[at]);
            }
        }
        writer.WriteEndObject();
        return null;
    }

    // A stray quote at the beginning of a field swallows the lines after it.
    public override bool MayHideRecords(SourceRecord record) =>
        record.IsMultiLine && Fields(record)?.Length != names.Length;

    private string[]? Fields(SourceRecord record)
    {
        if (!Utf8.IsValid(record.Text.Span))
        {
            return null;
        }
        using var reader = CsvReader.Create(record.Text, options);
        if (!reader.Read())
        {
            return [];
        }
        var fields = new string[reader.FieldCount];
        for (var at = 0; at < fields.Length; at++)
        {
            fields[at] = reader.GetString(at);
        }
        return fields;
    }
}
