namespace Attune.Core.Analytics.Export;

/// <summary>A file format for tables. Thread-safe.</summary>
public interface ITableFormat
{
    /// <summary>What callers ask for it by, which is also the file's extension.</summary>
    string Name { get; }

    string MediaType { get; }

    /// <summary>Writes the whole table; the stream stays open.</summary>
    Task WriteAsync(Stream stream, AnalyticsTable table, CancellationToken cancellationToken);
}
