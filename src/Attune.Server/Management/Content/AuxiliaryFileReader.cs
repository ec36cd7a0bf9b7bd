using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Attune.Core.Content.AuxiliaryFiles;
using CsvHelper;

namespace Attune.Server.Management.Content;

/// <summary>Reads rows out of a request's body while it arrives: CSV with a header, JSON lines, or one JSON list.</summary>
internal static class AuxiliaryFileReader
{
    private const string Csv = "text/csv";
    private const string JsonLines = "application/x-ndjson";
    private const string Json = "application/json";

    /// <summary>The media types that can be read.</summary>
    public static readonly IReadOnlyList<string> MediaTypes = [Csv, JsonLines, Json];

    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>The rows, or null for another media type.</summary>
    public static IAsyncEnumerable<AuxiliarySourceRow>? Read(HttpRequest request, CancellationToken stop)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType : null;
        return type?.ToLowerInvariant() switch
        {
            Csv => ReadCsvAsync(request.Body, stop),
            JsonLines => ReadJsonAsync(request.Body, isLines: true, stop),
            Json => ReadJsonAsync(request.Body, isLines: false, stop),
            _ => null,
        };
    }

    private static async IAsyncEnumerable<AuxiliarySourceRow> ReadCsvAsync(
        Stream body,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var options = new CsvReaderOptions { Separator = ',', MaxRecordSize = SaveAuxiliaryFile.RowBytes * 4 };
        await using var reader = CsvReader.Create(body, options, leaveOpen: true);
        long number = 0;
        while (true)
        {
            number++;
            var (row, isLast) = await NextAsync(reader, number, stop);
            if (row is not null)
            {
                yield return row;
            }
            if (isLast)
            {
                yield break;
            }
        }
    }

    private static async Task<(AuxiliarySourceRow? Row, bool IsLast)> NextAsync(
        CsvReader reader,
        long number,
        CancellationToken stop
    )
    {
        try
        {
            if (!await reader.ReadAsync(stop))
            {
                return (null, true);
            }
        }
        catch (CsvFormatException failure)
        {
            return (new AuxiliarySourceRow(number, [], failure.Message), true);
        }
        var headers = reader.Headers;
        if (reader.FieldCount != headers.Count())
        {
            var problem = $"The record has {reader.FieldCount} fields, and the header {headers.Count()}.";
            return (new AuxiliarySourceRow(number, [], problem), false);
        }
        var values = new List<KeyValuePair<string, string>>(reader.FieldCount);
        var at = 0;
        foreach (var header in headers)
        {
            values.Add(KeyValuePair.Create(header, reader.GetString(at++)));
        }
        return (new AuxiliarySourceRow(number, values), false);
    }

    private static async IAsyncEnumerable<AuxiliarySourceRow> ReadJsonAsync(
        Stream body,
        bool isLines,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var elements = JsonSerializer
            .DeserializeAsyncEnumerable<JsonElement>(body, isLines, Strict, stop)
            .GetAsyncEnumerator(stop);
        await using (elements)
        {
            for (var number = 1L; ; number++)
            {
                AuxiliarySourceRow? row;
                var isLast = false;
                try
                {
                    row = await elements.MoveNextAsync() ? ToRow(number, elements.Current) : null;
                    isLast = row is null;
                }
                catch (JsonException failure)
                {
                    row = new AuxiliarySourceRow(number, [], $"This is not JSON: {failure.Message}");
                    isLast = true;
                }
                if (row is not null)
                {
                    yield return row;
                }
                if (isLast)
                {
                    yield break;
                }
            }
        }
    }

    // All values are texts in templates; what is no text is shown as JSON writes it.
    private static AuxiliarySourceRow ToRow(long number, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return new AuxiliarySourceRow(number, [], "Expected an object.");
        }
        try
        {
            return new AuxiliarySourceRow(
                number,
                [
                    .. element
                        .EnumerateObject()
                        .Select(member =>
                            KeyValuePair.Create(
                                member.Name,
                                member.Value.ValueKind switch
                                {
                                    JsonValueKind.String => member.Value.GetString()!,
                                    JsonValueKind.Null => "",
                                    _ => member.Value.GetRawText(),
                                }
                            )
                        ),
                ]
            );
        }
        catch (InvalidOperationException)
        {
            return new AuxiliarySourceRow(number, [], "An escape stands for half a character.");
        }
    }
}
