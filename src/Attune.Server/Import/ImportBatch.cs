using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Attune.Core.Content.Catalogs.Imports;

namespace Attune.Server.Import;

/// <summary>Rows on their way to the server: one request's body while it is built. For one thread.</summary>
internal sealed class ImportBatch : IDisposable
{
    private const int MostRows = 1_000;
    private const int MostBytes = 1_500_000;

    private readonly ArrayBufferWriter<byte> body = new(64 * 1024);
    private readonly ArrayBufferWriter<byte> item = new(4 * 1024);
    private readonly Utf8JsonWriter writer;
    private readonly Utf8JsonWriter itemWriter;
    private readonly List<RejectedRow> rejected = [];
    private int rows;

    public ImportBatch(long from)
    {
        var relaxed = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        writer = new Utf8JsonWriter(body, relaxed);
        itemWriter = new Utf8JsonWriter(item, relaxed);
        From = from;
        To = from;
        writer.WriteStartObject();
        writer.WriteNumber("from", from);
        writer.WriteStartArray("rows");
    }

    public long From { get; }

    public long To { get; private set; }

    public bool IsEmpty => rows + rejected.Count == 0 && To == From;

    public bool IsFull => rows + rejected.Count >= MostRows || body.WrittenCount + writer.BytesPending >= MostBytes;

    /// <summary>Takes a record in.</summary>
    /// <returns>Why it cannot be sent as a row, or null.</returns>
    public string? Add(SourceRecord record, RecordParser parser)
    {
        item.ResetWrittenCount();
        itemWriter.Reset();
        var problem = record.Problem ?? parser.Write(record, itemWriter);
        if (problem is not null)
        {
            return problem;
        }
        itemWriter.Flush();
        writer.WriteStartObject();
        writer.WriteNumber("line", record.Line);
        writer.WritePropertyName("item");
        writer.WriteRawValue(item.WrittenSpan, skipInputValidation: true);
        writer.WriteEndObject();
        rows++;
        To = record.End;
        return null;
    }

    /// <summary>Takes a record in that is no row.</summary>
    public void Reject(SourceRecord record, string problem)
    {
        var text = Encoding.UTF8.GetString(record.Text.Span[..Math.Min(record.Text.Length, 4_000)]);
        rejected.Add(new RejectedRow(record.Line, problem, text));
        To = record.End;
    }

    /// <summary>The body, with nothing to be added any more.</summary>
    /// <param name="to">The offset in the file up to which it reaches.</param>
    /// <param name="line">The lines up to there.</param>
    public ReadOnlyMemory<byte> Complete(long to, long line)
    {
        To = to;
        writer.WriteEndArray();
        writer.WriteStartArray("rejected");
        foreach (var row in rejected)
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", row.Line);
            writer.WriteString("reason", row.Reason);
            writer.WriteString("text", row.Text);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteNumber("to", to);
        writer.WriteNumber("line", line);
        writer.WriteEndObject();
        writer.Flush();
        return body.WrittenMemory;
    }

    public void Dispose()
    {
        writer.Dispose();
        itemWriter.Dispose();
    }
}
