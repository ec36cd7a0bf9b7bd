using System.Text.Json;
using Attune.Core.Content.Catalogs.Imports;
using Attune.Server.Hosting;
using Attune.Server.Management;
using Attune.Server.Management.Content;

namespace Attune.Server.Import;

/// <summary>
/// Sends a file to the server in steps, the next being read while one is on its way, and writes down the rows that could
/// not be taken. Begun again after whatever, it goes on where the server stands.
/// </summary>
internal sealed class ImportRun(ImportClient client, ImportFile file, ColumnMap columns)
{
    private static readonly string[] Mandatory = ["id", "title", "link", "image_link"];

    /// <summary>Told how the import stands, now and then.</summary>
    public Action<CatalogImport> Progress { get; init; } = static _ => { };

    /// <summary>Imports the file.</summary>
    /// <param name="catalog">The catalog's id or name.</param>
    /// <param name="rejectsPath">Where rejected rows are written; the file is made only if there are any.</param>
    /// <param name="stop">Stops; what was acknowledged stays.</param>
    /// <exception cref="OperatorException">The file does not fit the catalog, or the server refuses.</exception>
    public async Task<CatalogImport> RunAsync(string catalog, string rejectsPath, CancellationToken stop)
    {
        var target = await client.FindCatalogAsync(catalog, stop);
        using var reader = file.Read();
        var parser = Parser(reader, target);
        var begin = (reader.Offset, reader.Line);
        var input = new ImportInput
        {
            Id = file.Fingerprint(target.Id),
            Source = Path.GetFileName(file.Path),
            Length = file.Length,
        };
        var import = await client.BeginAsync(target.Id, input, stop);
        Progress(import);
        import = await SendAsync(import, reader, parser, begin, stop);
        await WriteRejectedAsync(import, rejectsPath, stop);
        // Only now: an importer that dies before finds its rejected rows again.
        await client.FinishAsync(import, stop);
        return import;
    }

    private RecordParser Parser(SourceReader reader, CatalogBody catalog)
    {
        if (!file.IsCsv)
        {
            return new JsonRecordParser(columns);
        }
        if (!reader.TryRead(out var header))
        {
            throw new OperatorException("The file is empty; CSV begins with a header.");
        }
        var parser = new CsvRecordParser(header, file.Delimiter, columns);
        var known = catalog.Attributes.Select(attribute => attribute.Name).ToHashSet(StringComparer.Ordinal);
        var named = parser.Columns.Select(columns.Find).OfType<string>().ToList();
        var unknown = named.Where(name => !known.Contains(name)).ToList();
        if (unknown.Count > 0)
        {
            throw new OperatorException(
                $"The catalog {catalog.Name} has no attributes {string.Join(", ", unknown)}. "
                    + "Use --map COLUMN=ATTRIBUTE, or --map COLUMN= to leave a column out."
            );
        }
        var missing = Mandatory.Except(named).ToList();
        return missing.Count == 0
            ? parser
            : throw new OperatorException(
                $"Every item needs {string.Join(", ", missing)}, and the header does not name it."
            );
    }

    private async Task<CatalogImport> SendAsync(
        CatalogImport import,
        SourceReader reader,
        RecordParser parser,
        (long Offset, long Line) begin,
        CancellationToken stop
    )
    {
        Position(reader, import, begin);
        var batch = Next(reader, parser, import.Offset);
        while (!batch.IsEmpty)
        {
            var body = batch.Complete(reader.Offset, reader.Line);
            var sending = client.SendAsync(import, body, stop);
            // Rows are read while others are on their way; a file is read faster than it is committed.
            var following = Next(reader, parser, batch.To);
            import = await sending;
            if (import.Offset != batch.To)
            {
                // Somebody else imports the same file, or an acknowledgement was lost before a restart.
                Position(reader, import, begin);
                following.Dispose();
                following = Next(reader, parser, import.Offset);
            }
            batch.Dispose();
            batch = following;
            Progress(import);
        }
        batch.Dispose();
        return import;
    }

    // The import begins at the file's first byte; rows begin after its mark and header.
    private static void Position(SourceReader reader, CatalogImport import, (long Offset, long Line) begin)
    {
        if (import.Offset > begin.Offset)
        {
            reader.Seek(import.Offset, import.Line);
        }
        else
        {
            reader.Seek(begin.Offset, begin.Line);
        }
    }

    private static ImportBatch Next(SourceReader reader, RecordParser parser, long from)
    {
        var batch = new ImportBatch(from);
        while (!batch.IsFull && reader.TryRead(out var record))
        {
            if (record.Problem is null && parser.MayHideRecords(record))
            {
                record = reader.RejectFirstLine("A quoted field swallows the lines after it.");
            }
            if (batch.Add(record, parser) is { } problem)
            {
                batch.Reject(record, problem);
            }
        }
        return batch;
    }

    private async Task WriteRejectedAsync(CatalogImport import, string path, CancellationToken stop)
    {
        if (import.Rejected == 0)
        {
            return;
        }
        var unfinished = path + ".part";
        await using (var output = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            string? cursor = "0";
            while (cursor is not null)
            {
                var page = await client.ReadRejectedAsync(import, cursor, stop);
                foreach (var row in page.Items)
                {
                    await JsonSerializer.SerializeAsync(output, row, ManagementJson.Type<RejectedRow>(), stop);
                    output.WriteByte((byte)'\n');
                }
                cursor = page.NextCursor;
            }
        }
        File.Move(unfinished, path, overwrite: true);
    }
}
