using System.Buffers;
using System.Globalization;
using System.Text;

namespace Attune.Core.Analytics.Export;

/// <summary>
/// CSV as RFC 4180 has it, in UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe before it, since
/// names come from whoever reports clicks.
/// </summary>
public sealed class CsvFormat : ITableFormat
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r");

    public string Name => "csv";

    public string MediaType => "text/csv; charset=utf-8";

    public async Task WriteAsync(Stream stream, AnalyticsTable table, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true)
        {
            NewLine = "\r\n",
        };
        await writer.WriteLineAsync(string.Join(',', table.Columns.Select(column => column.Name)));
        for (var row = 0; row < table.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var at = row;
            await writer.WriteLineAsync(
                string.Join(',', table.Columns.Select(column => Show(column.Values.GetValue(at))))
            );
        }
    }

    private static string Show(object? value) =>
        value switch
        {
            null => "",
            string text => Escape(text),
            DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => Escape(value.ToString() ?? ""),
        };

    private static string Escape(string text)
    {
        var safe = text.Length > 0 && Formula.Contains(text[0]) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
