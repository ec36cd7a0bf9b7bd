using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Attune.Server.Hosting;

namespace Attune.Server.Import;

/// <summary>A file of items, opened; it begins anew for each reader. Immutable.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="IsCsv">CSV, or else JSON lines.</param>
/// <param name="Delimiter">Between the fields of CSV.</param>
internal sealed record ImportFile(string Path, bool IsCsv, char Delimiter)
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Looks at the file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="format"><c>csv</c> or <c>jsonl</c>; null for what the file's name says.</param>
    /// <param name="delimiter">One ASCII character, or <c>tab</c>.</param>
    /// <exception cref="OperatorException">There is no such file, or its format is not clear.</exception>
    public static ImportFile Find(string path, string? format, string delimiter)
    {
        if (!File.Exists(path))
        {
            throw new OperatorException($"There is no file {path}.");
        }
        var isCsv = (format ?? System.IO.Path.GetExtension(path).TrimStart('.')).ToLowerInvariant() switch
        {
            "csv" or "tsv" => true,
            "jsonl" or "ndjson" => false,
            _ => throw new OperatorException("The file's name tells no format. Say --format csv or --format jsonl."),
        };
        var between = delimiter == "tab" ? "\t" : delimiter;
        if (between.Length != 1 || !char.IsAscii(between[0]) || between[0] is '"' or '\r' or '\n')
        {
            throw new OperatorException("--delimiter takes one ASCII character, or 'tab'.");
        }
        return new ImportFile(path, isCsv, between[0]);
    }

    public long Length => new FileInfo(Path).Length;

    /// <summary>What makes the file this file: its beginning and end, its length and when it was written last.</summary>
    public string Fingerprint(string catalogId)
    {
        using var file = Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var facts = string.Create(
            CultureInfo.InvariantCulture,
            $"{catalogId} {file.Length} {File.GetLastWriteTimeUtc(Path).Ticks} {Delimiter}"
        );
        hash.AppendData(Encoding.UTF8.GetBytes(facts));
        var part = new byte[64 * 1024];
        foreach (var offset in (long[])[0, Math.Max(0, file.Length - part.Length)])
        {
            file.Seek(offset, SeekOrigin.Begin);
            hash.AppendData(part, 0, file.ReadAtLeast(part, part.Length, throwOnEndOfStream: false));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    /// <summary>A reader at the file's first record, after a byte order mark.</summary>
    public SourceReader Read()
    {
        var file = Open();
        Span<byte> first = stackalloc byte[ByteOrderMark.Length];
        var read = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        var begin = first[..read].SequenceEqual(ByteOrderMark) ? ByteOrderMark.Length : 0;
        SourceReader reader = IsCsv ? new CsvSource(file, Delimiter) : new JsonLineSource(file);
        reader.Seek(begin, line: 0);
        return reader;
    }

    private FileStream Open() => new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
}
